import type { Clock } from '@og/contracts';

/** A clock that stands still until a test moves it. */
export interface MovingClock extends Clock {
  advance(milliseconds: number): void;
}

export function simulatedClockAt(start: string): MovingClock {
  let time = Date.parse(start);
  return {
    simulated: true,
    now: () => new Date(time),
    advance: (milliseconds) => {
      time += milliseconds;
    },
  };
}
