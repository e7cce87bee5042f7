import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { snoozeUntil } from './snooze-until.js';

const CHICAGO = 'America/Chicago';
/** A Sunday, 14:05 in Chicago. */
const now = new Date('2026-11-22T20:05:00Z');
const until = (text: string, zone = CHICAGO, at = now): string => {
  const result = snoozeUntil(text, at, zone);
  return result.ok
    ? DateTime.fromJSDate(result.until, { zone }).toFormat('yyyy-MM-dd HH:mm')
    : `${result.code}: ${result.message}`;
};

it.each<[string, string]>([
  ['Tue 3pm', '2026-11-24 15:00'],
  ['tomorrow', '2026-11-23 09:00'],
  ['in 2 hours', '2026-11-22 16:05'],
  ['2h', '2026-11-22 16:05'],
  ['1h 30m', '2026-11-22 15:35'],
  ['half an hour', '2026-11-22 14:35'],
  ['next week', '2026-11-23 09:00'],
  ['Nov 30 9:30', '2026-11-30 09:30'],
  ['end of day', '2026-11-22 17:00'],
  ['tomorrow eod', '2026-11-23 17:00'],
  ['monday morning', '2026-11-23 09:00'],
  ['monday at 9 in the morning', '2026-11-23 09:00'],
  ['tonight at 8', '2026-11-22 20:00'],
  ['remind me friday at 2', '2026-11-27 14:00'],
  ['the 15th', '2026-12-15 09:00'],
  ['the 31st', '2026-12-31 09:00'],
  ['weekend', '2026-11-28 09:00'],
  ['end of month', '2026-11-30 17:00'],
  ['next month', '2026-12-01 09:00'],
  ['sunday 4pm', '2026-11-22 16:00'],
  ['sunday 1pm', '2026-11-29 13:00'],
  ['9am', '2026-11-23 09:00'],
  ['3pm', '2026-11-22 15:00'],
  ['4pm EST', '2026-11-22 15:00'],
  ['day after tomorrow at 4', '2026-11-24 16:00'],
  ['mañana', '2026-11-23 09:00'],
  ['mañana por la tarde', '2026-11-23 14:00'],
  ['lunes 9am', '2026-11-23 09:00'],
  ['el viernes a las 3 de la tarde', '2026-11-27 15:00'],
  ['en 2 horas', '2026-11-22 16:05'],
  ['la próxima semana', '2026-11-23 09:00'],
])('%s', (text, expected) => expect(until(text)).toBe(expected));

describe('“next weekend” is that of next week', () => {
  // The week in which the clocks go back in Chicago, and the one before they go forward; a week without either in Tokyo.
  const weeks: readonly [zone: string, monday: string][] = [
    [CHICAGO, '2026-10-26'],
    [CHICAGO, '2026-03-02'],
    ['Australia/Sydney', '2026-09-28'],
    ['Pacific/Kiritimati', '2026-12-28'],
    ['Asia/Tokyo', '2026-11-16'],
  ];
  const days: readonly [day: string, ahead: number][] = [
    ['Monday', 12],
    ['Tuesday', 11],
    ['Wednesday', 10],
    ['Thursday', 9],
    ['Friday', 8],
    ['Saturday', 7],
    ['Sunday', 6],
  ];
  const cases = weeks.flatMap(([zone, monday]) =>
    days.flatMap(([day, ahead], index) =>
      ['00:05', '08:00', '14:05', '23:55'].map((clock) => ({ zone, monday, day, ahead, index, clock })),
    ),
  );

  it.each(cases)(
    'on $day at $clock, in the week of $monday in $zone: $ahead days on',
    ({ zone, monday, day, ahead, index, clock }) => {
      const at = DateTime.fromISO(`${monday}T${clock}`, { zone }).plus({ days: index });
      const said = DateTime.fromISO(`${monday}T09:00`, { zone }).plus({ days: index + ahead });
      expect([at.weekdayLong, said.weekdayLong]).toEqual([day, 'Saturday']);
      expect(until('next weekend', zone, at.toJSDate())).toBe(said.toFormat('yyyy-MM-dd HH:mm'));
    },
  );

  it('is a week after “this weekend” on a working day', () => {
    const thursday = new Date('2026-11-19T20:05:00Z');
    expect(until('this weekend', CHICAGO, thursday)).toBe('2026-11-21 09:00');
    expect(until('next weekend at 2pm', CHICAGO, thursday)).toBe('2026-11-28 14:00');
  });
});

it('says in full what was understood, in the zone of the lead', () => {
  expect(snoozeUntil('Tue 3pm', now, CHICAGO)).toMatchObject({
    explanation: 'Tuesday, November 24, 2026 at 3:00 PM CST',
  });
  expect(until('Tue 3pm', 'Asia/Tokyo')).toBe('2026-11-24 15:00');
});

it.each<[string, RegExp]>([
  ['', /^empty: Say until when/],
  ['soonish maybe', /^not_understood: “soonish maybe” names no day or time/],
  ['tue or wed', /^not_understood: Understood “tue” .*but not “wed”/],
  ['tue with the dog', /^not_understood: Understood “tue” .*but not “with dog”/],
  ['Feb 30', /^not_understood/],
  ['25:00', /^not_understood/],
  ['yesterday', /^past: “yesterday” was understood as Saturday, November 21, 2026/],
  ['today 9am', /^past/],
  ['in 400 days', /^too_far/],
  ['in 0 minutes', /^not_understood/],
])('%j is refused with what was understood', (text, message) => expect(until(text)).toMatch(message));

it('knows no zone by that name', () => expect(until('tomorrow', 'Mars/Olympus')).toMatch(/^unknown_zone/));

describe('when the clock changes', () => {
  it('a time that is jumped over stands for the same after the jump, and it is said', () => {
    const result = snoozeUntil('2027-03-14 02:30', now, CHICAGO);
    expect(result).toMatchObject({ ok: true });
    if (!result.ok) return;
    expect(result.until.toISOString()).toBe('2027-03-14T08:30:00.000Z');
    expect(result.explanation).toMatch(/3:30 AM CDT; the clock jumps over/);
  });

  it('a time that comes twice counts at first', () => {
    const result = snoozeUntil('2027-11-07 01:30', new Date('2027-11-01T12:00:00Z'), CHICAGO);
    expect(result.ok && result.until.toISOString()).toBe('2027-11-07T06:30:00.000Z');
  });

  it('two hours are two hours, and tomorrow is a day of the calendar', () => {
    const before = new Date('2027-03-14T07:30:00Z');
    expect(until('in 2 hours', CHICAGO, before)).toBe('2027-03-14 04:30');
    expect(until('tomorrow 9am', CHICAGO, new Date('2027-03-13T18:00:00Z'))).toBe('2027-03-14 09:00');
  });
});

const ZONES = [
  'America/Chicago',
  'America/New_York',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Apia',
];
const anyNow = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});

it('a named date and time is what the clock of the zone shows then, unless the clock jumps over it', () => {
  fc.assert(
    fc.property(
      anyNow,
      fc.constantFrom(...ZONES),
      fc.integer({ min: 1, max: 360 }),
      fc.integer({ min: 0, max: 1_439 }),
      (at, zone, days, minute) => {
        const day = DateTime.fromJSDate(at, { zone }).plus({ days });
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const asked = `${day.toFormat('yyyy-MM-dd')} ${clock}`;
        const wanted = DateTime.fromFormat(asked, 'yyyy-MM-dd HH:mm', { zone });
        fc.pre(wanted.toMillis() > at.getTime());
        const result = snoozeUntil(asked, at, zone);
        expect(result.ok, `${asked} ${zone}`).toBe(true);
        if (!result.ok) return;
        const shown = DateTime.fromJSDate(result.until, { zone }).toFormat('yyyy-MM-dd HH:mm');
        expect(
          shown === asked || result.explanation.includes('jumps over'),
          `${asked} ${zone} ${shown}`,
        ).toBe(true);
      },
    ),
  );
});

it('spans of hours and minutes are exact in every zone', () => {
  fc.assert(
    fc.property(
      anyNow,
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 1, max: 59 }),
      (at, zone, hours, minutes) => {
        const result = snoozeUntil(`in ${hours === 0 ? '' : `${hours} hours `}${minutes} minutes`, at, zone);
        expect(result.ok && result.until.getTime() - at.getTime()).toBe((hours * 60 + minutes) * 60_000);
      },
    ),
  );
});

it('whatever is typed is a later instant within a year, or an error that says something', () => {
  const words = [
    'tue',
    'next',
    'tomorrow',
    '3pm',
    'in',
    '2',
    'weeks',
    'morning',
    'the',
    '15th',
    'nov',
    '30',
    'at',
    '9:30',
    'eod',
    'mañana',
    'lunes',
    'weekend',
    'x',
    '00:00',
    'feb',
    '29',
    'year',
  ];
  fc.assert(
    fc.property(
      anyNow,
      fc.constantFrom(...ZONES),
      fc.oneof(
        fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((list) => list.join(' ')),
        fc.string({ maxLength: 60 }),
      ),
      (at, zone, text) => {
        const result = snoozeUntil(text, at, zone);
        if (result.ok) {
          expect(result.until.getTime()).toBeGreaterThan(at.getTime());
          expect(result.until.getTime() - at.getTime()).toBeLessThanOrEqual(366 * 86_400_000);
        } else expect(result.message.length).toBeGreaterThan(10);
      },
    ),
  );
});

it('does not depend on the zone of the machine', () => {
  const before = process.env['TZ'];
  try {
    for (const machine of ['UTC', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe']) {
      process.env['TZ'] = machine;
      for (const at of ['2026-11-22T20:05:00Z', '2026-03-08T07:30:00Z', '2026-04-04T15:15:00Z']) {
        const start = new Date(at);
        const said = [
          'tomorrow',
          'Tue 3pm',
          'mar 14',
          'next week',
          'the 15th',
          'in 90 minutes',
          '9am',
          'tonight',
        ].map((text) => until(text, CHICAGO, start));
        process.env['TZ'] = 'UTC';
        expect(said, `${machine} ${at}`).toEqual(
          ['tomorrow', 'Tue 3pm', 'mar 14', 'next week', 'the 15th', 'in 90 minutes', '9am', 'tonight'].map(
            (text) => until(text, CHICAGO, start),
          ),
        );
        process.env['TZ'] = machine;
      }
    }
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});
