import { draftSchema, type Draft } from '@og/contracts';
import {
  checkDraft,
  decideDraft,
  machineOrders,
  type Check,
  type DraftVerdict,
  type VerdictFacts,
} from '@og/core';
import type { DraftInput } from './draft-input.js';
import { draftSystem } from './draft-request.js';

export interface Judgement {
  /** What the model wrote; null when it wrote nothing that can be read. */
  draft: Draft | null;
  checks: Check[];
  verdict: DraftVerdict;
  reason: string | null;
}

/**
 * What becomes of a model's answer, from what the recorder keeps and nothing else: the live path and a replay come here
 * alike.
 * @param failure why the model gave nothing, in words; null when it answered
 */
export function judgeDraft(input: DraftInput, rawOutput: string | null, failure: string | null): Judgement {
  const draft = failure === null ? parse(rawOutput) : null;
  const unread = failure === null && input.budget !== 'spent' && draft === null;
  const checks: Check[] = draft ? checkDraft(draft, contextOf(input)) : [];
  const facts: VerdictFacts = {
    ...input,
    failure: unread ? 'The model’s answer is not in the form that was asked for.' : failure,
    checks,
    confidence: draft?.confidence ?? null,
    minConfidence: input.policy.minConfidence,
    orders: input.inbound === null ? null : machineOrders(input.inbound),
    handoff: draft?.handoff ?? null,
    books: draft?.action?.kind === 'book_slot',
  };
  const settled = decideDraft(facts);
  if (settled.verdict === 'send' && input.barred !== null)
    return { draft, checks, verdict: 'person', reason: input.barred };
  return { draft, checks, ...settled };
}

function contextOf(input: DraftInput): Parameters<typeof checkDraft>[1] {
  return {
    now: new Date(input.now),
    zone: input.zone,
    channel: input.channel,
    facts: input.facts,
    inbound: input.inbound,
    language: input.language,
    policy: input.policy,
    tools: input.tools,
    instructions: draftSystem(input)
      .map(({ text }) => text)
      .join('\n'),
    disclosureLine: input.disclosureLine,
  };
}

function parse(rawOutput: string | null): Draft | null {
  if (rawOutput === null) return null;
  try {
    return draftSchema.parse(JSON.parse(rawOutput));
  } catch {
    return null;
  }
}
