import { runMigrations } from 'bullmq';
import pg from 'pg';

/** The schema of BullMQ's tables where there is no Redis. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Bring BullMQ's PostgreSQL tables up to date and open them to the system role. They stay empty where Redis serves
 * the queues.
 * @param url a direct connection that may create schemas
 */
export async function migrateQueueStore(url: string, ca?: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    ...(ca ? { ssl: { ca, rejectUnauthorized: true } } : {}),
  });
  await client.connect();
  try {
    await runMigrations(client as unknown as Parameters<typeof runMigrations>[0], QUEUE_SCHEMA);
    await client.query(`grant usage on schema ${QUEUE_SCHEMA} to app_system`);
    await client.query(
      `grant select, insert, update, delete, truncate on all tables in schema ${QUEUE_SCHEMA} to app_system`,
    );
    await client.query(
      `grant usage, select, update on all sequences in schema ${QUEUE_SCHEMA} to app_system`,
    );
    await client.query(`grant execute on all functions in schema ${QUEUE_SCHEMA} to app_system`);
  } finally {
    await client.end();
  }
}
