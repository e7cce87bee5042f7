import type { Clock } from '@og/contracts';

/** Simulated time that runs like real time, and that a test can move on. */
export interface RunningClock extends Clock {
  /** For the twin, so that both sides show the same time until the clock is moved. */
  readonly settings: { start: string; anchor: string };
  advance(milliseconds: number): void;
}

export function createRunningClock(start: string): RunningClock {
  const anchor = Date.now();
  let offset = Date.parse(start) - anchor;
  return {
    simulated: true,
    settings: { start, anchor: new Date(anchor).toISOString() },
    now: () => new Date(Date.now() + offset),
    advance: (milliseconds) => {
      offset += milliseconds;
    },
  };
}
