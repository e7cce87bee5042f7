import { integrations } from '@og/db';
import { and, eq } from 'drizzle-orm';
import type { Platform } from '../../platform/platform.js';
import { credentialsContext, type SealedSignalHouse } from './credentials.js';
import { forgetIntegration } from './open-integration.js';

/** Keep the subgroup that was made for the team's brands beside the account's key, or whose turn it is to connect it. */
export async function resealSignalHouse(
  deps: Pick<Platform, 'database' | 'clock' | 'vault'>,
  teamId: string,
  integrationId: string,
  change: (sealed: SealedSignalHouse) => Partial<Pick<SealedSignalHouse, 'subgroupId' | 'connecting'>>,
): Promise<void> {
  await deps.database.withTeam(teamId, async (tx) => {
    const own = and(
      eq(integrations.teamId, teamId),
      eq(integrations.id, integrationId),
      eq(integrations.vendor, 'signalhouse'),
    );
    const [row] = await tx.db
      .select({ credentials: integrations.credentials })
      .from(integrations)
      .where(own)
      .for('update');
    if (!row) return;
    const context = credentialsContext(teamId, integrationId);
    const sealed = deps.vault.open<SealedSignalHouse>(row.credentials, context);
    await tx.db
      .update(integrations)
      .set({
        credentials: deps.vault.seal({ ...sealed, ...change(sealed) }, context),
        updatedAt: deps.clock.now(),
      })
      .where(own);
    tx.afterCommit(() => forgetIntegration(deps.database, teamId, integrationId));
  });
}
