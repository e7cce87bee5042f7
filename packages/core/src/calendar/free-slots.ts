import { DateTime } from 'luxon';
import type { Availability, Slot, Span } from './types.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface SlotsAsked {
  owners: readonly Availability[];
  now: Date;
  /** Not before this; default: now. */
  from?: Date | null;
  /** Not after this; default: each owner's horizon. */
  until?: Date | null;
  /** At most this many. */
  most: number;
}

/**
 * Free times of one or several people, the soonest first. Slots stand on the grid of each working span, on the wall
 * clock of the owner: a time that the clock jumps over is none, one that comes twice is taken at its first coming.
 */
export function freeSlots({ owners, now, from, until, most }: SlotsAsked): Slot[] {
  const slots = owners.flatMap((owner) => ownSlots(owner, now, from ?? now, until ?? null));
  return slots
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.ownerId < b.ownerId ? -1 : 1))
    .slice(0, most);
}

/** Whether a time may be booked: inside the working hours and clear of everything that stands, wherever its grid. */
export function isFree(owner: Availability, wanted: Span, now: Date): boolean {
  const earliest = now.getTime() + owner.noticeMinutes * MINUTE_MS;
  const latest = now.getTime() + owner.horizonDays * DAY_MS;
  if (wanted.from.getTime() < earliest || wanted.from.getTime() > latest) return false;
  const day = DateTime.fromJSDate(wanted.from, { zone: owner.zone }).startOf('day');
  const inside = spansOfDay(owner, day).some(
    (span) => span.from <= wanted.from.getTime() && wanted.to.getTime() <= span.to,
  );
  return inside && isClear(owner, wanted.from.getTime(), wanted.to.getTime());
}

function ownSlots(owner: Availability, now: Date, from: Date, until: Date | null): Slot[] {
  const earliest = Math.max(now.getTime() + owner.noticeMinutes * MINUTE_MS, from.getTime());
  const latest = Math.min(
    now.getTime() + owner.horizonDays * DAY_MS,
    until ? until.getTime() : Number.POSITIVE_INFINITY,
  );
  const length = owner.slotMinutes * MINUTE_MS;
  const slots: Slot[] = [];
  if (length <= 0) return slots;
  let day = DateTime.fromMillis(earliest, { zone: owner.zone }).startOf('day');
  for (; day.isValid && day.toMillis() <= latest; day = day.plus({ days: 1 }).startOf('day'))
    for (const start of startsOfDay(owner, day)) {
      if (start < earliest || start > latest || !isClear(owner, start, start + length)) continue;
      slots.push({ ownerId: owner.ownerId, startsAt: new Date(start), endsAt: new Date(start + length) });
    }
  return slots;
}

/** Begins of slots on a local day, as instants; each whole slot lies inside its span. */
function startsOfDay(owner: Availability, day: DateTime): number[] {
  const starts: number[] = [];
  for (const span of owner.week[String(day.weekday)] ?? []) {
    const end = atMinute(day, span.to)?.toMillis();
    for (let minute = span.from; minute + owner.slotMinutes <= span.to; minute += owner.slotMinutes) {
      const start = atMinute(day, minute);
      // The clock jumps over it: there is no such time on this day.
      if (start === null || !showsMinute(start, minute)) continue;
      const millis = start.toMillis();
      if (end === undefined || millis + owner.slotMinutes * MINUTE_MS > end) continue;
      if (!starts.includes(millis)) starts.push(millis);
    }
  }
  return starts;
}

function spansOfDay(owner: Availability, day: DateTime): { from: number; to: number }[] {
  return (owner.week[String(day.weekday)] ?? []).flatMap((span) => {
    const from = atMinute(day, span.from)?.toMillis();
    const to = atMinute(day, span.to)?.toMillis();
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

function atMinute(day: DateTime, minute: number): DateTime | null {
  if (minute >= 1_440) return day.plus({ days: 1 }).startOf('day');
  const at = day.set({ hour: Math.floor(minute / 60), minute: minute % 60 });
  return at.isValid ? at : null;
}

function showsMinute(at: DateTime, minute: number): boolean {
  return at.hour * 60 + at.minute === minute;
}

function isClear(owner: Availability, from: number, to: number): boolean {
  const buffer = owner.bufferMinutes * MINUTE_MS;
  return owner.busy.every((busy) => to + buffer <= busy.from.getTime() || from - buffer >= busy.to.getTime());
}
