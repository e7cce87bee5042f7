import { isShouted, keywordRule, STOP_CLAUSES } from './keywords.js';
import { ENGLISH_PHRASES } from './phrases.js';
import { SPANISH_PHRASES } from './phrases-es.js';
import { MORE_PHRASES } from './phrases-more.js';
import { reactionOf } from './reaction.js';
import { bounded, clausesOf, joinSpelled, normalizeInbound } from './text.js';
import type { Revocation } from './types.js';

const PHRASES = [...ENGLISH_PHRASES, ...SPANISH_PHRASES, ...MORE_PHRASES];
const HELP: ReadonlySet<string> = new Set(['help', 'info', 'ayuda', 'aide']);
const START: ReadonlySet<string> = new Set(['start', 'unstop']);

/** The first phrase rule that a statement meets, within the whole message it stands in. */
function phraseRule(statement: string, whole: string): string | null {
  const met = PHRASES.find(
    ({ match, unless, unlessAnywhere }) =>
      match.test(statement) && !unless?.test(statement) && !unlessAnywhere?.test(whole),
  );
  return met?.name ?? null;
}

/**
 * Whether a message withdraws consent: a keyword as the whole message, or free text that plainly says so.
 * null when it does not. Deterministic and fast; runs before the webhook answers. A keyword inside a longer
 * text is none (“by the end of the month”), and “not interested” is no withdrawal.
 */
export function detectRevocation(message: string): Revocation | null {
  // The words in a reaction are our own.
  if (reactionOf(message) !== null) return null;
  const text = bounded(message);
  const whole = joinSpelled(normalizeInbound(text));
  if (whole === '') return null;
  const keyword = keywordRule(whole);
  if (keyword) return { revoked: true, rule: keyword, kind: 'keyword' };
  const clauses = clausesOf(text);
  if (clauses.some((clause) => STOP_CLAUSES.has(clause)))
    return { revoked: true, rule: 'clause', kind: 'phrase' };
  if (isShouted(text)) return { revoked: true, rule: 'shouted', kind: 'phrase' };
  // Clauses first: an exception in one sentence must not take back what another one says.
  for (const part of [...clauses, whole]) {
    const rule = phraseRule(part, whole);
    if (rule) return { revoked: true, rule: `phrase:${rule}`, kind: 'phrase' };
  }
  return null;
}

/** HELP or INFO as the whole message. */
export function detectHelp(text: string): boolean {
  return HELP.has(normalizeInbound(text));
}

/** START or UNSTOP as the whole message: lifts keyword opt-outs only. */
export function detectStart(text: string): boolean {
  return START.has(normalizeInbound(text));
}
