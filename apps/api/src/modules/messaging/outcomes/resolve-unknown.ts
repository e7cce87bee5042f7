import { isUuid, type TeamTx } from '@og/db';
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
import { readMessage, type MessageView } from '../conversation/message.view.js';
import { planSends } from '../ledger/plan-sends.js';
import { transition } from '../ledger/transition.js';
import { isUncertain, readOutcome, UNCERTAIN, type OutcomeRow } from './outcome-row.js';

const inputSchema = z.object({
  resolution: z.enum(['sent', 'not_sent', 'send_again']),
  note: z.string().trim().max(1_000, 'Use at most 1,000 characters.').nullish(),
});

/** A message that a person sends again and that could not leave for so long would surprise: it expires. */
const STALE_AFTER_MS = 24 * 3_600_000;

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

/**
 * A person says what became of a send in doubt. `send_again` is a new message of theirs, through the gate like any
 * other, knowing that it may be a second one; asked twice it is still one.
 * @returns the message in doubt; for `send_again` the new one
 */
export async function resolveUnknown(
  deps: Deps,
  ctx: Ctx,
  messageId: string,
  input: unknown,
): Promise<MessageView | InvalidInput | NotFound | Conflict> {
  requirePermission(ctx, 'inbox.reply');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { resolution, note } = parsed.data;
  if (resolution === 'send_again' && !note)
    return invalidField('note', 'needs_reason', 'Say why a second message to this person is right.');
  if (!isUuid(messageId)) return missing('message');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const row = await readOutcome(tx, messageId, true);
    if (!row) return missing('message');
    if (!isUncertain(row)) {
      const again = resolution === 'send_again' ? await madeAgain(tx, row) : null;
      return again ?? conflict('outcome_known', 'What became of this message is known: load it again.');
    }
    await transition(tx, now, {
      ids: [row.id],
      from: [...UNCERTAIN],
      to: resolution === 'sent' ? 'accepted' : 'failed',
      source: 'user',
      reason: `person_said_${resolution}`,
    });
    await audit(tx, ctx, now, {
      action: 'message.resolve_unknown',
      subjectType: 'message',
      subjectId: messageId,
      detail: { resolution, ...(note ? { note } : {}) },
    });
    const shown = resolution === 'send_again' ? await sendAgain(tx, ctx, now, row) : messageId;
    return (await readMessage(tx, shown)) ?? missing('message');
  });
}

const keyOf = (row: OutcomeRow) => `again:${row.id}`;

async function sendAgain(tx: TeamTx, ctx: Ctx, now: Date, row: OutcomeRow): Promise<string> {
  const [planned] = await planSends(tx, now, [
    {
      leadId: row.lead_id,
      channel: row.channel,
      address: row.address,
      body: row.body,
      subject: row.subject,
      segments: row.segments,
      senderNumberId: row.sender_number_id,
      senderMailboxId: row.sender_mailbox_id,
      dueAt: now,
      expiresAt: new Date(now.getTime() + STALE_AFTER_MS),
      oneOffKey: keyOf(row),
      authorUserId: actorUserId(ctx),
    },
  ]);
  return planned?.messageId ?? row.message_id;
}

/** The message that an earlier `send_again` made of this one. */
async function madeAgain(tx: TeamTx, row: OutcomeRow): Promise<MessageView | null> {
  const { rows } = await tx.client.query<{ message_id: string }>(
    'select message_id from send_ledger where team_id = $1 and one_off_key = $2',
    [tx.teamId, keyOf(row)],
  );
  return rows[0] ? readMessage(tx, rows[0].message_id) : null;
}
