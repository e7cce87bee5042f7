import type { Intent } from '../classify/types.js';
import type { Hit } from './rules/index.js';

/** From this confidence on rules are sure of themselves. */
export const CERTAIN_FROM = 0.8;

/** A yes of any kind: what a refusal forbids. */
export const POSITIVE: ReadonlySet<Intent> = new Set(['interested', 'scheduling', 'email_captured']);

/**
 * Which of several intents counts: what does harm when it is missed comes first, then what must end the sequence, then
 * what asks for the most concrete next step.
 */
export const PRECEDENCE: readonly Intent[] = [
  'opt_out',
  'legal_threat',
  'hostile',
  'out_of_office',
  'wrong_number',
  'spam',
  'not_interested',
  'email_captured',
  'scheduling',
  'not_now',
  'objection',
  'interested',
  'question',
  'unclear',
];

export interface Choice {
  intent: Intent;
  rule: string;
  confidence: number;
  alsoSaid: Intent[];
  /** Two things were said that do not go together. */
  conflict: boolean;
}

/** The best hit of each intent. */
function bestOf(hits: readonly Hit[]): Map<Intent, Hit> {
  const best = new Map<Intent, Hit>();
  for (const hit of hits) {
    const known = best.get(hit.rule.intent);
    const better =
      !known ||
      (known.rule.weak === true && hit.rule.weak !== true) ||
      (known.rule.weak === hit.rule.weak && hit.rule.confidence > known.rule.confidence);
    if (better) best.set(hit.rule.intent, hit);
  }
  return best;
}

/** Pairs of which the first gives way to the second. */
function givesWay(best: ReadonlyMap<Intent, Hit>, namesATime: boolean): Set<Intent> {
  const away = new Set<Intent>();
  const weak = (intent: Intent): boolean => best.get(intent)?.rule.weak === true;
  const has = (intent: Intent): boolean => best.has(intent);
  // “No, maybe next year”; “No, what is this about?”
  if (
    weak('not_interested') &&
    (has('not_now') || has('question') || has('wrong_number') || has('objection'))
  )
    away.add('not_interested');
  // “Call me in January” names no appointment, “I am at work, call me at 5” does.
  if (has('scheduling') && has('not_now') && !namesATime) away.add('scheduling');
  // “How do I know this is no scam?” asks nothing that a fact answers; “yes, how much?” does.
  if (weak('interested') && has('question')) away.add('interested');
  return away;
}

/** One intent out of all that was met; null when nothing was. */
export function chooseIntent(hits: readonly Hit[], namesATime: boolean): Choice | null {
  const best = bestOf(hits);
  const away = givesWay(best, namesATime);
  const ordered = PRECEDENCE.filter((intent) => best.has(intent));
  const intent = ordered.find((candidate) => !away.has(candidate));
  const hit = intent && best.get(intent);
  if (!intent || !hit) return null;
  const alsoSaid = ordered.filter((other) => other !== intent);
  const conflict =
    (intent === 'not_interested' && alsoSaid.some((other) => POSITIVE.has(other))) ||
    (POSITIVE.has(intent) && alsoSaid.some((other) => other === 'not_interested' || other === 'not_now'));
  return { intent, rule: hit.rule.name, confidence: hit.rule.confidence, alsoSaid, conflict };
}
