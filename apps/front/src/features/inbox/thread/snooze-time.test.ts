import { expect, it } from 'vitest';
import { snoozeTime } from './snooze-time';

const now = new Date('2026-03-04T12:00:00Z');

it('is when the person named: a time, or the beginning of a day or a range', () => {
  expect(snoozeTime('2026-03-05T15:00:00.000Z', now)).toBe('2026-03-05T15:00:00.000Z');
  expect(snoozeTime('2026-03-05T05:00:00.000Z/2026-03-06T05:00:00.000Z', now)).toBe(
    '2026-03-05T05:00:00.000Z',
  );
});
it('is nothing for what is past or has begun, and for a time without a date', () => {
  expect(snoozeTime('2026-03-04T11:59:00.000Z', now)).toBeNull();
  expect(snoozeTime('2026-03-04T05:00:00.000Z/2026-03-05T05:00:00.000Z', now)).toBeNull();
  expect(snoozeTime('in the evening', now)).toBeNull();
  expect(snoozeTime('', now)).toBeNull();
});
