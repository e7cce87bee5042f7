import { leadImports } from '@og/db';
import { and, eq, lt, sql } from 'drizzle-orm';
import { oneByOne } from '../../../platform/one-by-one.js';
import type { Platform } from '../../../platform/platform.js';
import { SILENCE_MS } from './claim-import.js';

/** A queued import that nobody took for this long has lost its job, in milliseconds. */
const LOST_MS = 120_000;

/** Queue imports again whose worker fell silent or whose job was lost. Doubles are harmless: one run claims it. */
export async function sweepImports(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'logger'>,
): Promise<void> {
  const now = deps.clock.now();
  const silentSince = new Date(now.getTime() - SILENCE_MS);
  const lostSince = new Date(now.getTime() - LOST_MS);
  const stuck = await deps.database.withSystem(
    (tx) =>
      tx.db
        .select({ teamId: leadImports.teamId, id: leadImports.id })
        .from(leadImports)
        .where(
          sql`(${leadImports.state} = 'running' and coalesce(${leadImports.heartbeatAt}, ${leadImports.startedAt}, ${leadImports.createdAt}) < ${silentSince.toISOString()})
            or (${leadImports.state} = 'queued' and ${lt(leadImports.createdAt, lostSince)})`,
        )
        .limit(200),
    { readOnly: true },
  );
  await oneByOne(deps, 'an import was not queued again', stuck, ({ teamId, id }) =>
    deps.database.withTeam(teamId, async (tx) => {
      const [still] = await tx.db
        .select({ state: leadImports.state })
        .from(leadImports)
        .where(and(eq(leadImports.teamId, teamId), eq(leadImports.id, id)));
      if (still?.state === 'running' || still?.state === 'queued')
        await deps.outbox.job(tx, now, 'lead/import-leads', { importId: id });
    }),
  );
}
