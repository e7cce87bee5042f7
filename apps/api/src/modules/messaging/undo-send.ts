import { STOPPABLE } from '@og/core';
import { isUuid } from '@og/db';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { readMessage, type MessageView } from './conversation/message.view.js';
import { returnDrafts } from './conversation/waiting-draft.js';
import { transition } from './ledger/transition.js';

/** Take back a message that a person sent, as long as it was not handed to the provider. */
export async function undoSend(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  messageId: string,
): Promise<MessageView | NotFound | Conflict> {
  requirePermission(ctx, 'inbox.reply');
  if (!isUuid(messageId)) return missing('message');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.client.query<{ id: string; undo_until: Date | null }>(
      `select l.id, m.undo_until from messages m join send_ledger l on l.team_id = $1 and l.message_id = m.id where m.team_id = $1 and m.id = $2`,
      [ctx.teamId, messageId],
    );
    const row = rows[0];
    if (!row) return missing('message');
    if (!row.undo_until)
      return conflict('not_undoable', 'Only a message that a person sent can be taken back.');
    const moved = await transition(tx, now, {
      ids: [row.id],
      from: [...STOPPABLE],
      to: 'canceled',
      source: 'user',
      reason: 'undone',
    });
    if (moved.length === 0)
      return conflict('already_sent', 'It was handed to the carrier already and cannot be taken back.');
    await returnDrafts(tx, deps, now, [messageId], 'It was taken back before it left.');
    await audit(tx, ctx, now, { action: 'message.undo', subjectType: 'message', subjectId: messageId });
    return (await readMessage(tx, messageId)) ?? missing('message');
  });
}
