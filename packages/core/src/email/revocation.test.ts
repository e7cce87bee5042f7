import fc from 'fast-check';
import { expect, it } from 'vitest';
import { detectMailRevocation } from './index.js';

const SENTENCES = [
  'We bought the house in 1994 and have lived in it since.',
  'Send it by the end of the month.',
  'I can’t stop laughing about that picture.',
  'My friend asked about the weekend.',
  'The roof was done two years ago, and the garden is large.',
];
const filler = fc.array(fc.constantFrom(...SENTENCES), { maxLength: 120 }).map((list) => list.join(' '));

it('finds an opt-out wherever it stands in a mail', () => {
  fc.assert(
    fc.property(
      filler,
      filler,
      fc.constantFrom('Please take me off your list.', 'Stop emailing me.', 'Unsubscribe me please.'),
      (before, after, wish) => {
        expect(detectMailRevocation(`${before}\n\n${wish}\n\n${after}`)).not.toBeNull();
      },
    ),
  );
});

it('finds none in long mails without one, wherever they are cut', () => {
  fc.assert(
    fc.property(filler, filler, (before, after) => {
      expect(detectMailRevocation(`${before} ${after}`)).toBeNull();
    }),
  );
});

it('ends, whatever comes', () => {
  fc.assert(fc.property(fc.string({ maxLength: 6_000 }), (text) => void detectMailRevocation(text)));
  detectMailRevocation('x'.repeat(200_000));
  expect(detectMailRevocation(`${'word '.repeat(40_000)}\nStop emailing me.`)).not.toBeNull();
});
