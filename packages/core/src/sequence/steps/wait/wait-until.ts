import { DateTime } from 'luxon';
import type { WaitConfig } from '../../types.js';

/**
 * The zone among a lead's candidates where the day comes last: what has been reached there has been reached in all
 * of them. Null when nobody knows where the lead is.
 */
export function strictestZone(zones: readonly string[], now: Date): string | null {
  let strictest: { zone: string; offset: number } | null = null;
  for (const zone of zones) {
    const { offset } = DateTime.fromMillis(now.getTime(), { zone });
    // A zone that no clock knows says nothing about the day.
    if (Number.isNaN(offset)) continue;
    if (!strictest || offset < strictest.offset || (offset === strictest.offset && zone < strictest.zone))
      strictest = { zone, offset };
  }
  return strictest?.zone ?? null;
}

/**
 * The first instant from `now` on at which a wait is over; `now` itself when it is over already.
 * A time that the clock jumps over counts as the same time after the jump; one that comes twice counts at first. A
 * lead without a known zone does not wait: whatever is sent next is held for the very same reason.
 */
export function waitUntil(until: WaitConfig['until'], zones: readonly string[], now: Date): Date {
  const zone = until ? strictestZone(zones, now) : null;
  if (!until || zone === null) return now;
  const local = DateTime.fromMillis(now.getTime(), { zone });
  if (until.kind === 'weekday') {
    const days = (until.weekday - local.weekday + 7) % 7;
    return days === 0 ? now : local.plus({ days }).startOf('day').toJSDate();
  }
  const [hour = 0, minute = 0] = until.time.split(':').map(Number);
  if (local.hour === hour && local.minute === minute) return now;
  const today = atTime(local, hour, minute);
  return today.toMillis() >= now.getTime()
    ? today.toJSDate()
    : atTime(local.plus({ days: 1 }), hour, minute).toJSDate();
}

/** A wall-clock time of a day; the earlier one when it comes twice. */
function atTime(day: DateTime, hour: number, minute: number): DateTime {
  const at = DateTime.fromObject(
    { year: day.year, month: day.month, day: day.day, hour, minute },
    { zone: day.zone },
  );
  const [first = at] = at.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis());
  return first;
}
