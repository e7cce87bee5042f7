import { DateTime } from 'luxon';
import type { Candidates } from '../geo/types.js';
import { boundaries, HOUR_MS } from './boundaries.js';
import type { OpenCheck, WindowProfile, ZoneCheck } from './types.js';
import { windowFor } from './week.js';

/** What the window functions need of `Candidates`. */
export type Places = Pick<Candidates, 'zones' | 'states'>;

/** The states to check; `[null]` when only zones are known. */
function statesOf(places: Places): readonly (string | null)[] {
  return places.states.length > 0 ? places.states : [null];
}

function isOpen(places: Places, profile: WindowProfile, at: number): boolean {
  if (places.zones.length === 0) return false;
  return places.zones.every((zone) => {
    const local = DateTime.fromMillis(at, { zone });
    const minute = local.hour * 60 + local.minute;
    return statesOf(places).every((state) => {
      const day = windowFor(state, profile)[local.weekday - 1];
      return day !== null && day !== undefined && minute >= day.from && minute < day.to;
    });
  });
}

/**
 * Whether every candidate zone × state is open at `now`. No candidate zone means closed.
 * Each pair is reported with its local time and that local day's window.
 */
export function isOpenAt(candidates: Places, profile: WindowProfile, now: Date): OpenCheck {
  const zones: ZoneCheck[] = candidates.zones.flatMap((zone) => {
    const local = DateTime.fromMillis(now.getTime(), { zone });
    const minute = local.hour * 60 + local.minute;
    return statesOf(candidates).map((state) => {
      const window = windowFor(state, profile)[local.weekday - 1] ?? null;
      const open = window !== null && minute >= window.from && minute < window.to;
      return { zone, state, localTime: local.toISO() ?? 'unknown zone', window, open };
    });
  });
  return { open: zones.length > 0 && zones.every((check) => check.open), zones };
}

/** Boundaries in two portions: nearly every question is answered within two days. */
function* boundariesFrom(
  places: Places,
  profile: WindowProfile,
  now: number,
  horizonDays: number,
): Generator<number> {
  const near = Math.min(horizonDays, 2) * 24 * HOUR_MS;
  yield* boundaries(places.zones, statesOf(places), profile, now, now + near);
  const end = horizonDays * 24 * HOUR_MS;
  if (end > near) yield* boundaries(places.zones, statesOf(places), profile, now + near, now + end);
}

/**
 * The first instant from `now` on at which every candidate is open; `now` itself when already open,
 * null when there is none within the horizon or no candidate zone.
 */
export function nextOpening(
  candidates: Places,
  profile: WindowProfile,
  now: Date,
  horizonDays = 14,
): Date | null {
  if (candidates.zones.length === 0) return null;
  if (isOpen(candidates, profile, now.getTime())) return new Date(now);
  for (const at of boundariesFrom(candidates, profile, now.getTime(), horizonDays)) {
    if (isOpen(candidates, profile, at)) return new Date(at);
  }
  return null;
}

/**
 * The end of the joint window that is open at `now`: the first instant at which it is closed again; null when it
 * is closed now. A window that never closes ends, for this purpose, after 14 days.
 */
export function closesAt(candidates: Places, profile: WindowProfile, now: Date): Date | null {
  if (!isOpen(candidates, profile, now.getTime())) return null;
  for (const at of boundariesFrom(candidates, profile, now.getTime(), 14)) {
    if (!isOpen(candidates, profile, at)) return new Date(at);
  }
  return new Date(now.getTime() + 14 * 24 * HOUR_MS);
}
