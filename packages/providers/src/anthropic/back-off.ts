import { randomInt } from 'node:crypto';

/** Time and chance of the waiting between attempts; tests bring their own. */
export interface Waiting {
  /** Milliseconds that only go forward. */
  now(): number;
  /** Resolves early when the signal ends it. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** In [0, 1). */
  random(): number;
}

export const realWaiting: Waiting = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const timer = setTimeout(finish, milliseconds);
      signal.addEventListener('abort', finish, { once: true });
      if (signal.aborted) finish();
    }),
  random: () => randomInt(2 ** 32) / 2 ** 32,
};

const FIRST_MS = 500;
const LONGEST_MS = 16_000;

/**
 * Milliseconds before the next attempt: half fixed, half chance, doubling each time; never less than what the vendor
 * asked for, plus a little chance so that not everybody comes back at once.
 * @param attempt the one that failed, from 1
 */
export function backOff(attempt: number, retryAfterMs: number | null, random: () => number): number {
  const step = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  if (retryAfterMs === null) return Math.round(step / 2 + (step / 2) * random());
  return Math.round(retryAfterMs + Math.min(step, FIRST_MS) * random());
}
