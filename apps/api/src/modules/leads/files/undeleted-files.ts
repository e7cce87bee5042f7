import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { MOST_TRIES } from './purge-files.js';

/** So many are named; asking again asks for all. */
const NAMED = 50;

/** A file whose time is over and that storage refuses to delete. */
export interface UndeletedFileView {
  id: string;
  fileName: string;
  byteSize: number;
  tries: number;
  lastTriedAt: Date;
}

/** Files that storage refused to delete until nobody asked any more, the oldest first; at most 50. */
export async function listUndeletedFiles(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
): Promise<UndeletedFileView[]> {
  requirePermission(ctx, 'leads.import');
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) =>
      (
        await tx.client.query<UndeletedFileView>(
          `select id, file_name as "fileName", byte_size::float8 as "byteSize", delete_tries as tries, delete_tried_at as "lastTriedAt"
           from uploads where team_id = $1 and gone_at is null and delete_tries >= ${MOST_TRIES}
           order by created_at, id limit ${NAMED}`,
          [ctx.teamId],
        )
      ).rows,
    { readOnly: true },
  );
}

/**
 * Ask storage once more for each of them, from the beginning: somebody has seen to it.
 * @returns how many files
 */
export async function deleteFilesAgain(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
): Promise<number> {
  requirePermission(ctx, 'leads.import');
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const { rowCount } = await tx.client.query(
      `update uploads set delete_tries = 0, delete_after = null
       where team_id = $1 and gone_at is null and delete_tries >= ${MOST_TRIES}`,
      [ctx.teamId],
    );
    const files = rowCount ?? 0;
    if (files === 0) return 0;
    await audit(tx, ctx, now, { action: 'upload.delete_again', subjectType: 'upload', detail: { files } });
    await deps.outbox.job(tx, now, 'lead/purge-files', {});
    return files;
  });
}
