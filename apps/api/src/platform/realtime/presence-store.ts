import type { Redis } from 'ioredis';

export type PresenceState = 'viewing' | 'typing';

/** A member at a conversation. */
export interface PresentMember {
  userId: string;
  state: PresenceState;
  since: Date;
}

/** Who may send in a conversation, and until when. */
export interface SendLock {
  userId: string;
  until: Date;
}

/** Nobody is there who has not said so for so long. */
export const PRESENT_MS = 15_000;
/** A send lock ends by itself; the web renews it while somebody writes. */
export const SEND_LOCK_MS = 15_000;

interface Entry {
  state: PresenceState;
  since: number;
  at: number;
}

/** Takes a lock, or renews one's own; answers the holder and what is left of it, in milliseconds. */
const TAKE = `
local holder = redis.call('get', KEYS[1])
if not holder or holder == ARGV[1] then
  redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return {ARGV[1], tonumber(ARGV[2])}
end
return {holder, redis.call('pttl', KEYS[1])}`;

const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0`;

/**
 * Who looks at a conversation and who may send in it, for seconds only, in Redis; without Redis in this process.
 * A store that is away knows nobody: what must not happen twice is decided by the database.
 */
export class PresenceStore {
  private readonly local = new Map<string, Map<string, Entry>>();
  private readonly localLocks = new Map<string, { userId: string; until: number }>();

  constructor(
    private readonly redis: Redis | null,
    private readonly prefix: string,
  ) {}

  /** Say that a member is there; `now` is system time. */
  async report(
    place: { teamId: string; conversationId: string },
    userId: string,
    state: PresenceState,
    now: Date,
  ): Promise<void> {
    const before = (await this.entries(place)).get(userId);
    const entry: Entry = {
      state,
      since: before && isPresent(before, now) ? before.since : now.getTime(),
      at: now.getTime(),
    };
    const key = this.key('present', place);
    if (!this.redis) {
      const there = this.local.get(key) ?? new Map<string, Entry>();
      this.local.set(key, there.set(userId, entry));
      return;
    }
    await this.orNothing(async (redis) => {
      await redis.hset(key, userId, JSON.stringify(entry));
      await redis.pexpire(key, 4 * PRESENT_MS);
    });
  }

  /** Say that a member went away, and with them their lock. */
  async leave(place: { teamId: string; conversationId: string }, userId: string): Promise<void> {
    const key = this.key('present', place);
    this.local.get(key)?.delete(userId);
    await this.orNothing((redis) => redis.hdel(key, userId));
    await this.release(place, userId);
  }

  /** Who is there, the longest first. */
  async present(place: { teamId: string; conversationId: string }, now: Date): Promise<PresentMember[]> {
    return [...(await this.entries(place))]
      .filter(([, entry]) => isPresent(entry, now))
      .map(([userId, { state, since }]) => ({ userId, state, since: new Date(since) }))
      .toSorted((a, b) => a.since.getTime() - b.since.getTime() || a.userId.localeCompare(b.userId));
  }

  /** Take the send lock, or renew one's own. The answer names who has it. */
  async take(
    place: { teamId: string; conversationId: string },
    userId: string,
    now: Date,
  ): Promise<SendLock> {
    const key = this.key('sending', place);
    const mine = { userId, until: new Date(now.getTime() + SEND_LOCK_MS) };
    if (!this.redis) {
      const held = this.localLocks.get(key);
      if (held && held.userId !== userId && held.until > now.getTime())
        return { userId: held.userId, until: new Date(held.until) };
      this.localLocks.set(key, { userId, until: mine.until.getTime() });
      return mine;
    }
    const answer = (await this.orNothing((redis) => redis.eval(TAKE, 1, key, userId, SEND_LOCK_MS))) as
      | [string, number]
      | null;
    return answer ? { userId: answer[0], until: new Date(now.getTime() + answer[1]) } : mine;
  }

  /** Give one's own lock back; somebody else's stays. */
  async release(place: { teamId: string; conversationId: string }, userId: string): Promise<void> {
    const key = this.key('sending', place);
    if (this.localLocks.get(key)?.userId === userId) this.localLocks.delete(key);
    await this.orNothing((redis) => redis.eval(RELEASE, 1, key, userId));
  }

  /** Who has the send lock; null: nobody, or the store does not answer. */
  async holder(place: { teamId: string; conversationId: string }, now: Date): Promise<string | null> {
    const key = this.key('sending', place);
    if (!this.redis) {
      const held = this.localLocks.get(key);
      return held && held.until > now.getTime() ? held.userId : null;
    }
    return this.orNothing((redis) => redis.get(key));
  }

  private async entries(place: { teamId: string; conversationId: string }): Promise<Map<string, Entry>> {
    const key = this.key('present', place);
    if (!this.redis) return this.local.get(key) ?? new Map();
    const stored = (await this.orNothing((redis) => redis.hgetall(key))) ?? {};
    return new Map(Object.entries(stored).map(([userId, text]) => [userId, JSON.parse(text) as Entry]));
  }

  private async orNothing<T>(work: (redis: Redis) => Promise<T>): Promise<T | null> {
    if (!this.redis) return null;
    try {
      return await work(this.redis);
    } catch {
      return null;
    }
  }

  private key(what: string, { teamId, conversationId }: { teamId: string; conversationId: string }): string {
    return `${this.prefix}:${what}:${teamId}:${conversationId}`;
  }
}

function isPresent(entry: Entry, now: Date): boolean {
  return now.getTime() - entry.at < PRESENT_MS;
}
