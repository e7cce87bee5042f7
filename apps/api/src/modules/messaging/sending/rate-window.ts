/**
 * How fast texts may leave, as pure arithmetic: one state a number and one a 10DLC campaign, in SMS segments. The Lua
 * script of the Redis limiter does the same; a test compares the two.
 *
 * Two promises at once. Paced: a message of s segments keeps the way closed for s ÷ rate. Never above: in any window
 * of `WINDOW_MS` no more than the rate's segments leave, counted message by message. The window is a little longer than a second, so that
 * what is a few milliseconds late on its way does not make a fuller second where the carrier counts: 0.96 of the rate.
 */
export interface RateState {
  /** Nothing leaves before this, in milliseconds. */
  free: number;
  /** What left or is about to: [time, segments, time, segments …], ascending. */
  log: number[];
}

export const WINDOW_MS = 1_040;
/** Departures of one such stretch count as one, at the latest of them: a fast sender's log stays short. */
export const GRAIN_MS = 4;

/** Where a message's rate is counted, and how many segments a second it allows. */
export interface Rate {
  key: string;
  perSecond: number;
}

/** The most that may leave within a window; a rate with a fraction lets the next whole segment through. */
export function capacityOf(perSecond: number): number {
  return Math.max(1, Math.ceil(perSecond));
}

export function emptyRate(): RateState {
  return { free: 0, log: [] };
}

/** The first time from `at` on at which so many segments fit into the window. One that never fits goes alone. */
export function fitsAt(
  state: RateState,
  perSecond: number,
  at: number,
  segments: number,
  windowMs = WINDOW_MS,
): number {
  const room = Math.max(capacityOf(perSecond), segments) - segments;
  let time = at;
  let held = 0;
  // From the newest back: as soon as the sum is too much, the message waits until that departure is out of its window.
  for (let index = state.log.length - 2; index >= 0; index -= 2) {
    const left = state.log[index] ?? 0;
    if (left <= time - windowMs) break;
    held += state.log[index + 1] ?? 0;
    if (held > room) {
      time = left + windowMs;
      break;
    }
  }
  return time;
}

/**
 * Note a departure. One that left later than its rate asked for, because another rate held it back, does not cost this
 * one its time: the next may follow by one segment sooner.
 */
export function depart(state: RateState, perSecond: number, at: number, segments: number): void {
  const unit = 1_000 / perSecond;
  state.free = Math.max(state.free + segments * unit, at + (segments - 1) * unit);
  const { log } = state;
  const last = log.length - 2;
  if (last >= 0 && Math.floor((log[last] ?? 0) / GRAIN_MS) === Math.floor(at / GRAIN_MS)) {
    log[last] = at;
    log[last + 1] = (log[last + 1] ?? 0) + segments;
  } else log.push(at, segments);
}

/** Forget what is out of every window. */
export function forget(state: RateState, now: number): void {
  const { log } = state;
  let old = 0;
  while (old < log.length && (log[old] ?? 0) <= now - WINDOW_MS) old += 2;
  if (old > 0) log.splice(0, old);
}

/**
 * The time at which a message leaves under all its rates at once, noted in them; null when that is after `latest`,
 * and then nothing is noted.
 */
export function reserveSlot(
  states: ReadonlyMap<string, RateState>,
  rates: readonly Rate[],
  now: number,
  latest: number,
  segments: number,
): number | null {
  let at = now;
  for (const rate of rates) at = Math.max(at, states.get(rate.key)?.free ?? 0);
  for (let moved = true; moved;) {
    moved = false;
    for (const rate of rates) {
      const state = states.get(rate.key);
      const fits = state ? fitsAt(state, rate.perSecond, at, segments) : at;
      if (fits > at) {
        at = fits;
        moved = true;
      }
    }
  }
  if (at > latest) return null;
  for (const rate of rates) {
    const state = states.get(rate.key);
    if (state) depart(state, rate.perSecond, at, segments);
  }
  return at;
}
