import { isUuid, newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
  type SendBarred,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { readMessage, type MessageView } from './conversation/message.view.js';
import { colleagueSending, wentOn } from './conversation/answered-meanwhile.js';
import { expireDraft } from './conversation/waiting-draft.js';
import { planOneOff } from './plan-one-off.js';

const inputSchema = z.object({
  leadId: z.string(),
  channel: z.enum(['sms', 'email']),
  body: z.string().trim().min(1, 'Write a text first.').max(100_000, 'This is too long: shorten it.'),
  subject: z.string().trim().max(250, 'A subject has at most 250 characters: shorten it.').nullish(),
  clientKey: z.string().min(1).max(200).nullish(),
  seenMessageId: z.string().nullish(),
  cannedReplyId: z.string().nullish(),
});

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'presence'>;

/**
 * Send one text or e-mail to a lead, as a person's own message. The gate is asked at once, for a clear answer, and
 * again when the undo time has passed and the message is claimed. The same `clientKey` is the same message. An e-mail
 * without a subject goes on in the conversation's thread. When a colleague is just sending there, or the conversation
 * has gone on since `seenMessageId`, nothing is sent: the person reads that first.
 */
export async function sendMessage(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<MessageView | InvalidInput | SendBarred | NotFound | Conflict> {
  requirePermission(ctx, 'inbox.reply');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { leadId, channel, body, clientKey } = parsed.data;
  if (!isUuid(leadId)) return missing('lead');
  const busy = await colleagueSending(deps, ctx, leadId);
  if (busy) return busy;
  const oneOffKey = clientKey ? `client:${actorUserId(ctx) ?? 'system'}:${clientKey}` : `once:${newId()}`;
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const lead = await tx.client.query(
      'select from leads where team_id = $1 and id = $2 and deleted_at is null',
      [ctx.teamId, leadId],
    );
    if (!lead.rowCount) return missing('lead');
    const repeated = await byKey(tx, oneOffKey);
    if (repeated) return repeated;
    const outcome = await planOneOff(tx, deps, now, {
      leadId,
      channel,
      body,
      subject: parsed.data.subject ?? null,
      oneOffKey,
      authorUserId: actorUserId(ctx),
      mayStill: () => wentOn(tx, now, leadId, parsed.data.seenMessageId ?? null),
    });
    if (outcome.kind === 'failure') return outcome.failure;
    if (outcome.kind === 'repeated') return (await byKey(tx, oneOffKey)) ?? missing('message');
    const { planned } = outcome;
    await expireDraft(tx, deps, now, planned.conversationId, 'A person answered.');
    if (parsed.data.cannedReplyId && isUuid(parsed.data.cannedReplyId))
      await tx.client.query('update canned_replies set uses = uses + 1 where team_id = $1 and id = $2', [
        tx.teamId,
        parsed.data.cannedReplyId,
      ]);
    await audit(tx, ctx, now, {
      action: 'message.send',
      subjectType: 'message',
      subjectId: planned.messageId,
      detail: { channel },
    });
    return (await readMessage(tx, planned.messageId)) ?? missing('message');
  });
}

async function byKey(tx: TeamTx, oneOffKey: string): Promise<MessageView | null> {
  const { rows } = await tx.client.query<{ message_id: string }>(
    'select message_id from send_ledger where team_id = $1 and one_off_key = $2',
    [tx.teamId, oneOffKey],
  );
  return rows[0] ? readMessage(tx, rows[0].message_id) : null;
}
