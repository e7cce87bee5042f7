import { integrations, newId, senderMailboxes, senderNumbers, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { audit } from '../../platform/audit.js';
import type { Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { credentialsContext } from './credentials.js';
import { DISCONNECTED } from './disconnect-integration.js';
import { integrationColumns, type IntegrationView } from './integrations.queries.js';
import { forgetIntegration } from './open-integration.js';

/** What connecting an account takes. */
export type ConnectDeps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'config'>;
type Deps = Omit<ConnectDeps, 'config'>;

export interface NewCredentials {
  vendor: 'twilio' | 'signalhouse' | 'sendgrid' | 'anthropic';
  /** Names the account to people, and tells two accounts of one vendor apart. */
  account: string;
  /** The vendor has one account for the team, whatever it is called from now on. */
  single?: boolean;
  /** What to seal, given what is sealed so far. */
  seal(before: unknown): object;
  /** What works only in part; null when all does. */
  trouble: string | null;
}

/** Seal credentials that were tried, in the account's own row, and free the senders that waited for them. */
export async function storeIntegration(
  deps: Deps,
  tx: TeamTx,
  ctx: Ctx,
  given: NewCredentials,
): Promise<IntegrationView> {
  const now = deps.clock.now();
  const { id, before } = await ownRow(deps, tx, given, now);
  tx.afterCommit(() => forgetIntegration(deps.database, ctx.teamId, id));
  const [row] = await tx.db
    .update(integrations)
    .set({
      state: 'connected',
      account: given.account,
      credentials: deps.vault.seal(given.seal(before), credentialsContext(ctx.teamId, id)),
      lastCheckedAt: now,
      lastError: given.trouble,
      updatedAt: now,
    })
    .where(and(eq(integrations.teamId, ctx.teamId), eq(integrations.id, id)))
    .returning(integrationColumns);
  if (!row) throw new Error('The integration vanished while it was being connected.');
  for (const table of [senderNumbers, senderMailboxes]) {
    await tx.db
      .update(table)
      .set({ state: 'active', stateReason: null, updatedAt: now })
      .where(
        and(
          eq(table.teamId, ctx.teamId),
          eq(table.integrationId, id),
          eq(table.state, 'blocked'),
          eq(table.stateReason, DISCONNECTED),
        ),
      );
  }
  await audit(tx, ctx, now, {
    action: 'integration.connect',
    subjectType: 'integration',
    subjectId: id,
    detail: { vendor: row.vendor, account: row.account },
  });
  await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'integrations' });
  await deps.outbox.job(tx, now, 'campaign/move-sends', {});
  return { __typename: 'Integration', ...row };
}

/** The account's row, which is made when the account is new; locked, so that two connects follow each other. */
async function ownRow(
  deps: Pick<Platform, 'vault'>,
  tx: TeamTx,
  { vendor, account, single }: NewCredentials,
  now: Date,
): Promise<{ id: string; before: unknown }> {
  const sealed = { keyId: '', nonce: '', ciphertext: '', tag: '' };
  const own = and(
    eq(integrations.teamId, tx.teamId),
    eq(integrations.vendor, vendor),
    single ? undefined : eq(integrations.account, account),
  );
  const columns = { id: integrations.id, credentials: integrations.credentials };
  const find = () => tx.db.select(columns).from(integrations).where(own).limit(1).for('update');
  let [row] = await find();
  if (!row) {
    await tx.db
      .insert(integrations)
      .values({
        teamId: tx.teamId,
        id: newId(),
        vendor,
        state: 'disabled',
        account,
        credentials: sealed,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: [integrations.teamId, integrations.vendor, integrations.account] });
    // Somebody who connects it at the same instant may have made it, and sealed something already.
    [row] = await find();
  }
  if (!row) throw new Error('The integration vanished while it was being connected.');
  const context = credentialsContext(tx.teamId, row.id);
  const before = row.credentials.nonce ? deps.vault.open(row.credentials, context) : null;
  return { id: row.id, before };
}
