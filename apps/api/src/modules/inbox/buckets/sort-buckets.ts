import type { Platform } from '../../../platform/platform.js';
import { sortBatch } from './sort-item.js';

/** Sort every open item of a team anew, in short transactions: its buckets or their rules are others now. */
export async function sortBuckets(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  teamId: string,
): Promise<void> {
  let after: string | null = null;
  do {
    const from: string | null = after;
    after = await deps.database.withTeam(teamId, (tx) => sortBatch(tx, deps.clock.now(), from));
  } while (after !== null);
  await deps.database.withTeam(teamId, (tx) =>
    deps.outbox.event(tx, deps.clock.now(), 'team.changed.v1', [teamId], { what: 'settings' }),
  );
}
