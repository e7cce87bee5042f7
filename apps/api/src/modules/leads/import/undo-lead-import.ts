import { isUuid, leadImports } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { canUndo, toImportView, type LeadImportView } from './import-view.js';

/** Ask for an import to be taken back. The work is a job; the import becomes UNDONE when it has ended. */
export async function undoLeadImport(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
): Promise<LeadImportView | NotFound | Conflict> {
  requirePermission(ctx, 'leads.import');
  if (!isUuid(id)) return missing('import');
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const [record] = await tx.db
      .select()
      .from(leadImports)
      .where(and(eq(leadImports.teamId, ctx.teamId), eq(leadImports.id, id)))
      .for('update');
    if (!record) return missing('import');
    if (record.state === 'queued' || record.state === 'running')
      return conflict(
        'import_running',
        'The import is still running. Wait until it has ended, then undo it.',
      );
    if (record.state === 'undone') return conflict('import_undone', 'The import was undone already.');
    if (!canUndo(record))
      return conflict('nothing_to_undo', 'The import brought no leads: there is nothing to undo.');
    await audit(tx, ctx, now, { action: 'lead_import.undo', subjectType: 'lead_import', subjectId: id });
    await deps.outbox.job(tx, now, 'lead/undo-import', { importId: id });
    return toImportView(record);
  });
}
