import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Clock } from '@og/contracts';
import type { Database } from '@og/db';
import type { Redis } from 'ioredis';
import { atMost } from '../at-most.js';
import { requireSamePepper } from '../crypto/same-pepper.js';
import type { Vault } from '../crypto/vault.js';
import type { Logger } from '../logging/logger.js';
import type { Storage } from '../storage/storage.js';
import type { EngineMode } from './engine-mode.js';

const KEY = 'engine.mark';
const BEAT_MS = 1_000;
/** Every so many beats the mark also goes to the file store, which outlives a lost Redis. */
const FILE_EVERY = 15;
/** What a restored database says about its time may be this much older than its newest commit. */
const SLACK_MS = 5_000;
/** How long the start waits for a database or Redis that does not answer; the beats go on asking. */
const START_MS = 3_000;

interface Mark {
  /** Names this database; a copy of it has the same. */
  installation: string;
  /** Grows with every beat of any process. */
  count: number;
  /** System time of the beat. */
  at: string;
}

interface Deps {
  database: Database;
  storage: Storage;
  redis: Redis | null;
  prefix: string;
  clock: Clock;
  logger: Logger;
  mode: EngineMode;
  vault: Vault;
}

/** The higher of two counts stays, whoever writes last. */
const RAISE = `local known = tonumber(redis.call('get', KEYS[1]) or '0')
if tonumber(ARGV[1]) > known then redis.call('set', KEYS[1], ARGV[1]) end return 1`;

/**
 * A count that grows once a second, first in the database, then outside of it. A database whose count is lower than
 * the one outside was restored from an earlier time: it has forgotten what was sent since, and so nothing more is sent
 * until the vendors were asked.
 */
export class HighWaterMark {
  private timer: NodeJS.Timeout | null = null;
  private beating: Promise<void> | null = null;
  private last = 0;
  private beats = 0;

  constructor(private readonly deps: Deps) {}

  /** Compare once before anything is sent, then beat. A database that is away is compared when it is back. */
  async start(): Promise<void> {
    await atMost(START_MS, this.beat());
    this.timer = setInterval(() => void this.beat(), BEAT_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.beating;
  }

  /** One beat; never two at a time. What is away is asked again by the next one. */
  private beat(): Promise<void> {
    this.beating ??= this.once()
      .catch(() => undefined)
      .finally(() => {
        this.beating = null;
      });
    return this.beating;
  }

  private async once(): Promise<void> {
    const { database, mode, clock } = this.deps;
    const before = await this.read();
    if (!mode.isVouched) {
      await requireSamePepper(this.deps);
      const outside = before ? await this.readOutside(before.installation) : 0;
      if (before && before.count < outside) await this.restored(before, outside);
      this.last = outside;
      mode.vouch();
    } else if ((before?.count ?? 0) < this.last) await this.restored(before, this.last);
    const now = clock.now().toISOString();
    const mark = await database.withSystem(async (tx) => {
      const { rows } = await tx.client.query<{ value: Mark }>(
        `insert into engine_state as e (key, value, updated_at)
         values ($1, jsonb_build_object('installation', $2::text, 'count', $3::bigint + 1, 'at', $4::text), $4::timestamptz)
         on conflict (key) do update set updated_at = excluded.updated_at,
           value = e.value || jsonb_build_object('count', greatest((e.value->>'count')::bigint, $3::bigint) + 1, 'at', $4::text)
         returning value`,
        [KEY, randomUUID(), this.last, now],
      );
      return rows[0]?.value;
    });
    if (!mark) return;
    this.last = mark.count;
    await this.writeOutside(mark);
  }

  /** It forgot what was sent after its last beat. The mode is set before the count is raised over the one outside. */
  private async restored(found: Mark | null, outside: number): Promise<void> {
    const to = found?.at ?? 'a time before its first mark';
    const restoredTo = found ? new Date(Date.parse(found.at) - SLACK_MS) : null;
    const changed = await this.deps.mode.set('reconcile_only', {
      reason: `The database was restored to ${to} (mark ${found?.count ?? 0}, known outside: ${outside}).`,
      by: 'system:high-water-mark',
      restoredTo,
    });
    if (changed)
      this.deps.logger.error(
        { restoredTo: to, mark: found?.count ?? 0, outside },
        'the database is older than what was sent: nothing is sent until the vendors were asked',
      );
  }

  private async read(): Promise<Mark | null> {
    return this.deps.database.withSystem(
      async (tx) => {
        const { rows } = await tx.client.query<{ value: Mark }>(
          'select value from engine_state where key = $1',
          [KEY],
        );
        return rows[0]?.value ?? null;
      },
      { readOnly: true },
    );
  }

  /**
   * The highest count that any place outside remembers. A place that there is none of is no answer.
   * @throws Error when none of them can be asked: then nobody vouches for the database yet
   */
  private async readOutside(installation: string): Promise<number> {
    const { redis } = this.deps;
    const places = [this.readFile(installation), ...(redis ? [this.readRedis(redis, installation)] : [])];
    const answers = await Promise.allSettled(places);
    const counts = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    if (counts.length === 0) throw new Error('no place outside the database answers');
    return Math.max(0, ...counts);
  }

  private async readRedis(redis: Redis, installation: string): Promise<number> {
    return Number((await redis.get(this.redisKey(installation))) ?? 0);
  }

  private async readFile(installation: string): Promise<number> {
    const { storage } = this.deps;
    if (!(await storage.stat(fileKey(installation)))) return 0;
    const mark = JSON.parse(await text(await storage.read(fileKey(installation)))) as Partial<Mark>;
    return mark.count ?? 0;
  }

  private async writeOutside(mark: Mark): Promise<void> {
    const { redis, storage } = this.deps;
    const work: Promise<unknown>[] = [];
    if (redis) work.push(redis.eval(RAISE, 1, this.redisKey(mark.installation), mark.count));
    if (!redis || this.beats++ % FILE_EVERY === 0)
      work.push(
        storage.write(fileKey(mark.installation), Buffer.from(JSON.stringify(mark)), 'application/json'),
      );
    await Promise.allSettled(work);
  }

  private redisKey(installation: string): string {
    return `${this.deps.prefix}:engine-mark:${installation}`;
  }
}

const fileKey = (installation: string) => `engine/${installation}/high-water-mark.json`;
