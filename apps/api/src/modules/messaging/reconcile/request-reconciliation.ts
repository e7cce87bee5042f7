import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { reconcileDue } from './reconcile-due.js';

/** A person wants the team's accounts compared now. @returns how many there are to compare */
export async function requestReconciliation(deps: Platform, ctx: Ctx): Promise<number> {
  requirePermission(ctx, 'integrations.manage');
  const asked = await reconcileDue(deps, 0, ctx.teamId);
  await deps.database.withTeam(ctx.teamId, (tx) =>
    audit(tx, ctx, deps.clock.now(), { action: 'reconciliation.request', detail: { accounts: asked } }),
  );
  return asked;
}
