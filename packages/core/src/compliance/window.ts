import type { Candidates } from '../geo/types.js';
import type { OpenCheck, WeekWindow, WindowProfile } from './types.js';

/**
 * The week in which messages may go to one state, in that person's local time: federal ∩ state ∩ profile.
 * @param state two-letter code, or null when only the zone is known
 */
export function windowFor(state: string | null, profile: WindowProfile): WeekWindow {
  throw new Error(`windowFor is not available yet (${state}, ${typeof profile})`);
}

/** Whether every candidate zone × state is open at `now`. No candidate zone means closed. */
export function isOpenAt(candidates: Candidates, profile: WindowProfile, now: Date): OpenCheck {
  throw new Error(
    `isOpenAt is not available yet (${candidates.zones.length}, ${typeof profile}, ${now.getTime()})`,
  );
}

/**
 * The first instant from `now` on at which every candidate is open; `now` itself when already open,
 * null when there is none within the horizon or no candidate.
 */
export function nextOpening(
  candidates: Candidates,
  profile: WindowProfile,
  now: Date,
  horizonDays = 14,
): Date | null {
  throw new Error(
    `nextOpening is not available yet (${candidates.zones.length}, ${typeof profile}, ${now.getTime()}, ${horizonDays})`,
  );
}

/** The end of the joint window that is open at `now`, null when it is closed now. */
export function closesAt(candidates: Candidates, profile: WindowProfile, now: Date): Date | null {
  throw new Error(
    `closesAt is not available yet (${candidates.zones.length}, ${typeof profile}, ${now.getTime()})`,
  );
}
