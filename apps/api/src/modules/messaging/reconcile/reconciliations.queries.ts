import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { pageSize } from '../../../platform/graphql/connection.js';
import type { Platform } from '../../../platform/platform.js';
import { integrationsById, type IntegrationView } from '../../integrations/index.js';

/** One comparison of a vendor's log with the ledger. */
export interface ReconciliationView {
  id: string;
  integration: IntegrationView | null;
  since: Date;
  until: Date;
  state: string;
  vendorMessages: number;
  matched: number;
  bound: number;
  recoveredInbound: number;
  foreignMessages: number;
  missingAtVendor: number;
  createdAt: Date;
  endedAt: Date | null;
}

/** The team's comparisons, the newest first. */
export async function listReconciliations(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  first: number | null,
): Promise<ReconciliationView[]> {
  requirePermission(ctx, 'senders.read');
  const limit = pageSize(first, 20);
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<ReconciliationView & { integrationId: string }>(
        `select id, integration_id as "integrationId", since, until, state, vendor_messages as "vendorMessages", matched, bound,
           recovered_inbound as "recoveredInbound", foreign_messages as "foreignMessages", missing_at_vendor as "missingAtVendor",
           created_at as "createdAt", ended_at as "endedAt"
         from reconciliation_runs where team_id = $1 order by created_at desc, id desc limit $2`,
        [ctx.teamId, limit],
      );
      const accounts = await integrationsById(
        tx,
        rows.map((row) => row.integrationId),
      );
      return rows.map((row) => ({ ...row, integration: accounts.get(row.integrationId) ?? null }));
    },
    { readOnly: true },
  );
}
