import { isUuid, uploads } from '@og/db';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../../../platform/ctx.js';
import {
  invalidField,
  missing,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { UPLOAD_RULES } from '../files/upload-rules.js';
import { readHead } from './read-rows.js';
import { sniffFile, type FileShape } from './sniff-file.js';

export interface OpenedUpload {
  __typename: 'OpenedUpload';
  upload: typeof uploads.$inferSelect;
  /** Bytes that are really stored. */
  byteSize: number;
  shape: FileShape;
}

/** Look into an uploaded CSV: is it there, is it one, how is it read. */
export async function openUpload(
  deps: Pick<Platform, 'database' | 'storage'>,
  ctx: Ctx,
  uploadId: string,
): Promise<OpenedUpload | InvalidInput | NotFound> {
  const upload = await findUpload(deps, ctx, uploadId);
  if (!upload) return missing('upload');
  if (upload.goneAt)
    return invalidField(
      'uploadId',
      'file_gone',
      'The file was deleted from storage: files are kept for a while only. Upload it again.',
    );
  const stored = await deps.storage.stat(upload.storageKey);
  if (!stored)
    return invalidField('uploadId', 'not_uploaded', 'The file has not arrived in storage. Upload it again.');
  const { maxBytes } = UPLOAD_RULES.lead_import;
  if (stored.byteSize > maxBytes)
    return invalidField(
      'uploadId',
      'too_large',
      'The file is larger than 200 MB. Split it and upload the parts.',
    );
  const sniffed = await sniffFile(
    stored.byteSize === 0 ? Buffer.alloc(0) : await readHead(deps.storage, upload.storageKey),
    stored.byteSize,
  );
  if (!sniffed.ok) return invalidField('uploadId', sniffed.code, sniffed.message);
  return { __typename: 'OpenedUpload', upload, byteSize: stored.byteSize, shape: sniffed.shape };
}

async function findUpload(deps: Pick<Platform, 'database'>, ctx: Ctx, uploadId: string) {
  if (!isUuid(uploadId)) return null;
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select()
        .from(uploads)
        .where(
          and(eq(uploads.teamId, ctx.teamId), eq(uploads.id, uploadId), eq(uploads.purpose, 'lead_import')),
        ),
    { readOnly: true },
  );
  return rows[0] ?? null;
}
