import { DateTime } from 'luxon';
import type { WindowProfile } from './types.js';
import { windowFor } from './week.js';

export const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The instant at which a zone's offset changes between two instants, to the minute. */
function transitionBetween(zone: string, from: number, to: number): number {
  const offsetAt = (at: number): number => DateTime.fromMillis(at, { zone }).offset;
  const before = offsetAt(from);
  let low = Math.floor(from / MINUTE_MS);
  let high = Math.ceil(to / MINUTE_MS);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE_MS) === before) low = middle;
    else high = middle;
  }
  return high * MINUTE_MS;
}

/** Every instant at which a local wall-clock minute of a day begins: none in a gap, two when the clock goes back. */
function instantsOf(midnight: DateTime, minute: number): number[] {
  const day = minute === 1440 ? midnight.plus({ days: 1 }) : midnight;
  const { year, month, day: date } = day;
  const clock = minute % 1440;
  const local = DateTime.fromObject(
    { year, month, day: date, hour: Math.floor(clock / 60), minute: clock % 60 },
    { zone: midnight.zone },
  );
  return local.getPossibleOffsets().map((option) => option.toMillis());
}

/**
 * Every instant in (from, to] at which any of the zones × states may open or close, ascending, each once:
 * starts and ends of windows, midnights, and changes of the clock.
 */
export function boundaries(
  zones: readonly string[],
  states: readonly (string | null)[],
  profile: WindowProfile,
  from: number,
  to: number,
): number[] {
  const found = new Set<number>();
  const add = (at: number): void => {
    if (at > from && at <= to) found.add(at);
  };
  for (const zone of zones) {
    let midnight = DateTime.fromMillis(from, { zone }).startOf('day');
    while (midnight.isValid && midnight.toMillis() <= to) {
      const next = midnight.plus({ days: 1 }).startOf('day');
      if (next.offset !== midnight.offset) add(transitionBetween(zone, midnight.toMillis(), next.toMillis()));
      const minutes = new Set<number>([0]);
      for (const state of states) {
        const day = windowFor(state, profile)[midnight.weekday - 1];
        if (day) minutes.add(day.from).add(day.to);
      }
      for (const minute of minutes) for (const at of instantsOf(midnight, minute)) add(at);
      midnight = next;
    }
  }
  return [...found].toSorted((a, b) => a - b);
}
