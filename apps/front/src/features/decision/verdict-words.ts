import type { Tone } from '@og/ui';

interface VerdictWords {
  label: string;
  tone: Tone;
  /** The first sentence of the panel. */
  says: string;
}

const verdicts: Record<string, VerdictWords> = {
  allow: { label: 'Allowed', tone: 'success', says: 'Nothing stood against sending this message.' },
  hold: { label: 'Held', tone: 'warn', says: 'This message waits.' },
  suppress: { label: 'Barred', tone: 'danger', says: 'This message must not be sent.' },
  cancel: { label: 'Canceled', tone: 'neutral', says: 'This message was stopped before it was sent.' },
  expire: {
    label: 'Expired',
    tone: 'neutral',
    says: 'The time for this message passed before it could be sent.',
  },
};

/** A verdict of the gate in words; one that this version does not know is shown as it is. */
export function verdictWords(verdict: string): VerdictWords {
  return verdicts[verdict.toLowerCase()] ?? { label: verdict, tone: 'neutral', says: '' };
}

const results: Record<string, string> = { pass: 'Passed', fail: 'Stood against it', skip: 'Did not apply' };

/** What became of a rule. */
export function resultWord(result: string): string {
  return results[result.toLowerCase()] ?? 'Did not apply';
}

interface RuleLike {
  result: string;
}

/** Rules that stood against it first, then those that were passed, then those that did not apply. */
export function byWeight<Rule extends RuleLike>(rules: readonly Rule[]): Rule[] {
  const weight = (rule: Rule) => ['fail', 'pass'].indexOf(rule.result.toLowerCase());
  const place = (rule: Rule) => (weight(rule) === -1 ? 2 : weight(rule));
  return rules.toSorted((a, b) => place(a) - place(b));
}

/** "2026-03-04T14:02:11-06:00" → "14:02"; anything else as it is. */
export function clockOf(localTime: string): string {
  return /T(\d\d:\d\d)/.exec(localTime)?.[1] ?? localTime;
}
