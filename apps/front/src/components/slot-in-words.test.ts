import { expect, it } from 'vitest';
import { slotInWords } from './slot-in-words';

const pacific = 'Tue, Nov 24 at 9:00 AM PST';

it.each([
  [pacific, '2026-11-24T17:00:00Z', 'America/New_York', `${pacific}, their time (12:00 PM yours)`],
  [pacific, '2026-11-24T17:00:00Z', 'Asia/Tokyo', `${pacific}, their time (Wed, Nov 25 at 2:00 AM yours)`],
  [pacific, '2026-11-24T17:00:00Z', 'America/Los_Angeles', pacific],
  [
    'Sat, Jan 2, 2027 at 1:00 PM CST',
    '2027-01-02T19:00:00Z',
    'America/New_York',
    'Sat, Jan 2, 2027 at 1:00 PM CST, their time (2:00 PM yours)',
  ],
  // The second is not the twenty-fourth.
  [
    'Mon, Nov 2 at 11:00 PM PST',
    '2026-11-03T07:00:00Z',
    'America/New_York',
    'Mon, Nov 2 at 11:00 PM PST, their time (Tue, Nov 3 at 2:00 AM yours)',
  ],
])('%s at %s in %s', (words, startsAt, zone, said) => {
  expect(slotInWords(words, startsAt, zone)).toBe(said);
});
