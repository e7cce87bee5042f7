import type { WindowProfile } from './types.js';
import { windowFor } from './week.js';
import { changesBetween, DAY_MS, instantsShowing, offsetAt } from './zone-offsets.js';

export const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Days since 1970-01-01 as they are counted in a zone; null for one that nobody knows. */
function localDay(zone: string, at: number): number | null {
  const offset = offsetAt(zone, at);
  return offset === null ? null : Math.floor((at + offset * MINUTE_MS) / DAY_MS);
}

/** Index of Monday's 0 … Sunday's 6. 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

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
  const weeks = states.map((state) => windowFor(state, profile));
  for (const zone of zones) {
    const changes = changesBetween(zone, from, to);
    for (const change of changes) add(change);
    // A clock that goes back at midnight shows the day before once more.
    const shown = [from, ...changes.flatMap((change) => [change - 1, change]), to]
      .map((at) => localDay(zone, at))
      .filter((day) => day !== null);
    for (let day = Math.min(...shown); day <= Math.max(...shown); day += 1) {
      const minutes = new Set<number>([0]);
      for (const week of weeks) {
        const window = week[weekdayOf(day)];
        if (window) minutes.add(window.from).add(window.to);
      }
      for (const minute of minutes)
        for (const at of instantsShowing(zone, day * DAY_MS + minute * MINUTE_MS)) add(at);
    }
  }
  return [...found].toSorted((a, b) => a - b);
}
