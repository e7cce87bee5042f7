import { DateTime } from 'luxon';

const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** The offsets of a zone within one day of UTC. */
interface OffsetDay {
  /** Minutes east of UTC when the day begins. */
  before: number;
  /** The instant from which it is `after`; null: all day the same. */
  change: number | null;
  after: number;
}

/** Zones that are remembered, and days of all of them: years of the zones that people live in. */
const ZONES = 1_000;
const DAYS = 30_000;

/** No date is further from 1970. */
const LAST_MS = 8.64e15 - DAY_MS;

const isDate = (at: number): boolean => Math.abs(at) <= LAST_MS;

const known = new Map<string, Map<number, OffsetDay> | null>();
let daysKnown = 0;

function forget(): void {
  known.clear();
  daysKnown = 0;
}

/** What the library of time zones says, slowly. */
const read = (zone: string, at: number): number => DateTime.fromMillis(at, { zone }).offset;

/** The instant, to the minute, from which the offset is no more that of `from`. */
function changeBetween(zone: string, from: number, to: number, before: number): number {
  let low = from / MINUTE_MS;
  let high = to / MINUTE_MS;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (read(zone, middle * MINUTE_MS) === before) low = middle;
    else high = middle;
  }
  return high * MINUTE_MS;
}

function daysOf(zone: string): Map<number, OffsetDay> | null {
  const remembered = known.get(zone);
  if (remembered !== undefined) return remembered;
  if (known.size >= ZONES) forget();
  const days = DateTime.fromMillis(0, { zone }).isValid ? new Map<number, OffsetDay>() : null;
  known.set(zone, days);
  return days;
}

function lookUp(zone: string, days: Map<number, OffsetDay>, day: number): OffsetDay {
  const from = day * DAY_MS;
  // The day next to one that is known begins or ends as that one does.
  const earlier = days.get(day - 1);
  const before = earlier ? earlier.after : read(zone, from);
  const after = days.get(day + 1)?.before ?? read(zone, from + DAY_MS);
  const change = before === after ? null : changeBetween(zone, from, from + DAY_MS, before);
  return { before, change, after };
}

/** The offsets on the day of UTC that an instant lies in; null for a zone that nobody knows and for no date. */
function offsetDay(zone: string, at: number): OffsetDay | null {
  if (!isDate(at)) return null;
  const days = daysOf(zone);
  if (!days) return null;
  const day = Math.floor(at / DAY_MS);
  const hit = days.get(day);
  if (hit) return hit;
  const found = lookUp(zone, days, day);
  if (daysKnown >= DAYS) forget();
  else {
    days.set(day, found);
    daysKnown += 1;
  }
  return found;
}

/**
 * Minutes east of UTC at an instant; null for a zone that nobody knows. Looking an offset up is slow: it is remembered
 * by the day of UTC, with the instant of its change on a day that has one (no zone has two within a day).
 */
export function offsetAt(zone: string, at: number): number | null {
  const day = offsetDay(zone, at);
  if (!day) return null;
  return day.change !== null && at >= day.change ? day.after : day.before;
}

/** The instants in [from, to] from which a zone's offset is another one, ascending; none in a zone that nobody knows. */
export function changesBetween(zone: string, from: number, to: number): number[] {
  const changes: number[] = [];
  if (!isDate(from) || !isDate(to)) return changes;
  for (let day = Math.floor(from / DAY_MS) * DAY_MS; day <= to; day += DAY_MS) {
    const change = offsetDay(zone, day)?.change ?? null;
    if (change !== null && change >= from && change <= to) changes.push(change);
  }
  return changes;
}

/** No zone is further from UTC than this. */
const FURTHEST_MS = 15 * 60 * MINUTE_MS;

/**
 * Every instant at which the wall clock of a zone shows a time: none in a gap, two when the clock goes back.
 * @param local the time it shows, in milliseconds as though the zone were UTC
 */
export function instantsShowing(zone: string, local: number): number[] {
  const from = local - FURTHEST_MS;
  const to = local + FURTHEST_MS;
  const offsets = new Set<number>();
  for (const at of [from, ...changesBetween(zone, from, to)]) {
    const offset = offsetAt(zone, at);
    if (offset !== null) offsets.add(offset);
  }
  return [...offsets].flatMap((offset) => {
    const at = local - offset * MINUTE_MS;
    return offsetAt(zone, at) === offset ? [at] : [];
  });
}
