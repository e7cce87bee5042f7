import { expect, it } from 'vitest';
import { packRules, unpackRules } from './rule-record.js';

const RULES = [
  { rule: 'consent', result: 'pass', detail: 'Consent 1 from a form.' },
  { rule: 'window', result: 'fail', detail: 'Closed.' },
  { rule: 'dnc_data', result: 'skip', detail: '' },
  { rule: 'later_rule', result: 'doubt', detail: 'A result of a later version.' },
];

it('gives back what was packed, through JSON', () => {
  const stored = JSON.parse(JSON.stringify(packRules(RULES))) as ReturnType<typeof packRules>;
  expect(unpackRules(stored)).toEqual(RULES);
  expect(JSON.stringify(stored).length).toBeLessThan(JSON.stringify(RULES).length);
});

it('reads records that were stored as objects', () => {
  expect(unpackRules(RULES)).toEqual(RULES);
});
