import { isUuid, type TeamTx } from '@og/db';
import { z } from 'zod';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { undoSend } from '../../messaging/index.js';
import { notWaiting, pressKey } from './approve-draft.js';
import { readDraft, type DraftView } from './draft.view.js';

const keySchema = z.string().min(1).max(200);

/**
 * Take an approval back by the key of its press: without having heard what became of that, and also when it has not
 * arrived yet, so that who leaves the page at once has still taken it back. A press that comes after this lets nothing
 * go; one that came before is undone as long as its message has not left. Repeated it answers the same.
 */
export async function takeBackDraft(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
  clientKey: unknown,
): Promise<DraftView | Conflict | NotFound | InvalidInput> {
  requirePermission(ctx, 'inbox.reply');
  const key = parseInput(keySchema, clientKey);
  if (!key.ok) return key.failure;
  if (!isUuid(id)) return missing('draft');
  const sent = await deps.database.withTeam(ctx.teamId, (tx) =>
    forestall(tx, deps.clock.now(), id, key.data),
  );
  if ('draft' in sent) return sent.draft;
  // With locks of its own: whoever undoes a send holds its row first.
  const undone = await undoSend(deps, ctx, sent.messageId);
  if (undone.__typename !== 'Message') return undone;
  const draft = await deps.database.withTeam(ctx.teamId, (tx) => readDraft(tx, id), { readOnly: true });
  return draft ?? missing('draft');
}

/**
 * Under the draft's row, which an approval holds while it lets the draft go: of the two one comes first.
 * @returns the message that the press became and that has not been taken back; else the answer
 */
async function forestall(
  tx: TeamTx,
  now: Date,
  id: string,
  clientKey: string,
): Promise<{ messageId: string } | { draft: DraftView | Conflict | NotFound }> {
  await tx.client.query('select from drafts where team_id = $1 and id = $2 for update', [tx.teamId, id]);
  const draft = await readDraft(tx, id);
  if (!draft) return { draft: missing('draft') };
  const { rows } = await tx.client.query<{ message_id: string; reason: string | null }>(
    'select message_id, reason from send_ledger where team_id = $1 and one_off_key = $2',
    [tx.teamId, pressKey(id, clientKey)],
  );
  const [press] = rows;
  if (press) return press.reason === 'undone' ? { draft } : { messageId: press.message_id };
  if (draft.state !== 'pending') return { draft: notWaiting(draft) };
  await tx.client.query(
    'update drafts set taken_back_key = $3, updated_at = $4 where team_id = $1 and id = $2',
    [tx.teamId, id, clientKey, now.toISOString()],
  );
  return { draft };
}
