import type { Database } from '@og/db';
import { eventually } from '@og/testing';

/** Until a transaction of this database, or so many of them, wait for locks that others hold. */
export async function waitingForLock(database: Database, many = 1): Promise<void> {
  await eventually('transactions wait for locks', async () => {
    const { rowCount } = await database.withSystem((tx) =>
      tx.client.query(
        `select from pg_locks w where not w.granted and exists (select from pg_locks here where here.pid = w.pid
           and here.database = (select oid from pg_database where datname = current_database()))`,
      ),
    );
    return (rowCount ?? 0) >= many;
  });
}
