import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addWorkingMinutes, type BusinessHours } from './working-time.js';

const nineToFive = (zone: string, holidays: string[] = []): BusinessHours => ({
  zone,
  week: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [{ from: 540, to: 1_020 }]])),
  holidays,
});
const CHICAGO = nineToFive('America/Chicago');
const at = (text: string): Date => DateTime.fromISO(text, { zone: 'America/Chicago' }).toJSDate();

describe('working time', () => {
  it.each<[string, number, string]>([
    ['2026-11-18T10:00', 30, '2026-11-18T10:30'],
    ['2026-11-18T16:50', 30, '2026-11-19T09:20'],
    ['2026-11-20T16:50', 30, '2026-11-23T09:20'],
    ['2026-11-21T12:00', 30, '2026-11-23T09:30'],
    ['2026-11-18T05:00', 480, '2026-11-18T17:00'],
    ['2026-11-18T05:00', 481, '2026-11-19T09:01'],
  ])('%s and %i minutes is %s', (from, minutes, due) => {
    expect(addWorkingMinutes(at(from), minutes, CHICAGO)).toEqual(at(due));
  });

  it('leaves out holidays, and counts round the clock without hours', () => {
    expect(
      addWorkingMinutes(at('2026-11-25T16:50'), 30, nineToFive('America/Chicago', ['2026-11-26'])),
    ).toEqual(at('2026-11-27T09:20'));
    expect(addWorkingMinutes(at('2026-11-21T12:00'), 30, null)).toEqual(at('2026-11-21T12:30'));
  });

  it('counts what really passes when the clock changes', () => {
    const night: BusinessHours = { zone: 'America/Chicago', week: { '7': [{ from: 0, to: 360 }] } };
    // Spring: the night has five hours; autumn: seven.
    expect(addWorkingMinutes(at('2027-03-14T00:00'), 300, night)).toEqual(at('2027-03-14T06:00'));
    expect(addWorkingMinutes(at('2026-11-01T00:00'), 420, night)).toEqual(at('2026-11-01T06:00'));
  });

  it('counts a year at most, however few hours there are', () => {
    const minute: BusinessHours = { zone: 'UTC', week: { '1': [{ from: 0, to: 1 }] } };
    const from = new Date('2026-11-18T10:00:00Z');
    expect(addWorkingMinutes(from, 5_000, minute).getTime() - from.getTime()).toBeLessThan(367 * 86_400_000);
  });

  it('says what is wrong with hours that never open', () => {
    expect(() => addWorkingMinutes(at('2026-11-18T10:00'), 1, { zone: 'UTC', week: {} })).toThrow(
      /open on no day/,
    );
    expect(() => addWorkingMinutes(at('2026-11-18T10:00'), 1, nineToFive('Mars/Olympus'))).toThrow(
      /no time zone/,
    );
  });
});

const ZONES = [
  'America/Chicago',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
];
const anyDay = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2030-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const anyHours: fc.Arbitrary<BusinessHours> = fc.record({
  zone: fc.constantFrom(...ZONES),
  week: fc.dictionary(
    fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
    fc
      .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 60, max: 740 }))
      .map(([from, length]) => [{ from, to: from + length }]),
    { minKeys: 1, maxKeys: 7 },
  ),
});

it('more minutes are never due earlier, and due times lie in working time', () => {
  fc.assert(
    fc.property(
      anyDay,
      anyHours,
      fc.integer({ min: 1, max: 900 }),
      fc.nat(500),
      (from, hours, minutes, more) => {
        const due = addWorkingMinutes(from, minutes, hours);
        expect(due.getTime()).toBeGreaterThanOrEqual(from.getTime() + minutes * 60_000);
        expect(addWorkingMinutes(from, minutes + more, hours).getTime()).toBeGreaterThanOrEqual(
          due.getTime(),
        );
        const local = DateTime.fromJSDate(new Date(due.getTime() - 1), { zone: hours.zone });
        expect(hours.week[String(local.weekday)]?.length ?? 0).toBeGreaterThan(0);
      },
    ),
    { numRuns: 60 },
  );
});

it('in two steps is as far as in one', () => {
  fc.assert(
    fc.property(
      anyDay,
      anyHours,
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 1, max: 900 }),
      (from, hours, first, second) => {
        const whole = addWorkingMinutes(from, first + second, hours);
        expect(addWorkingMinutes(addWorkingMinutes(from, first, hours), second, hours)).toEqual(whole);
      },
    ),
    { numRuns: 60 },
  );
});
