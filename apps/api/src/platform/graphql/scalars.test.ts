import { describe, expect, it } from 'vitest';
import { DateTimeScalar, DayScalar } from './scalars.js';

describe('days and instants', () => {
  it.each(['2026-02-31', '2026-13-01', '2026-01-00', '0000-01-01', '2025-02-29', '2026-1-1', ''])(
    'refuse %s, which is no day',
    (day) => {
      expect(() => DayScalar.parseValue(day)).toThrow('A Date looks like');
      expect(() => new DateTimeScalar().parseValue(`${day}T10:00:00Z`)).toThrow('A DateTime looks like');
    },
  );

  it('take a day that there is, in any zone', () => {
    expect(DayScalar.parseValue('2024-02-29')).toBe('2024-02-29');
    expect(new DateTimeScalar().parseValue('2026-12-31T23:30:00-05:00').toISOString()).toBe(
      '2027-01-01T04:30:00.000Z',
    );
  });
});
