import type { Database } from '@og/db';
import { eventually } from '@og/testing';

/** Until a transaction of this database waits for a lock that another one holds. */
export async function waitingForLock(database: Database): Promise<void> {
  await eventually('a transaction waits for a lock', async () => {
    const { rowCount } = await database.withSystem((tx) =>
      tx.client.query(
        `select from pg_locks w where not w.granted and exists (select from pg_locks here where here.pid = w.pid
           and here.database = (select oid from pg_database where datname = current_database()))`,
      ),
    );
    return Boolean(rowCount);
  });
}
