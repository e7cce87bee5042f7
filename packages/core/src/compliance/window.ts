import type { Candidates } from '../geo/types.js';
import { boundaries, HOUR_MS } from './boundaries.js';
import { localClock } from './local-clock.js';
import { spanAt, type Span } from './spans.js';
import type { OpenCheck, WindowProfile, ZoneCheck } from './types.js';
import { profileKey, windowFor } from './week.js';

/** What the window functions need of `Candidates`. */
export type Places = Pick<Candidates, 'zones' | 'states'>;

/** The states to check; `[null]` when only zones are known. */
function statesOf(places: Places): readonly (string | null)[] {
  return places.states.length > 0 ? places.states : [null];
}

function isOpen(places: Places, profile: WindowProfile, at: number): boolean {
  if (places.zones.length === 0) return false;
  return places.zones.every((zone) => {
    const local = localClock(zone, at);
    if (!local) return false;
    return statesOf(places).every((state) => {
      const day = windowFor(state, profile)[local.weekday - 1];
      return day !== null && day !== undefined && local.minute >= day.from && local.minute < day.to;
    });
  });
}

/**
 * Whether every candidate zone × state is open at `now`. No candidate zone means closed.
 * Each pair is reported with its local time and that local day's window.
 */
export function isOpenAt(candidates: Places, profile: WindowProfile, now: Date): OpenCheck {
  const zones: ZoneCheck[] = candidates.zones.flatMap((zone) => {
    const local = localClock(zone, now.getTime());
    return statesOf(candidates).map((state) => {
      const window = local ? (windowFor(state, profile)[local.weekday - 1] ?? null) : null;
      const open =
        local !== null && window !== null && local.minute >= window.from && local.minute < window.to;
      return { zone, state, localTime: local?.iso ?? 'unknown zone', window, open };
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

const HORIZON_DAYS = 14;

/** How long the places stay as they are at `now`. */
function lookAt(places: Places, profile: WindowProfile, now: number, horizonDays: number): Span {
  const open = isOpen(places, profile, now);
  for (const at of boundariesFrom(places, profile, now, horizonDays)) {
    if (isOpen(places, profile, at) !== open) return { from: now, until: at, open };
  }
  return { from: now, until: null, open };
}

function spanOf(places: Places, profile: WindowProfile, now: number): Span {
  const key = `${places.zones.join()}|${places.states.join()}|${profileKey(profile)}`;
  return spanAt(key, now, () => lookAt(places, profile, now, HORIZON_DAYS));
}

/**
 * The first instant from `now` on at which every candidate is open; `now` itself when already open,
 * null when there is none within the horizon or no candidate zone.
 */
export function nextOpening(
  candidates: Places,
  profile: WindowProfile,
  now: Date,
  horizonDays = HORIZON_DAYS,
): Date | null {
  if (candidates.zones.length === 0) return null;
  const span =
    horizonDays === HORIZON_DAYS
      ? spanOf(candidates, profile, now.getTime())
      : lookAt(candidates, profile, now.getTime(), horizonDays);
  if (span.open) return new Date(now);
  return span.until === null ? null : new Date(span.until);
}

/**
 * The end of the joint window that is open at `now`: the first instant at which it is closed again; null when it
 * is closed now. A window that never closes ends, for this purpose, after 14 days.
 */
export function closesAt(candidates: Places, profile: WindowProfile, now: Date): Date | null {
  if (candidates.zones.length === 0) return null;
  const span = spanOf(candidates, profile, now.getTime());
  if (!span.open) return null;
  return new Date(span.until ?? now.getTime() + HORIZON_DAYS * 24 * HOUR_MS);
}
