import { localTime } from './zone-clock.js';

/**
 * The permitted hours written a second time, from the statutes and the house rule and not from the ruleset: as plain
 * comparisons of seconds, so that an error in a row, in an intersection or in the search cannot be made twice alike.
 */
const at = (hour: number, minute = 0): number => hour * 3_600 + minute * 60;
const between = (second: number, from: number, to: number): boolean => second >= from && second < to;

export interface OracleProfile {
  cautious: boolean;
  /** No legal hours at all: only the campaign's own. */
  anyTime: boolean;
  own: { days: readonly number[]; from: number; to: number } | null;
}

/** One state's law at a local time. */
function lawful(state: string | null, weekday: number, second: number): boolean {
  if (!between(second, at(8), at(21))) return false;
  const sunday = weekday === 7;
  const weekend = weekday >= 6;
  switch (state) {
    case 'FL':
    case 'OK':
    case 'MD':
    case 'WA':
      return second < at(20);
    case 'TX':
      return sunday ? second >= at(12) : second >= at(9);
    case 'CT':
    case 'NV':
      return between(second, at(9), at(20));
    case 'RI':
      return weekend ? between(second, at(10), at(17)) : between(second, at(9), at(18));
    case 'AL':
    case 'LA':
    case 'MS':
      return !sunday && second < at(20);
    case 'CA':
    case 'IL':
    case 'MI':
    case 'MN':
      return second >= at(9);
    case 'KY':
      return second >= at(10);
    case 'AB':
    case 'BC':
    case 'MB':
    case 'NB':
    case 'NL':
    case 'NS':
    case 'NT':
    case 'NU':
    case 'ON':
    case 'PE':
    case 'QC':
    case 'SK':
    case 'YT':
      // Canada's hours end at 21:30, the federal window of the United States at 21:00: the stricter holds.
      return weekend ? between(second, at(10), at(18)) : second >= at(9);
    default:
      return true;
  }
}

function cautious(weekday: number, second: number): boolean {
  return weekday === 7 ? between(second, at(12), at(18)) : between(second, at(10), at(20));
}

/** Whether a message may go out at an instant (epoch milliseconds): every zone and every state must allow it. */
export function mayGo(
  places: { zones: readonly string[]; states: readonly string[] },
  profile: OracleProfile,
  instant: number,
): boolean {
  if (places.zones.length === 0) return false;
  for (const zone of places.zones) {
    const { weekday, second } = localTime(zone, instant);
    if (profile.own) {
      const { days, from, to } = profile.own;
      if (!days.includes(weekday) || !between(second, from, to)) return false;
    }
    if (profile.anyTime) continue;
    if (profile.cautious && !cautious(weekday, second)) return false;
    for (const state of places.states.length > 0 ? places.states : [null])
      if (!lawful(state, weekday, second)) return false;
  }
  return true;
}

const MINUTE = 60_000;
const HORIZON = 14 * 24 * 60 * MINUTE;

/** The first instant from `from` on, in steps of whole minutes, at which the answer is `wanted`; null within 14 days. */
export function firstWhen(
  wanted: boolean,
  places: { zones: readonly string[]; states: readonly string[] },
  profile: OracleProfile,
  from: number,
): number | null {
  if (mayGo(places, profile, from) === wanted) return from;
  // Every window and every change of a clock lies on a whole minute.
  for (
    let instant = Math.floor(from / MINUTE) * MINUTE + MINUTE;
    instant <= from + HORIZON;
    instant += MINUTE
  )
    if (mayGo(places, profile, instant) === wanted) return instant;
  return null;
}
