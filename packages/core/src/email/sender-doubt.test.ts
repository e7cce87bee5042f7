import fc from 'fast-check';
import { expect, it } from 'vitest';
import { senderDoubt } from './sender-doubt.js';

const from = 'maria@lopez.example';

it.each([
  ['passes both', 'pass', '{@lopez.example : pass}'],
  ['passes SPF alone', 'pass', '{}'],
  ['was forwarded: its own signature holds', 'fail', '{@lopez.example : pass}'],
  ['is signed by the domain above or below', 'softfail', '{@mail.lopez.example : pass}'],
  ['is signed twice', 'fail', '{@list.example : fail, @lopez.example : pass}'],
  ['comes from a domain without SPF', 'none', '{}'],
  ['could not be looked up', 'temperror', '{@lopez.example : fail}'],
])('believes a mail that %s', (_what, spf, dkim) => {
  expect(senderDoubt({ from, spf, dkim })).toBeNull();
});

it('believes a mail of which nothing was said', () => {
  expect(senderDoubt({ from, spf: null, dkim: null })).toBeNull();
});

it.each([
  ['fail', null, 'SPF failed (fail) and there is no DKIM signature.'],
  ['softfail', '{}', 'SPF failed (softfail) and there is no DKIM signature.'],
  [
    'fail',
    '{@lopez.example : fail}',
    'SPF failed (fail) and the DKIM signature of lopez.example did not pass.',
  ],
  [
    'Fail (sender is not authorized)',
    '{@evil.example : pass}',
    'SPF failed (fail) and no DKIM signature is of lopez.example, only of evil.example.',
  ],
  // Of nobody's domain, though it ends with the same letters.
  [
    'fail',
    '{@example : pass}',
    'SPF failed (fail) and no DKIM signature is of lopez.example, only of example.',
  ],
])('doubts %s with %s', (spf, dkim, words) => {
  expect(senderDoubt({ from, spf, dkim })).toBe(words);
});

it('never lets a signature of a domain that merely ends alike speak for the sender', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (prefix) => {
      expect(senderDoubt({ from, spf: 'fail', dkim: `{@${prefix}lopez.example : pass}` })).not.toBeNull();
    }),
  );
});

it('reads whatever stands in the fields', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (address, spf, dkim) => {
      const doubt = senderDoubt({ from: address, spf, dkim });
      expect(doubt === null || doubt.endsWith('.')).toBe(true);
    }),
  );
});
