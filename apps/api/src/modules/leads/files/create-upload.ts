import { newId, uploads } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import { invalidField, parseInput, type InvalidInput } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { extensionOf, UPLOAD_RULES } from './upload-rules.js';

const schema = z.object({
  purpose: z.enum(['lead_import', 'avatar', 'document']),
  fileName: z
    .string()
    .trim()
    .min(1, 'The file needs a name.')
    .max(255, 'The file name is longer than 255 characters: shorten it.'),
  contentType: z.string().max(200),
  byteSize: z.int().min(1, 'The file is empty. Choose a file with something in it.'),
});

export interface UploadView {
  __typename: 'Upload';
  id: string;
  url: string;
  method: string;
  headers: Record<string, string>;
  maxBytes: number;
  expiresAt: Date;
}

/**
 * Reserve a place for one file and say where the browser puts it. The file goes straight to storage, which takes
 * no more bytes than were announced.
 */
export async function createUpload(
  deps: Pick<Platform, 'database' | 'clock' | 'storage'>,
  ctx: Ctx,
  input: unknown,
): Promise<UploadView | InvalidInput> {
  requirePermission(ctx, 'leads.write');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { purpose, fileName, byteSize } = parsed.data;
  if (purpose === 'lead_import') requirePermission(ctx, 'leads.import');
  const rule = UPLOAD_RULES[purpose];
  const extension = extensionOf(fileName);
  if (!rule.extensions.includes(extension))
    return invalidField('fileName', 'wrong_type', `“${fileName}” cannot be used here. ${rule.advice}`);
  if (!rule.contentTypes.test(parsed.data.contentType)) {
    return invalidField(
      'contentType',
      'wrong_type',
      `A file of type “${parsed.data.contentType}” cannot be used here. ${rule.advice}`,
    );
  }
  if (byteSize > rule.maxBytes) {
    return invalidField(
      'byteSize',
      'too_large',
      `The file has ${megabytes(byteSize)} MB; at most ${megabytes(rule.maxBytes)} MB are taken. Split it and upload the parts.`,
    );
  }
  const id = newId();
  const contentType = parsed.data.contentType || 'application/octet-stream';
  const key = `uploads/${ctx.teamId}/${rule.category}/${newId()}.${extension}`;
  const signed = await deps.storage.signUpload(key, { contentType, byteSize });
  const now = deps.clock.now();
  await deps.database.withTeam(ctx.teamId, async (tx) => {
    await tx.db.insert(uploads).values({
      teamId: ctx.teamId,
      id,
      purpose,
      storageKey: key,
      fileName,
      contentType,
      byteSize,
      createdBy: actorUserId(ctx),
      expiresAt: signed.expiresAt,
      createdAt: now,
    });
    await audit(tx, ctx, now, {
      action: 'upload.create',
      subjectType: 'upload',
      subjectId: id,
      detail: { purpose, byteSize },
    });
  });
  return {
    __typename: 'Upload',
    id,
    url: signed.url,
    method: signed.method,
    headers: signed.headers,
    maxBytes: byteSize,
    expiresAt: signed.expiresAt,
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toLocaleString('en-US', { maximumFractionDigits: 1 });
}
