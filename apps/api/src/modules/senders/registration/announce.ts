import type { TeamTx } from '@og/db';
import { audit } from '../../../platform/audit.js';
import type { Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';

/**
 * Note a change of a registration as `<what>.<act>`, tell the browsers, and let what was held for it be asked about
 * again. Without a context nobody did it: no line in the audit log.
 */
export async function announceRegistration(
  deps: Pick<Platform, 'outbox'>,
  tx: TeamTx,
  now: Date,
  change: {
    ctx?: Ctx;
    act: 'create' | 'update' | 'submit' | 'record' | 'refresh';
    what: 'brand' | 'ten_dlc_campaign';
    id: string;
    detail?: Record<string, unknown>;
  },
): Promise<void> {
  if (change.ctx) {
    await audit(tx, change.ctx, now, {
      action: `${change.what}.${change.act}`,
      subjectType: change.what,
      subjectId: change.id,
      ...(change.detail ? { detail: change.detail } : {}),
    });
  }
  await deps.outbox.event(tx, now, 'team.changed.v1', [change.id], { what: 'senders' });
  await deps.outbox.job(tx, now, 'campaign/move-sends', {});
}
