import type { Clock } from '@og/contracts';
import { Database } from '@og/db';
import { atMost } from './at-most.js';
import { ConfigError, type Config } from './config/config.js';
import { requireSamePepper } from './crypto/same-pepper.js';
import { openVault, type Vault } from './crypto/vault.js';
import { EngineMode } from './engine/engine-mode.js';
import { HighWaterMark } from './engine/high-water-mark.js';
import { Limits } from './limits/limits.js';
import { createLogger, quietly, type Logger } from './logging/logger.js';
import { Outbox } from './outbox/outbox.js';
import { Relay } from './outbox/relay.js';
import { openQueueStore, type QueueStore } from './queue/connection.js';
import { JobQueues } from './queue/queues.js';
import { JobRegistry } from './queue/registry.js';
import { Turns } from './queue/turns.js';
import { JobWorkers } from './queue/workers.js';
import { EphemeralStore } from './realtime/ephemeral-store.js';
import { Notifier } from './realtime/notifier.js';
import { PresenceStore } from './realtime/presence-store.js';
import { Signals } from './realtime/signals.js';
import { TeamEvents } from './realtime/team-events.js';
import { openStorage } from './storage/open-storage.js';
import type { Storage } from './storage/storage.js';
import { modelTable } from './vendors/anthropic.js';

/** What every module leans on. Use cases take the parts they need: `Pick<Platform, 'database' | 'clock'>`. */
export interface Platform {
  config: Config;
  clock: Clock;
  logger: Logger;
  database: Database;
  outbox: Outbox;
  vault: Vault;
  storage: Storage;
  registry: JobRegistry;
  queues: JobQueues;
  workers: JobWorkers;
  /** Who goes first: what people wait for before bulk work. */
  turns: Turns;
  relay: Relay;
  notifier: Notifier;
  signals: Signals;
  /** What happens in the teams, for their sockets. */
  teamEvents: TeamEvents;
  presence: PresenceStore;
  ephemeral: EphemeralStore;
  store: QueueStore;
  /** Whether anything may be sent; asked by every claim. */
  engineMode: EngineMode;
  mark: HighWaterMark;
  /** How much one person, one address or one secret may ask for. */
  limits: Limits;
  /** Looks after the recurring jobs once the platform has started. */
  scheduler?: NodeJS.Timeout;
}

/** Injection token of the platform. */
export const PLATFORM = Symbol('PLATFORM');

/** Build the platform. Opens connections lazily; nothing runs until `startPlatform`. */
export function createPlatform(
  config: Config,
  clock: Clock,
  logger: Logger = createLogger(config.LOG_LEVEL),
): Platform {
  modelTable(config); // a setting that cannot be used is told before anything runs
  const onQueueError = quietly(logger, 'queue store: will try again');
  const database = new Database({
    url: config.DATABASE_URL,
    systemUrl: config.DATABASE_SYSTEM_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    ca: config.DATABASE_CA,
    applicationName: 'outreach-api',
    onConnectionError: quietly(logger, 'database connection lost: the pool opens another'),
  });
  const vault = openVault(config);
  const store = openQueueStore(config, onQueueError);
  const registry = new JobRegistry();
  const turns = new Turns();
  const queues = new JobQueues(store, { prefix: config.QUEUE_PREFIX, turns, onError: onQueueError });
  const notifier = new Notifier(store, config.QUEUE_PREFIX);
  const signals = new Signals(store, config.QUEUE_PREFIX);
  const storage = openStorage(config, vault, clock);
  const engineMode = new EngineMode(database, clock);
  const relay = new Relay(database, queues, notifier, clock, logger);
  return {
    config,
    clock,
    logger,
    database,
    vault,
    store,
    registry,
    queues,
    turns,
    notifier,
    relay,
    outbox: new Outbox(relay.wake),
    storage,
    engineMode,
    mark: new HighWaterMark({
      database,
      storage,
      redis: store.redis,
      prefix: config.QUEUE_PREFIX,
      clock,
      logger,
      mode: engineMode,
      vault,
    }),
    limits: new Limits({
      config,
      vault,
      redis: store.redis,
      onAway: quietly(logger, 'limits: Redis does not count, requests go on without it'),
    }),
    signals,
    teamEvents: new TeamEvents({
      database,
      notifier,
      signals,
      onError: quietly(logger, 'team events: will look again'),
    }),
    presence: new PresenceStore(store.redis, config.QUEUE_PREFIX),
    ephemeral: new EphemeralStore(store.redis, config.QUEUE_PREFIX),
    workers: new JobWorkers(store, registry, database, clock, logger, {
      turns,
      prefix: config.QUEUE_PREFIX,
      workers: config.WORKERS,
      lockMs: config.JOB_LOCK_MS,
    }),
  };
}

/** How long the start waits for the database to tell whether the keys are its own, in milliseconds. */
const PEPPER_MS = 3_000;

/** Start relay, schedules and workers; every module has registered its handlers by now. */
export async function startPlatform(platform: Platform): Promise<void> {
  platform.registry.assertComplete();
  await refuseOtherPepper(platform);
  await platform.mark.start();
  await platform.notifier.start();
  platform.signals.start();
  platform.relay.start();
  platform.workers.start();
  platform.scheduler = keepSchedules(platform);
}

/**
 * A database that is away is no reason not to start: the engine asks again before it sends anything.
 * @throws ConfigError when the database was begun with another APP_SECRET
 */
async function refuseOtherPepper(platform: Platform): Promise<void> {
  let refusal: unknown;
  await atMost(
    PEPPER_MS,
    requireSamePepper(platform).catch((error: unknown) => {
      refusal = error;
    }),
  );
  if (refusal instanceof ConfigError) throw refusal;
}

/** How often the recurring jobs are looked after, in milliseconds. */
const SCHEDULE_CHECK_MS = 5_000;

/** The queue store may be away at start, and may lose everything later: the schedules come back by themselves. */
function keepSchedules(platform: Platform): NodeJS.Timeout {
  const warn = quietly(platform.logger, 'schedules not made yet: the queue store does not answer');
  let busy = false;
  const check = (): void => {
    if (busy) return;
    busy = true;
    platform.queues
      .schedule()
      .catch(warn)
      .finally(() => {
        busy = false;
      });
  };
  check();
  return setInterval(check, SCHEDULE_CHECK_MS);
}

/** How long the queue store may take to hear that this process leaves. */
const GOOD_BYE_MS = 3_000;

/** Stop taking work, let running jobs end, close every connection. */
export async function stopPlatform(platform: Platform): Promise<void> {
  clearInterval(platform.scheduler);
  await platform.workers.close();
  await atMost(GOOD_BYE_MS, platform.mark.stop());
  await atMost(GOOD_BYE_MS, platform.relay.stop());
  await atMost(GOOD_BYE_MS, platform.queues.close());
  platform.store.redis?.disconnect();
  platform.store.subscriber?.disconnect();
  if (platform.store.kind === 'redis')
    (platform.store.worker as unknown as { disconnect(): void }).disconnect();
  await atMost(GOOD_BYE_MS, platform.database.close());
}
