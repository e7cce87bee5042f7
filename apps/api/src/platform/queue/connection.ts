import {
  createPostgresBackend,
  createRedisBackend,
  setDefaultBackendFactory,
  type ConnectionOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import type { Config } from '../config/config.js';
import { QUEUE_SCHEMA } from './migrate-queue-store.js';

/** How queues reach their store: Redis where there is one, otherwise BullMQ's PostgreSQL backend. */
export interface QueueStore {
  kind: 'redis' | 'postgres';
  /** For producers: fails fast when the store is away. */
  producer: ConnectionOptions;
  /** For workers: waits and reconnects for ever. */
  worker: ConnectionOptions;
  /** A plain client for tickets and notifications; null without Redis. */
  redis: Redis | null;
  /** A second connection that only listens; null without Redis. */
  subscriber: Redis | null;
}

/** Choose the store by the ladder of the configuration and open its connections. */
export function openQueueStore(config: Config, onError: (error: Error) => void): QueueStore {
  const url = config.REDIS_URL;
  if (!url) {
    setDefaultBackendFactory(createPostgresBackend);
    const connection = {
      connectionString: config.DATABASE_SYSTEM_URL ?? config.DATABASE_URL,
      schema: QUEUE_SCHEMA,
      max: 6,
    } as unknown as ConnectionOptions;
    return { kind: 'postgres', producer: connection, worker: connection, redis: null, subscriber: null };
  }
  // The library keeps one choice for the process: another platform in it may have had no Redis.
  setDefaultBackendFactory(createRedisBackend);
  const open = (forWorker: boolean) => {
    const client = new Redis(url, {
      maxRetriesPerRequest: forWorker ? null : 2,
      enableOfflineQueue: true,
      connectTimeout: 5_000,
      retryStrategy: (times) => Math.min(50 * 2 ** times, 2_000),
    });
    client.on('error', onError);
    return client;
  };
  const redis = open(false);
  return {
    kind: 'redis',
    producer: redis as unknown as ConnectionOptions,
    worker: open(true) as unknown as ConnectionOptions,
    redis,
    subscriber: open(true),
  };
}
