import { cleanSubject, measureSms } from '@og/core';
import { isUuid, newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
  type SendBarred,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { decideSend, loadSendFacts, lockAddress, reasonMessage } from '../compliance/index.js';
import { readMessage, type MessageView } from './conversation/message.view.js';
import { colleagueSending, wentOn } from './conversation/answered-meanwhile.js';
import { routeOneOff } from './conversation/route-one-off.js';
import { planSends } from './ledger/plan-sends.js';

/** A person's own message that could not leave for so long, after an outage say, would surprise: it expires. */
const STALE_AFTER_MS = 24 * 3_600_000;

/** A person can take their message back for so long; the server holds it meanwhile. */
export const UNDO_MS = 10_000;

/** Carriers take no longer texts. */
const LONGEST_TEXT = 1_600;

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
  if (channel === 'sms' && body.length > LONGEST_TEXT)
    return invalidField('body', 'too_long', 'A text has at most 1,600 characters: shorten it.');
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
    const route = await routeOneOff(tx, leadId, channel);
    if (!route) return barred(channel === 'sms' ? 'no_phone' : 'no_email', null);
    if (!route.senderId) return barred(channel === 'sms' ? 'no_sender' : 'no_mailbox', null);
    const subject = channel === 'email' ? cleanSubject(parsed.data.subject ?? '') || null : null;
    if (channel === 'email' && subject === null && !route.hasThread)
      return invalidField('subject', 'required', 'Give the first e-mail to a person a subject.');
    const sender = {
      senderNumberId: channel === 'sms' ? route.senderId : null,
      senderMailboxId: channel === 'email' ? route.senderId : null,
    };
    await lockAddress(tx, route.address);
    const newer = await wentOn(tx, now, leadId, parsed.data.seenMessageId ?? null);
    if (newer) return newer;
    const loaded = await loadSendFacts(tx, deps.vault, now, {
      leadId,
      channel,
      address: route.address,
      kind: 'reply',
      ...sender,
      campaignId: null,
      enrollmentId: null,
      ledgerId: null,
      plannedAt: null,
      expiresAt: null,
      text: body,
    });
    if (!loaded) return missing('lead');
    const decision = decideSend(loaded);
    if (decision.verdict !== 'allow') return barred(decision.reason, decision.retryAt);
    const dueAt = new Date(now.getTime() + UNDO_MS);
    const [planned] = await planSends(tx, now, [
      {
        leadId,
        channel,
        address: route.address,
        body,
        subject,
        segments: channel === 'sms' ? measureSms(body).segments : 0,
        ...sender,
        dueAt,
        expiresAt: new Date(dueAt.getTime() + STALE_AFTER_MS),
        oneOffKey,
        authorUserId: actorUserId(ctx),
        undoUntil: dueAt,
      },
    ]);
    // Two requests with one key at the same time: the other one wrote it.
    if (!planned) return (await byKey(tx, oneOffKey)) ?? missing('message');
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
    await deps.outbox.event(tx, now, 'message.changed.v1', [planned.messageId], {
      conversationId: planned.conversationId,
      direction: 'outbound',
      state: 'planned',
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

function barred(reason: string, retryAt: Date | null): SendBarred {
  return {
    __typename: 'SendBarred',
    code: 'send_barred',
    message: reasonMessage(reason),
    path: null,
    reason,
    retryAt,
  };
}
