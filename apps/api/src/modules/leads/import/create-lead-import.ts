import { leadImports, newId, uploads } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidInput,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { consentSchema, tagsSchema } from '../lead-input.js';
import { chooseMapping } from './choose-mapping.js';
import { toImportView, type LeadImportView } from './import-view.js';
import { openUpload } from './open-upload.js';

const schema = z.object({
  uploadId: z.string(),
  mapping: z
    .array(z.object({ column: z.string().max(1_000), field: z.string().max(100).nullish() }))
    .max(1_000, 'A file may have at most 1,000 columns.')
    .nullish(),
  consent: consentSchema.nullish(),
  tags: tagsSchema.nullish(),
});

/**
 * Queue an import of an uploaded file. Without a mapping the columns are guessed; without a consent the leads are
 * stored and SMS to them stays barred.
 */
export async function createLeadImport(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'storage'>,
  ctx: Ctx,
  input: unknown,
): Promise<LeadImportView | InvalidInput | NotFound | Conflict> {
  requirePermission(ctx, 'leads.import');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { consent, tags } = parsed.data;
  const opened = await openUpload(deps, ctx, parsed.data.uploadId);
  if (opened.__typename !== 'OpenedUpload') return opened;
  const { upload, shape } = opened;
  if (upload.state === 'used') return usedAlready();
  const chosen = chooseMapping(shape.headers, shape.rows, parsed.data.mapping ?? null);
  if (!chosen.ok) return invalidInput(chosen.problems);

  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const [claimed] = await tx.db
      .update(uploads)
      .set({ state: 'used' })
      .where(and(eq(uploads.teamId, ctx.teamId), eq(uploads.id, upload.id), eq(uploads.state, 'created')))
      .returning({ id: uploads.id });
    if (!claimed) return usedAlready();
    const [record] = await tx.db
      .insert(leadImports)
      .values({
        teamId: ctx.teamId,
        id: newId(),
        uploadId: upload.id,
        fileName: upload.fileName,
        byteSize: opened.byteSize,
        mapping: chosen.mapping,
        encoding: shape.encoding,
        delimiter: shape.delimiter,
        tags: tags ?? [],
        consentSource: consent?.source ?? null,
        consentScope: consent?.scope ?? null,
        consentEvidence: consent?.evidence ?? null,
        createdBy: actorUserId(ctx),
        createdAt: now,
      })
      .returning();
    if (!record) throw new Error('The import was not stored.');
    await audit(tx, ctx, now, {
      action: 'lead_import.create',
      subjectType: 'lead_import',
      subjectId: record.id,
      detail: {
        byteSize: opened.byteSize,
        estimatedRows: shape.estimatedRows,
        consentSource: consent?.source ?? null,
      },
    });
    await deps.outbox.job(tx, now, 'lead/import-leads', { importId: record.id });
    await deps.outbox.event(tx, now, 'lead_import.progressed.v1', [record.id], {
      state: 'queued',
      processedRows: 0,
      totalRows: 0,
      bytesRead: 0,
      byteSize: record.byteSize,
    });
    return toImportView(record);
  });
}

function usedAlready(): Conflict {
  return conflict(
    'upload_used',
    'This upload was imported already. Upload the file again to import it once more.',
  );
}
