/**
 * The one clock of the system. Every process builds it from the same two
 * settings, so that the API, its workers and the provider twin agree on the
 * time, also after one of them was restarted.
 */
export interface Clock {
  /** The current instant in system time. */
  now(): Date;
  /** True when system time is not real time; screens say so. */
  readonly simulated: boolean;
}

export interface ClockSettings {
  /** ISO instant that the clock shows at the anchor; absent means real time. */
  start?: string | undefined;
  /**
   * ISO instant of real time at which the clock showed `start`. The launcher
   * sets it once, so that a restarted process goes on instead of jumping back.
   * Absent means "now", that is, when this clock is made.
   */
  anchor?: string | undefined;
}

/** Real time, for production. */
export const realClock: Clock = { now: () => new Date(), simulated: false };

/**
 * Build the clock from `CLOCK_START` and `CLOCK_ANCHOR`.
 * @throws RangeError when either is not an ISO time.
 */
export function createClock(settings: ClockSettings = {}): Clock {
  if (!settings.start) return realClock;
  const start = parseInstant('CLOCK_START', settings.start);
  const anchor = settings.anchor ? parseInstant('CLOCK_ANCHOR', settings.anchor) : Date.now();
  return { now: () => new Date(start + (Date.now() - anchor)), simulated: true };
}

/** A clock that stands still until it is moved; for tests. */
export function createManualClock(startIso: string): Clock & {
  set(iso: string): void;
  advance(milliseconds: number): void;
} {
  let current = parseInstant('start', startIso);
  return {
    simulated: true,
    now: () => new Date(current),
    set: (iso) => {
      current = parseInstant('time', iso);
    },
    advance: (milliseconds) => {
      current += milliseconds;
    },
  };
}

function parseInstant(name: string, value: string): number {
  const time = Date.parse(value);
  if (Number.isNaN(time))
    throw new RangeError(`${name} is not an ISO time: give one like 2026-01-15T16:00:00Z`);
  return time;
}
