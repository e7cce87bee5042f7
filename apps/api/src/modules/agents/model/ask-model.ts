import type { AgentName, Check } from '@og/core';
import { newId } from '@og/db';
import type { Platform } from '../../../platform/platform.js';
import { erasedMeanwhile, type TextsRead } from '../erase/text-reads.js';
import { hashOf } from '../compose/draft-request.js';
import { callModel, type ModelQuestion, type ModelReply } from './call-model.js';
import { expectedCost } from './expected-cost.js';
import { recordDecision, type DecisionKind } from './record-decision.js';
import { openBudget, reserve, settleReservation } from './reserve.js';

/** A question whose answer is recorded with what the caller decides by it. */
export interface Asking<T> extends ModelQuestion<T> {
  kind: DecisionKind;
  /** Null: a classification, which no agent makes. */
  agent: AgentName | null;
  versionId?: string | null;
  conversationId: string | null;
  leadId: string | null;
  /** Noted before anything of the lead was read (`noteTextsRead`); null: nothing of anybody was. */
  texts: TextsRead | null;
  inboundMessageId?: string | null;
  /** The text from outside that it is about; its hash is kept. */
  inboundText?: string | null;
  /** Everything that the decision rests on beside the output, so that it can be made again. */
  input: object;
  /** Pure: what is decided by this answer. */
  decide: (reply: ModelReply<T>) => { verdict: string; reason: string | null; checks?: readonly Check[] };
}

export type Asked<T> =
  | { kind: 'answer'; output: T; decisionId: string }
  /** It answered, and the person's texts were erased meanwhile: what it said may decide something and is not kept. */
  | { kind: 'erased'; output: T | null; decisionId: string }
  /** The model gave nothing that can be used; `message` says why. */
  | { kind: 'failure'; message: string; decisionId: string }
  /** Nobody was asked: the budget is spent. */
  | { kind: 'unasked'; message: string };

type Deps = Pick<Platform, 'database' | 'vault' | 'config' | 'clock'>;

/**
 * Ask a team's model within its budget, record the question, the answer and the decision, and count the cost, which is
 * reserved meanwhile. Call it outside of transactions. Never throws for what a vendor does.
 */
export async function askModel<T>(deps: Deps, teamId: string, asking: Asking<T>): Promise<Asked<T>> {
  const id = newId();
  const { conversationId } = asking;
  const { level } = await deps.database.withTeam(teamId, async (tx) => {
    const now = deps.clock.now();
    const budget = await openBudget(tx, now, conversationId);
    if (budget.level !== 'spent')
      await reserve(tx, now, { id, conversationId, micros: expectedCost(deps.config, asking) });
    return budget;
  });
  if (level === 'spent') return { kind: 'unasked', message: 'The budget for models is spent.' };
  const reply = await callModel(deps, teamId, asking);
  const decided = asking.decide(reply);
  const { decisionId, erased } = await deps.database.withTeam(teamId, async (tx) => {
    await settleReservation(tx, id);
    const erasedNow = await erasedMeanwhile(tx, asking.texts);
    const recorded = await recordDecision(tx, deps.clock.now(), {
      kind: asking.kind,
      agent: asking.agent,
      versionId: asking.versionId ?? null,
      conversationId: asking.conversationId,
      leadId: asking.leadId,
      inboundMessageId: asking.inboundMessageId ?? null,
      inboundText: asking.inboundText ?? null,
      promptHash: hashOf(asking.system),
      input: asking.input,
      call: reply.call,
      checks: decided.checks ?? [],
      verdict: decided.verdict,
      reason: decided.reason,
      erased: erasedNow,
    });
    return { decisionId: recorded, erased: erasedNow };
  });
  if (erased) return { kind: 'erased', output: reply.output, decisionId };
  return reply.output === null
    ? { kind: 'failure', message: reply.call.failure ?? 'The model said nothing.', decisionId }
    : { kind: 'answer', output: reply.output, decisionId };
}
