import type { Redis } from 'ioredis';
import { RateLimiterRes } from 'rate-limiter-flexible';

/** Nobody waits longer than this for a count, in milliseconds. */
const DEADLINE_MS = 250;
/** After Redis did not answer in time it is not asked again for so long. */
const REST_MS = 2_000;

/** How a count ended: let in (0), or to wait so many milliseconds; null when Redis did not say. */
export type Wait = number | null;

/**
 * Where all processes count together. A Redis that is away or hangs costs nobody more than a quarter of a second, and
 * that only every other second.
 */
export class LimitStore {
  private restUntil = 0;

  constructor(
    readonly redis: Redis | null,
    readonly prefix: string,
    private readonly onAway: (error: Error) => void,
  ) {}

  /** @returns what Redis answered, or null when there is none or it did not answer in time */
  async ask<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.redis?.status !== 'ready' || performance.now() < this.restUntil) return null;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('Redis did not count in time.')), DEADLINE_MS);
    });
    try {
      return await Promise.race([work(), late]);
    } catch (error) {
      this.restUntil = performance.now() + REST_MS;
      this.onAway(error as Error);
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The milliseconds to wait that a limiter of the library answers by throwing; faults go on being thrown. */
export function waitOf(count: Promise<unknown>): Promise<number> {
  return count.then(
    () => 0,
    (refused: unknown) => {
      if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
      throw refused;
    },
  );
}
