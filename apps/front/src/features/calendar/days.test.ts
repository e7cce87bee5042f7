import { describe, expect, it } from 'vitest';
import { addDays, dayIn, dayWords, isDay, mondayOf, startOf, timeIn } from './days';

describe('days of a calendar', () => {
  it('begin at the zone’s midnight, also where a clock changes', () => {
    expect(startOf('2026-03-08', 'America/New_York').toISOString()).toBe('2026-03-08T05:00:00.000Z');
    expect(startOf('2026-03-09', 'America/New_York').toISOString()).toBe('2026-03-09T04:00:00.000Z');
    expect(dayIn(new Date('2026-03-09T03:59:00Z'), 'America/New_York')).toBe('2026-03-08');
    expect(timeIn('2026-11-01T06:30:00Z', 'America/New_York')).toBe('01:30');
  });

  it('belong to weeks that begin on Monday', () => {
    expect(mondayOf('2026-03-08')).toBe('2026-03-02');
    expect(mondayOf('2026-03-09')).toBe('2026-03-09');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(dayWords('2026-03-04')).toBe('Wednesday, Mar 4');
  });

  it('are told from what is no date', () => {
    expect(isDay('2026-03-04')).toBe(true);
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('today')).toBe(false);
    expect(isDay(null)).toBe(false);
  });
});
