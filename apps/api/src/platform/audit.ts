import { auditLog, newId, type TeamTx } from '@og/db';
import { actorName, type Ctx } from './ctx.js';

export interface AuditRecord {
  /** `<noun>.<verb>`, such as `campaign.launch`. */
  action: string;
  subjectType?: string;
  subjectId?: string;
  /** Small facts; never phones, e-mails, bodies or secrets. */
  detail?: Record<string, unknown>;
}

/** Write who did what, in the transaction that does it. */
export async function audit(tx: TeamTx, ctx: Ctx, now: Date, record: AuditRecord): Promise<void> {
  await tx.db.insert(auditLog).values({
    teamId: tx.teamId,
    id: newId(),
    actor: actorName(ctx),
    action: record.action,
    subjectType: record.subjectType ?? null,
    subjectId: record.subjectId ?? null,
    detail: record.detail ?? null,
    requestId: ctx.requestId,
    createdAt: now,
  });
}
