import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';

/** Small secrets that are used once within a minute (socket tickets). Redis, or this process without Redis. */
export class EphemeralStore {
  private readonly local = new Map<string, { value: string; expiresAt: number }>();

  constructor(
    private readonly redis: Redis | null,
    private readonly prefix: string,
  ) {}

  /** Store a value under a new random key. */
  async put(value: string, ttlSeconds: number): Promise<string> {
    const key = randomBytes(32).toString('base64url');
    if (this.redis) {
      await this.redis.set(`${this.prefix}:once:${key}`, value, 'EX', ttlSeconds);
    } else {
      this.sweep();
      this.local.set(key, { value, expiresAt: performance.now() + ttlSeconds * 1_000 });
    }
    return key;
  }

  /** Take a value out; a second taker gets null. */
  async take(key: string): Promise<string | null> {
    if (this.redis) return this.redis.getdel(`${this.prefix}:once:${key}`);
    const entry = this.local.get(key);
    this.local.delete(key);
    return entry && entry.expiresAt > performance.now() ? entry.value : null;
  }

  private sweep(): void {
    for (const [key, entry] of this.local) if (entry.expiresAt <= performance.now()) this.local.delete(key);
  }
}
