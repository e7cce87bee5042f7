import { ELSEWHERE_RULES } from './elsewhere.js';
import { MACHINE_RULES } from './machines.js';
import { isNegated } from './negation.js';
import { OPENING_RULES } from './openings.js';
import { REFUSAL_RULES } from './refusal.js';
import { RESERVE_RULES } from './reserve.js';
import { SERIOUS_RULES } from './serious.js';
import { SPANISH_RULES } from './spanish.js';
import { firstMatch, type Hit, type SpeechRule } from './rule.js';
import type { Words } from '../words/statements.js';

export type { Hit } from './rule.js';

const ENGLISH: readonly SpeechRule[] = [
  ...SERIOUS_RULES,
  ...MACHINE_RULES,
  ...REFUSAL_RULES,
  ...RESERVE_RULES,
  ...OPENING_RULES,
];
const FOREIGN: readonly SpeechRule[] = [...SPANISH_RULES, ...ELSEWHERE_RULES];
/** Rules that a Spanish text may meet by accident (`no` is checked in both). */
const SPANISH_SET: ReadonlySet<SpeechRule> = new Set(SPANISH_RULES);

/** Every rule of a message, with where it matched. Rules of a language that it is not in are left out. */
export function hitsOf(words: Words): Hit[] {
  const hits: Hit[] = [];
  const english = words.language === 'en' || words.language === 'und';
  const rules = english ? [...ENGLISH, ...SPANISH_RULES.filter(isPlain)] : [...ENGLISH, ...FOREIGN];
  for (const rule of rules) {
    if (words.language !== 'es' && rule.name === 'es:question_mark') continue;
    const hit = firstHit(rule, words);
    if (hit) hits.push(hit);
  }
  return hits;
}

/** Spanish that cannot be English: read in short texts too, whose language nobody can tell. */
function isPlain(rule: SpeechRule): boolean {
  return SPANISH_SET.has(rule) && rule.name !== 'es:question_mark';
}

function firstHit(rule: SpeechRule, words: Words): Hit | null {
  if (rule.raw) {
    const at = words.raw.search(rule.raw);
    return at < 0 ? null : { rule, statement: -1, at };
  }
  if (!rule.match) return null;
  if (rule.of === 'core' || rule.of === 'whole') {
    // Long patterns over a long text meet anything: what speaks of the whole message reads its beginning.
    const text = rule.of === 'core' ? words.core : words.whole.slice(0, 1_200);
    const at = matchAt(rule, text);
    return at < 0 ? null : { rule, statement: -1, at };
  }
  for (const [index, statement] of words.statements.entries()) {
    if (rule.asks && !statement.asks) continue;
    const at = matchAt(rule, statement.text);
    if (at >= 0) return { rule, statement: index, at };
  }
  return null;
}

function matchAt(rule: SpeechRule, text: string): number {
  const positive = rule.intent === 'interested' || rule.intent === 'scheduling';
  for (const pattern of patternsOf(rule)) {
    const met = pattern.exec(text);
    if (!met) continue;
    if (rule.unless && firstMatch(rule.unless, text)) return -1;
    // A short answer is matched as a whole: nothing stands before it.
    if (!positive || rule.of === 'core' || !isNegated(text, met.index + met[0].length)) return met.index;
  }
  return -1;
}

function patternsOf({ match }: SpeechRule): readonly RegExp[] {
  return match === undefined ? [] : match instanceof RegExp ? [match] : match;
}
