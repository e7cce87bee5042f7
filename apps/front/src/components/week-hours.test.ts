import { describe, expect, it } from 'vitest';
import { clockOf, minutesOf, officeHours, weekProblem } from './week-hours';

describe('hours of a week', () => {
  it('reads and writes times of day; midnight can be an end', () => {
    expect(clockOf(555)).toBe('09:15');
    expect(minutesOf('09:15')).toBe(555);
    expect(minutesOf('00:00')).toBe(0);
    expect(minutesOf('00:00', true)).toBe(1440);
    expect(minutesOf('25:00')).toBeNull();
    expect(minutesOf('')).toBeNull();
  });

  it('says what is wrong with a week', () => {
    expect(weekProblem(officeHours)).toBeNull();
    expect(weekProblem([{ weekday: 2, from: 600, to: 600 }])).toBe(
      'Tuesday: a span must end after it begins.',
    );
    expect(
      weekProblem([
        { weekday: 7, from: 540, to: 720 },
        { weekday: 7, from: 700, to: 800 },
      ]),
    ).toBe('Sunday: two spans overlap.');
    expect(
      weekProblem([
        { weekday: 1, from: 540, to: 720 },
        { weekday: 1, from: 720, to: 800 },
      ]),
    ).toBeNull();
  });
});
