import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { slotWords } from '../slot-words.js';
import { keptSlots } from './kept-slots.js';

const ZONE = 'America/New_York';
const NOW = new Date('2026-11-23T15:00:00Z'); // Monday, 10:00 in New York
const TUE3 = { key: 'tue3', startsAt: new Date('2026-11-24T20:00:00Z') }; // Tue 3:00 PM
const WED1030 = { key: 'wed1030', startsAt: new Date('2026-11-25T15:30:00Z') }; // Wed 10:30 AM
const WED430 = { key: 'wed430', startsAt: new Date('2026-11-25T21:30:00Z') }; // Wed 4:30 PM

const books = (text: string, slot = TUE3, zone = ZONE, now = NOW) =>
  keptSlots({ kind: 'book_slot', text, slots: [slot], zone, now }).length === 1;
const keeps = (text: string, slots = [TUE3, WED1030, WED430]) =>
  keptSlots({ kind: 'offer_slots', text, slots, zone: ZONE, now: NOW }).join(' ');

describe('a changed text that still books', () => {
  it.each([
    'Great, Tue, Nov 24 at 3:00 PM EST it is. Talk then!',
    'Perfect Maria - you are booked for Tuesday at 3pm. Dana will call you.',
    'Tuesday, November 24th, 3 PM ET works for us.',
    'See you tomorrow at 3',
    'Tomorrow at three o’clock, then.',
    'Tuesday the 24th at 15:00.',
    'Let’s do 3:00 tomorrow afternoon.',
    '11/24 at 3 p.m. Eastern is set.',
    'Tuesday works. 3 PM EST it is.',
    'Tue, Nov 24 at 3:00 PM EST works. If anything changes or that doesn’t work, text me at (305) 555-0123.',
    'Good morning Maria! Tuesday at 3 PM it is. Have a great weekend.',
    'Tuesday at 3 PM. The call takes 10-15 minutes and I have 2 questions.',
    'Tuesday at 3 PM about 12 Palm Avenue, your 3 bedroom house at $350k. More: example.com/10am',
    'Tuesday at 3 PM works great, what’s the best number to reach you?',
    'Tuesday at 3 PM it is. Don’t forget your papers! Reply STOP to opt out.',
    'Thanks for your time today! Tuesday at 3 PM EST it is.',
    'Perfecto, martes 24 de noviembre a las 3 de la tarde.',
    'Le llamo el martes a las 3:00 PM.',
  ])('“%s”', (text) => expect(books(text)).toBe(true));

  it.each([
    ['no time', 'Great, talk to you soon!'],
    ['no text', ''],
    ['the hour alone', 'Great, 3 PM EST it is.'],
    ['the day alone', 'Great, Tuesday it is.'],
    ['a part of the day', 'Great, Tuesday afternoon it is.'],
    ['another hour', 'Great, Tue, Nov 24 at 3:30 PM EST it is.'],
    ['the other half of the day', 'Great, Tuesday at 3 AM it is.'],
    ['another day', 'Great, Wed, Nov 25 at 3:00 PM EST it is.'],
    ['a day and a date that disagree', 'Great, Tue, Nov 25 at 3:00 PM EST it is.'],
    ['a date of another month', 'Le llamo el martes 24 de diciembre a las 3:00 PM.'],
    ['a date that cannot be read', 'Tuesday 24/11 at 3 PM it is.'],
    ['another year', 'Tue, Nov 24, 2027 at 3:00 PM EST it is.'],
    ['another zone', 'Tue, Nov 24 at 3:00 PM PST it is.'],
    ['another zone, elsewhere', 'Tuesday at 3 PM it is. All times are Pacific time.'],
    ['the writer’s own zone', 'Tuesday at 3 PM my time it is.'],
    ['a zone from far away', 'Tuesday at 3 PM CET it is.'],
    ['another time as well', 'Tuesday at 3 PM or 4 PM, as you like.'],
    ['another hour without its half', 'Tuesday at 3 PM or 4 works.'],
    ['another hour in words', 'Tuesday at 3 PM or four.'],
    ['an hour that is written oddly', 'Tuesday at 3 PM or 3.30pm.'],
    ['another day as well', 'Tuesday at 3 PM, or Wednesday if you like.'],
    ['another part of a day', 'Tuesday at 3 PM, or in the morning.'],
    ['another time without a name', 'Tuesday at 3 PM, or any other time that suits you.'],
    ['another week', 'Tuesday at 3 PM next week.'],
    ['the Tuesday after', 'Next Tuesday at 3 PM.'],
    ['a span', 'Tuesday from 3 PM to 5 PM.'],
    ['a bound', 'Any time on Tuesday after 3 PM.'],
    ['a refusal', 'Sorry, Tuesday at 3 PM is gone.'],
    ['a refusal in short', 'We can’t do Tuesday at 3 PM.'],
    ['a refusal in the next sentence', 'About Tuesday at 3 PM: something came up. Can we talk later?'],
    ['what has to change', 'Tuesday at 3 PM was fine. But we need to reschedule.'],
    ['a refusal in Spanish', 'El martes a las 3 PM no puedo.'],
    ['a question', 'Does Tuesday at 3 PM still work for you, Maria?'],
    ['today', 'I will call you today at 3 PM.'],
    ['an hour of today beside it', 'I call today at 3 PM. Tuesday it is.'],
  ])('not with %s: “%s”', (_, text) => expect(books(text)).toBe(false));

  it('a weekday is the next one: the one after it needs its date', () => {
    const later = { key: 'later', startsAt: new Date('2026-12-01T20:00:00Z') }; // Tuesday in eight days
    expect(books('Tuesday at 3 PM it is.', later)).toBe(false);
    expect(books('Tuesday, December 1 at 3 PM it is.', later)).toBe(true);
    expect(books('December 1 at 3 PM it is.', later)).toBe(true);
  });

  it('reads in the zone of the lead', () => {
    expect(books('Tuesday at 3 PM it is.', TUE3, 'America/Los_Angeles')).toBe(false);
    expect(books('Tuesday at noon it is.', TUE3, 'America/Los_Angeles')).toBe(true);
    expect(books('Tuesday at 12 PM Pacific it is.', TUE3, 'America/Los_Angeles')).toBe(true);
    // Eleven at night there is the next day here.
    const late = new Date('2026-11-24T04:30:00Z');
    expect(books('Tomorrow at noon it is.', TUE3, 'America/Los_Angeles', late)).toBe(true);
    expect(books('Tomorrow at 3 PM it is.', TUE3, ZONE, new Date('2026-11-24T05:30:00Z'))).toBe(false);
    expect(books('Tuesday at 3 PM it is.', TUE3, 'Nowhere/Land')).toBe(false);
  });

  it('knows nothing of a time that has passed', () => {
    expect(books('Tuesday at 3 PM it is.', TUE3, ZONE, new Date('2026-11-25T15:00:00Z'))).toBe(false);
  });
});

describe('a changed text that still offers', () => {
  it.each([
    ['Does Tue, Nov 24 at 3:00 PM EST or Wed, Nov 25 at 10:30 AM EST work?', 'tue3 wed1030'],
    ['I could do Tuesday at 3pm or Wednesday at 10:30am or 4:30pm.', 'tue3 wed1030 wed430'],
    ['Wednesday 10:30 AM or 4:30 PM?', 'wed1030 wed430'],
    ['3 PM on Tuesday or 10:30 AM on Wednesday?', 'tue3 wed1030'],
    ['10:30 AM or 4:30 PM on Wednesday?', 'wed1030 wed430'],
    ['- Tue 3 PM\n- Wed 4:30 PM', 'tue3 wed430'],
    ['Tue, Nov 24\n3:00 PM EST\nWed, Nov 25\n10:30 AM EST', 'tue3 wed1030'],
    ['Tomorrow at 3, or Thursday at noon?', 'tue3'],
    ['How about Wednesday at 10:30 AM? If that doesn’t work, tell me.', 'wed1030'],
    ['Tuesday at 3 PM is gone. Wednesday at 10:30 AM?', 'wed1030'],
    ['Tuesday at 10:30 AM or Wednesday at 3 PM?', ''],
    ['Tuesday or Wednesday at 3 PM?', ''],
    ['Thanks for the call on Tue. 3 PM Wed works?', ''],
    ['3 PM or 10:30 AM?', ''],
    ['Tuesday between 3 PM and 4 PM?', ''],
    ['Tuesday 3 to 5 PM?', ''],
    ['Any time before Wednesday at 4:30 PM?', ''],
    ['Tuesday at 3:00 PM PST?', ''],
    ['When can we talk?', ''],
  ])('“%s” keeps %s', (text, kept) => expect(keeps(text)).toBe(kept));
});

const moment = fc
  .record({ day: fc.integer({ min: 0, max: 13 }), quarter: fc.integer({ min: 32, max: 79 }) })
  .map(({ day, quarter }) =>
    DateTime.fromISO('2026-11-23T00:00', { zone: ZONE })
      .plus({ days: day })
      .set({
        hour: Math.floor(quarter / 4),
        minute: (quarter % 4) * 15,
      }),
  )
  .filter((at) => at.toJSDate() > NOW);
const SPELLED = [
  (at: DateTime) => slotWords(at.toJSDate(), ZONE, NOW),
  (at: DateTime) => at.toFormat('LLLL d, h:mma'),
  (at: DateTime) => at.toFormat("h:mm a 'on' ccc, LLL d"),
  (at: DateTime) => at.toFormat("M/d 'at' HH:mm"),
];
const spelled = fc.record({ at: moment, how: fc.constantFrom(...SPELLED) });
const FILLER = [
  'I will call you',
  'Thanks Maria!',
  'It takes 10 minutes.',
  'Your offer is $350,000.',
  '(305) 555-0123',
  'Reply STOP to opt out.',
  '12 Palm Avenue',
  'and',
  '\n',
];
const filler = fc.constantFrom(...FILLER);

describe('whatever is written', () => {
  it('is kept as it was said, and nothing else is', () => {
    fc.assert(
      fc.property(
        fc.array(spelled, { maxLength: 3 }),
        fc.array(filler, { minLength: 4, maxLength: 4 }),
        fc.array(moment, { maxLength: 2 }),
        (said, between, others) => {
          const text = said
            .map(({ at, how }, place) => `${between[place] ?? ''} ${how(at)}.`)
            .concat(between.at(-1) ?? '')
            .join(' ');
          const named = new Set(said.map(({ at }) => at.toMillis()));
          const slots = [...said.map(({ at }) => at), ...others].map((at, place) => ({
            key: String(place),
            startsAt: at.toJSDate(),
          }));
          const offered = keptSlots({ kind: 'offer_slots', text, slots, zone: ZONE, now: NOW });
          expect(offered).toEqual(
            slots.filter(({ startsAt }) => named.has(startsAt.getTime())).map(({ key }) => key),
          );
          for (const slot of slots)
            expect(keptSlots({ kind: 'book_slot', text, slots: [slot], zone: ZONE, now: NOW })).toEqual(
              named.size === 1 && named.has(slot.startsAt.getTime()) ? [slot.key] : [],
            );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('names no slot without its hour', () => {
    const words = fc.constantFrom(
      ...'tuesday wednesday tomorrow nov 24 25 at 3 4 11 pm am or and on the : . , ? not after EST PST works'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 12 }),
        fc.constantFrom('offer_slots', 'book_slot'),
        (some, kind) => {
          const text = some.join(' ');
          const kept = keptSlots({ kind, text, slots: [TUE3, WED430], zone: ZONE, now: NOW });
          if (kept.includes('tue3')) {
            expect(text).toMatch(/\b3\b/);
            expect(text).toMatch(/tuesday|tomorrow|24/);
          }
          expect(kept).not.toContain('wed430');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('never fails, however it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(books(text)).toBe(false);
        expect(keeps(text)).toBe('');
      }),
    );
  });
});
