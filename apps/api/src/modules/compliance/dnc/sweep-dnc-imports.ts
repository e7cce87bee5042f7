import { oneByOne } from '../../../platform/one-by-one.js';
import type { Platform } from '../../../platform/platform.js';
import { SILENCE_MS } from './run-dnc-import.js';

/** Queue imports again whose worker fell silent or whose job was lost. Doubles are harmless: one run claims it. */
export async function sweepDncImports(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'logger'>,
): Promise<void> {
  const now = deps.clock.now();
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<{ team_id: string; id: string }>(
        `select team_id, id from dnc_imports where state = 'running' and coalesce(heartbeat_at, created_at) < $1 limit 50`,
        [new Date(now.getTime() - SILENCE_MS).toISOString()],
      ),
    { readOnly: true },
  );
  await oneByOne(deps, 'a registry file was not queued again', rows, ({ team_id: teamId, id }) =>
    deps.database.withTeam(teamId, (tx) => deps.outbox.job(tx, now, 'lead/import-dnc', { importId: id })),
  );
}
