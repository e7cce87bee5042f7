import type { Delay } from './types.js';

const MILLISECONDS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** Length of a delay in milliseconds. */
export function delayMs(delay: Delay): number {
  return delay.amount * MILLISECONDS[delay.unit];
}
