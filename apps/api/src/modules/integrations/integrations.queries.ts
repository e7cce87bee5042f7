import { integrations, type TeamTx } from '@og/db';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { VendorValue } from '../../platform/graphql/shared-enums.js';
import type { Platform } from '../../platform/platform.js';
import type { IntegrationStateValue } from './integration.types.js';

/** A connected vendor account, without its credentials. */
export interface IntegrationView {
  __typename: 'Integration';
  id: string;
  vendor: VendorValue;
  state: IntegrationStateValue;
  /** Names the account to people: the account SID. */
  account: string | null;
  lastCheckedAt: Date | null;
  lastError: string | null;
  createdAt: Date;
}

/** Every column but the sealed credentials. */
export const integrationColumns = {
  id: integrations.id,
  vendor: integrations.vendor,
  state: integrations.state,
  account: integrations.account,
  lastCheckedAt: integrations.lastCheckedAt,
  lastError: integrations.lastError,
  createdAt: integrations.createdAt,
};

export async function listIntegrations(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
): Promise<IntegrationView[]> {
  requirePermission(ctx, 'integrations.manage');
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select(integrationColumns)
        .from(integrations)
        .where(eq(integrations.teamId, ctx.teamId))
        .orderBy(desc(integrations.createdAt), desc(integrations.id)),
    { readOnly: true },
  );
  return rows.map((row) => ({ __typename: 'Integration', ...row }));
}

/** The team's accounts of one vendor that are not disabled, the newest first; inside a transaction. */
export async function usableIntegrations(tx: TeamTx, vendor: VendorValue): Promise<IntegrationView[]> {
  const rows = await tx.db
    .select(integrationColumns)
    .from(integrations)
    .where(and(eq(integrations.teamId, tx.teamId), eq(integrations.vendor, vendor)))
    .orderBy(desc(integrations.createdAt), desc(integrations.id));
  return rows
    .filter(({ state }) => state !== 'disabled')
    .map((row) => ({ __typename: 'Integration', ...row }));
}

/** Accounts by id, whatever their state; inside a transaction. */
export async function integrationsById(
  tx: TeamTx,
  ids: readonly string[],
): Promise<Map<string, IntegrationView>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.db
    .select(integrationColumns)
    .from(integrations)
    .where(and(eq(integrations.teamId, tx.teamId), inArray(integrations.id, [...ids])));
  return new Map(rows.map((row) => [row.id, { __typename: 'Integration', ...row }]));
}
