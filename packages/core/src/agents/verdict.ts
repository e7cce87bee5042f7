import type { BudgetLevel } from './budget.js';
import type { AgentMode, Check } from './types.js';

/**
 * send: leaves by itself; draft: a person approves as usual; person: a person decides, for a reason; template: no
 * model was asked; off: the agent does nothing.
 */
export type DraftVerdict = 'send' | 'draft' | 'person' | 'template' | 'off';

export interface VerdictFacts {
  mode: AgentMode;
  /** Whether the intent may ever be answered alone. */
  automatable: boolean;
  unlocked: boolean;
  /** What autonomy still needs, in words. */
  needs: string | null;
  /** Why the model gave nothing, in words; null when it answered. */
  failure: string | null;
  checks: readonly Check[];
  /** 0–1; the model's own. */
  confidence: number | null;
  minConfidence: number;
  /** Neither rules nor model were sure what the person means. */
  uncertain: boolean;
  /** What in the message talks to a machine. */
  orders: string | null;
  handoff: string | null;
  /** It would take a slot of somebody's calendar. */
  books: boolean;
  /** The agents' kill switch, or the team's. */
  stopped: boolean;
  budget: BudgetLevel;
}

export interface Settled {
  verdict: DraftVerdict;
  /** In words; null when there is nothing to say. */
  reason: string | null;
}

/** What becomes of a draft. What keeps a person in the loop comes first; only what passes everything is sent. */
export function decideDraft(facts: VerdictFacts): Settled {
  if (facts.mode === 'off') return settled('off', 'The agent is off for this kind of message.');
  if (facts.budget === 'spent')
    return settled('template', 'The budget for models is spent: a template stands in.');
  if (facts.failure !== null) return settled('person', facts.failure);
  const failed = facts.checks.find(({ ok }) => !ok);
  if (failed) return settled('person', failed.detail ?? `The check “${failed.check}” failed.`);
  if (facts.orders !== null)
    return settled('person', `The message talks to a machine: “${facts.orders}”. A person reads it first.`);
  if (facts.handoff === 'person') return settled('person', 'The agent hands the conversation to a person.');
  if (facts.uncertain) return settled('person', 'It is not certain what the person means.');
  if (facts.confidence === null || facts.confidence < facts.minConfidence)
    return settled(
      'person',
      `The agent is not sure enough: ${said(facts.confidence)}, needed ${said(facts.minConfidence)}.`,
    );
  if (facts.mode === 'draft') return settled('draft', null);
  if (!facts.automatable) return settled('draft', 'A person always answers this kind of message.');
  if (!facts.unlocked) return settled('draft', facts.needs ?? 'Answering alone is not earned yet.');
  if (facts.books) return settled('draft', 'Taking a time in a calendar needs a person’s yes.');
  if (facts.stopped) return settled('draft', 'Automatic answers are switched off.');
  return settled('send', null);
}

function settled(verdict: DraftVerdict, reason: string | null): Settled {
  return { verdict, reason };
}

function said(confidence: number | null): string {
  return confidence === null ? 'it said nothing about it' : `${Math.round(confidence * 100)} %`;
}
