import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import type { LimitStore } from './limit-store.js';

/** The first pause, in seconds; each further one is twice as long … */
const FIRST_PAUSE = 30;
/** … up to this. */
export const LONGEST_PAUSE = 900;
/** Pauses are remembered so long, in seconds. */
const MEMORY = 24 * 3_600;

/** Seconds that the nth pause takes. */
export function pauseOf(nth: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(10, Math.max(0, nth - 1)));
}

interface Counters {
  tries: RateLimiterAbstract;
  pauses: RateLimiterAbstract;
}

/**
 * A few tries, then a pause, then as many again and a longer pause. A success forgets all. Over all processes; with Redis
 * away each process counts for itself, so that guessing never goes unwatched.
 */
export class TryLimit {
  private readonly shared: Counters | null;
  private readonly here: Counters;

  /** @param tries before each pause; 0 is no limit */
  constructor(
    private readonly store: LimitStore,
    name: string,
    private readonly tries: number,
  ) {
    const rules = (what: string) => ({
      keyPrefix: `${store.prefix}:limit:${name}-${what}`,
      // A process that dies between the last try and the pause leaves no longer one behind.
      ...(what === 'tries'
        ? { points: tries, duration: LONGEST_PAUSE }
        : { points: 1_000_000, duration: MEMORY }),
    });
    const { redis } = store;
    this.here = {
      tries: new RateLimiterMemory(rules('tries')),
      pauses: new RateLimiterMemory(rules('pauses')),
    };
    this.shared = redis
      ? {
          tries: new RateLimiterRedis({ storeClient: redis, ...rules('tries') }),
          pauses: new RateLimiterRedis({ storeClient: redis, ...rules('pauses') }),
        }
      : null;
  }

  /** Count a try before it is made. @returns milliseconds to wait; 0: try. */
  async take(key: string): Promise<number> {
    if (this.tries === 0) return 0;
    const { shared } = this;
    const wait = shared ? await this.store.ask(() => this.takeFrom(shared, key)) : null;
    return wait ?? this.takeFrom(this.here, key);
  }

  /** The try succeeded: whoever made it starts anew. */
  async forget(key: string): Promise<void> {
    const { shared } = this;
    const both = ({ tries, pauses }: Counters) => Promise.all([tries.delete(key), pauses.delete(key)]);
    if (shared) await this.store.ask(() => both(shared));
    await both(this.here);
  }

  private async takeFrom({ tries, pauses }: Counters, key: string): Promise<number> {
    try {
      await tries.consume(key);
      return 0;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      // Only the try that went over begins the pause; those after it wait for the same end.
      if (refused.consumedPoints > this.tries + 1) return Math.max(1, refused.msBeforeNext);
      const { consumedPoints: nth } = await pauses.penalty(key);
      const seconds = pauseOf(nth);
      await tries.block(key, seconds);
      return seconds * 1_000;
    }
  }
}
