import { isUuid, newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { DNC_IMPORT_COLUMNS, type DncImportView } from './dnc-import.view.js';

const schema = z.object({ uploadId: z.string(), dataAsOf: z.date() });

const MAX_BYTES = 200 * 1_048_576;
const TEXT = /\.(csv|tsv|txt)$/i;
const DAY_MS = 86_400_000;

/** Read an uploaded file of do-not-call numbers into the team's list, by a job. */
export async function createDncImport(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'storage'>,
  ctx: Ctx,
  input: unknown,
): Promise<DncImportView | InvalidInput | NotFound | Conflict> {
  requirePermission(ctx, 'leads.import');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { uploadId, dataAsOf } = parsed.data;
  const now = deps.clock.now();
  if (dataAsOf.getTime() > now.getTime() + DAY_MS)
    return invalidField(
      'dataAsOf',
      'in_the_future',
      'The registry’s day lies in the future: give the day on which the file was made.',
    );
  const upload = isUuid(uploadId)
    ? await deps.database.withTeam(ctx.teamId, (tx) => findUpload(tx, uploadId), { readOnly: true })
    : null;
  if (!upload) return missing('upload');
  if (upload.state === 'used') return usedAlready();
  if (!TEXT.test(upload.fileName))
    return invalidField(
      'uploadId',
      'wrong_type',
      `“${upload.fileName}” is not a text file. Upload the numbers as .txt or .csv, one a line.`,
    );
  const stored = await deps.storage.stat(upload.storageKey);
  if (!stored)
    return invalidField('uploadId', 'not_uploaded', 'The file has not arrived in storage. Upload it again.');
  if (stored.byteSize === 0)
    return invalidField(
      'uploadId',
      'empty_file',
      'The file is empty. Upload one with a number on each line.',
    );
  if (stored.byteSize > MAX_BYTES)
    return invalidField(
      'uploadId',
      'too_large',
      'The file is larger than 200 MB. Split it and upload the parts.',
    );
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const claimed = await tx.client.query(
      `update uploads set state = 'used' where team_id = $1 and id = $2 and state = 'created'`,
      [tx.teamId, uploadId],
    );
    if (claimed.rowCount === 0) return usedAlready();
    const { rows } = await tx.client.query<DncImportView>(
      `insert into dnc_imports (team_id, id, file_name, upload_id, data_as_of, state, created_by, created_at)
       values ($1, $2, $3, $4, $5, 'running', $6, $7) returning ${DNC_IMPORT_COLUMNS}`,
      [
        tx.teamId,
        newId(),
        upload.fileName,
        uploadId,
        dataAsOf.toISOString(),
        actorUserId(ctx),
        now.toISOString(),
      ],
    );
    const [view] = rows;
    if (!view) throw new Error('The import was not stored.');
    await audit(tx, ctx, now, {
      action: 'dnc_import.create',
      subjectType: 'dnc_import',
      subjectId: view.id,
      detail: { byteSize: stored.byteSize, dataAsOf: dataAsOf.toISOString() },
    });
    await deps.outbox.job(tx, now, 'lead/import-dnc', { importId: view.id });
    await deps.outbox.event(tx, now, 'dnc_import.progressed.v1', [view.id], {
      state: 'running',
      rows: 0,
      rejected: 0,
    });
    return view;
  });
}

interface FoundUpload {
  fileName: string;
  storageKey: string;
  state: 'created' | 'used';
}

async function findUpload(tx: TeamTx, id: string): Promise<FoundUpload | null> {
  const { rows } = await tx.client.query<FoundUpload>(
    `select file_name as "fileName", storage_key as "storageKey", state from uploads
     where team_id = $1 and id = $2 and purpose in ('lead_import', 'document')`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}

function usedAlready(): Conflict {
  return conflict(
    'upload_used',
    'This upload was read in already. Upload the file again to read it once more.',
  );
}
