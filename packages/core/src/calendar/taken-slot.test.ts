import { describe, expect, it } from 'vitest';
import { slotWords } from './slot-words.js';
import { takenSlot } from './taken-slot.js';

const ZONE = 'America/New_York';
const NOW = new Date('2026-11-23T15:00:00Z'); // Monday, 10:00 in New York
const OFFERED = [
  { key: 'tue3', startsAt: new Date('2026-11-24T20:00:00Z') }, // Tue 3:00 PM
  { key: 'wed1030', startsAt: new Date('2026-11-25T15:30:00Z') }, // Wed 10:30 AM
];
const read = (text: string, offered = OFFERED) => {
  const taken = takenSlot(text, offered, ZONE, NOW);
  return taken.kind === 'taken' ? taken.key : taken.kind;
};

describe('words that take an offered time', () => {
  it.each([
    ['Tuesday at 3', 'tue3'],
    ['tue 3pm works', 'tue3'],
    ['Let’s do Tuesday', 'tue3'],
    ['3 works for me', 'tue3'],
    ['tomorrow please', 'tue3'],
    ['tomorrow at 3:00 PM', 'tue3'],
    ['Nov 24 at 3', 'tue3'],
    ['15:00 is good', 'tue3'],
    ['the second one', 'wed1030'],
    ['2 works', 'wed1030'],
    ['option 2', 'wed1030'],
    ['10:30am', 'wed1030'],
    ['Wed, Nov 25 at 10:30 AM sounds good', 'wed1030'],
    ['three works', 'tue3'],
    ['Hi Gianna, 3 works', 'tue3'],
    ['I’ll take 2, thanks', 'wed1030'],
    ['the 3 o’clock one works', 'tue3'],
    ['let’s make it 3 then', 'tue3'],
    ['3.', 'tue3'],
    ['3 👍', 'tue3'],
    ['around 3 is perfect', 'tue3'],
    ['3’s good', 'tue3'],
    ['ten thirty is fine', 'wed1030'],
    ['Tuesday afternoon', 'tue3'],
    ['Wednesday morning please', 'wed1030'],
    ['the 25th works', 'wed1030'],
    ['half past ten is good', 'wed1030'],
    ['el miércoles está bien', 'wed1030'],
  ])('“%s” is %s', (text, expected) => expect(read(text)).toBe(expected));

  it.each([
    'yes',
    'Tuesday at 4',
    'Thursday at 3',
    'Tuesday or Wednesday',
    'not Tuesday',
    'can’t do Tuesday',
    'Tuesday at 3?',
    'after 3',
    'Tuesday 3pm PST',
    '3 am',
    'Wednesday at 3',
    'the first one on Wednesday',
    '7',
    'the two of us can make it, sounds good',
    'Sounds good. I have 2 questions',
    'either of the two works',
    'those two work',
    'sounds good, my two partners will join',
    'we are 2 people, ok',
    'yes, I have 3 kids at home',
    'ok, unit 2',
    'great, 2% down works',
    '0',
  ])('“%s” is a person’s to decide', (text) => expect(read(text)).toBe('uncertain'));

  it.each(['How much would you pay?', 'no thanks', '', 'who is this'])('“%s” takes none', (text) =>
    expect(read(text)).toBe('none'),
  );

  it.each([
    'noon works',
    'Tuesday noon',
    'the 26th works',
    'morning works better',
    'the evening is good',
    'next week is good',
    'the weekend works for me',
    'later please',
    'ok, mañana por la mañana',
    'ok, el jueves',
    'four works',
    'half past two is fine',
    'quarter to three is fine',
    'December is better, yes',
    'yes, in an hour',
  ])('“%s” does not take the only offer of Tuesday at three', (text) =>
    expect(read(text, [OFFERED[0]!])).toBe('uncertain'),
  );

  it('says yes to the only offer', () => {
    expect(read('Yes please', [OFFERED[0]!])).toBe('tue3');
    expect(read('sounds good', [])).toBe('none');
  });

  it('reads back every time as it was said', () => {
    for (const { key, startsAt } of OFFERED) {
      const words = slotWords(startsAt, ZONE, NOW).replace(/ [A-Z]{3}$/, '');
      expect(read(words)).toBe(key);
    }
  });
});

it('says a time in the zone of the lead, and names it', () => {
  expect(slotWords(OFFERED[0]!.startsAt, ZONE, NOW)).toBe('Tue, Nov 24 at 3:00 PM EST');
  expect(slotWords(OFFERED[0]!.startsAt, 'America/Los_Angeles', NOW)).toBe('Tue, Nov 24 at 12:00 PM PST');
  expect(slotWords(new Date('2027-01-05T20:00:00Z'), ZONE, NOW)).toBe('Tue, Jan 5, 2027 at 3:00 PM EST');
});
