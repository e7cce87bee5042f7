import { ELSEWHERE_RULES } from './elsewhere.js';
import { MACHINE_RULES } from './machines.js';
import { isNegated } from './negation.js';
import { INTEREST_RULES } from './interest.js';
import { QUESTION_RULES } from './questions.js';
import { SCHEDULING_RULES } from './scheduling.js';
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
  ...SCHEDULING_RULES,
  ...QUESTION_RULES,
  ...INTEREST_RULES,
];
const FOREIGN: readonly SpeechRule[] = [...SPANISH_RULES, ...ELSEWHERE_RULES];
/**
 * Of other languages what is read whatever the language seems to be: Spanish, because short texts do not tell, and every
 * refusal, because a “no” must not be missed beside English words.
 */
const ANYWHERE: readonly SpeechRule[] = [
  ...SPANISH_RULES.filter(({ name }) => name !== 'es:question_mark'),
  ...ELSEWHERE_RULES.filter(({ intent }) => intent === 'not_interested'),
];

const READ_IN_ENGLISH: readonly SpeechRule[] = [...ENGLISH, ...ANYWHERE];
const READ_ELSEWHERE: readonly SpeechRule[] = [...ENGLISH, ...FOREIGN];

/** Every rule of a message, with where it matched. Rules of a language that it is not in are left out. */
export function hitsOf(words: Words): Hit[] {
  const hits: Hit[] = [];
  const english = words.language === 'en' || words.language === 'und';
  const rules = english ? READ_IN_ENGLISH : READ_ELSEWHERE;
  for (const rule of rules) {
    if (words.language !== 'es' && rule.name === 'es:question_mark') continue;
    const hit = firstHit(rule, words);
    if (hit) hits.push(hit);
  }
  return hits;
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
    for (const text of rule.intent === 'not_interested' ? partsOf(statement.text) : [statement.text]) {
      const at = matchAt(rule, text);
      if (at >= 0) return { rule, statement: index, at };
    }
  }
  return null;
}

/** A statement and, when it holds several joined by a word, each of them: a refusal is heard in any. */
function partsOf(statement: string): string[] {
  const parts = statement.split(/ (?:and|but|so|however|though|y|pero|et|mais|und|aber|e|mas) /);
  return parts.length > 1 ? [statement, ...parts] : parts;
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
