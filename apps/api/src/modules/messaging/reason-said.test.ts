import { expect, it } from 'vitest';
import { reasonSaid } from './reason-said.js';

const nothing = { vendor: null, errorCode: null, errorMessage: null };

it.each([
  ['a rule of the gate', 'outside_window', nothing, /permitted hours/],
  ['the engine', 'person_said_not_sent', nothing, /was not sent/],
  ['a code that its vendor’s table knows', '30003', { ...nothing, vendor: 'twilio' }, /^(?!.*30003).{10,}/],
  ['a code that nobody knows', 'z-9', { ...nothing, vendor: 'twilio' }, /z-9/],
  ['a code of an unknown vendor', '30003', nothing, /reported 30003/],
])('says in words what %s gives', (_who, reason, said, words) => {
  expect(reasonSaid(reason, said)).toMatch(words);
});

it('tells a code as it was explained when it came, and no other reason so', () => {
  const said = { vendor: 'twilio', errorCode: '30003', errorMessage: 'The phone was off.' };
  expect(reasonSaid('30003', said)).toBe('The phone was off.');
  expect(reasonSaid('outside_window', said)).toContain('permitted hours');
});
