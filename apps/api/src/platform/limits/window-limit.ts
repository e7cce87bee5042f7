import { RateLimiterMemory, RateLimiterRedis, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { type LimitStore, type Wait, waitOf } from './limit-store.js';

interface WindowRules {
  /** Part of the keys in Redis. */
  name: string;
  /** How often in one window; 0 is no limit. */
  points: number;
  seconds: number;
  /** With Redis away: let everybody in, or count in this process alone. */
  whenAway: 'open' | 'count-here';
}

/** So often in so many seconds, over all processes. */
export class WindowLimit {
  private readonly shared: RateLimiterAbstract | null;
  private readonly here: RateLimiterAbstract;

  constructor(
    private readonly store: LimitStore,
    private readonly rules: WindowRules,
  ) {
    const { points, seconds: duration, name } = rules;
    const keyPrefix = `${store.prefix}:limit:${name}`;
    this.here = new RateLimiterMemory({ points, duration, keyPrefix });
    this.shared = store.redis
      ? new RateLimiterRedis({ storeClient: store.redis, points, duration, keyPrefix })
      : null;
  }

  /** Count one more. @returns milliseconds to wait; 0: go on. */
  take(key: string, points = 1): Promise<number> {
    return this.use((limiter) => waitOf(limiter.consume(key, points)));
  }

  /** @returns milliseconds to wait without counting; 0: there is room. */
  look(key: string): Promise<number> {
    return this.use(async (limiter) => {
      const count = await limiter.get(key);
      return count && count.consumedPoints >= this.rules.points ? Math.max(1, count.msBeforeNext) : 0;
    });
  }

  /** Take one count back: it was none after all. */
  async giveBack(key: string): Promise<void> {
    await this.use((limiter) => limiter.reward(key, 1).then(() => 0));
  }

  private async use(work: (limiter: RateLimiterAbstract) => Promise<number>): Promise<number> {
    const { shared, rules } = this;
    if (rules.points === 0) return 0;
    const wait: Wait = shared ? await this.store.ask(() => work(shared)) : null;
    if (wait !== null) return wait;
    return shared && rules.whenAway === 'open' ? 0 : work(this.here);
  }
}
