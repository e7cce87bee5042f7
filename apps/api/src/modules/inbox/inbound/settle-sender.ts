import { isUuid, type TeamTx } from '@og/db';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { lockPeople } from '../../compliance/index.js';
import { readMessage, type MessageView, type SenderDoubt } from '../../messaging/index.js';
import { findPerson } from './find-person.js';
import { revokePerson } from './revoke-person.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault'>;

interface Doubted {
  lead_id: string;
  conversation_id: string;
  from_address: string;
  sender_doubt: SenderDoubt | null;
}

/**
 * A person says who wrote a mail that asks to stop and whose sender is not proven. Genuine: its words count, as those
 * of any other mail would have. Forged: nobody is suppressed. Decided once.
 */
export async function settleSender(
  deps: Deps,
  ctx: Ctx,
  messageId: string,
  input: { genuine: boolean },
): Promise<MessageView | NotFound | Conflict> {
  requirePermission(ctx, 'inbox.reply');
  if (!isUuid(messageId)) return missing('message');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const before = await read(tx, messageId);
    if (!before) return missing('message');
    // Before any row, as everything that suppresses does: a claimed send waits, or is stopped.
    const leadIds = input.genuine
      ? await lockPeople(
          tx,
          () => whomItCovers(tx, messageId),
          (covered) => ({ leadIds: covered, addresses: [before.from_address] }),
        )
      : [];
    const message = await read(tx, messageId, { lock: true });
    const doubt = message?.sender_doubt;
    if (!message || !doubt?.rule)
      return conflict('nothing_to_decide', 'This message leaves nothing to decide about its sender.');
    if (doubt.decision) return conflict('decided', 'Somebody has decided this already.');
    const decision = input.genuine ? ('genuine' as const) : ('forged' as const);
    await tx.client.query(
      `update messages set sender_doubt = $3, intent = case when $4 then 'opt_out' else intent end, updated_at = $5 where team_id = $1 and id = $2`,
      [ctx.teamId, messageId, JSON.stringify({ ...doubt, decision }), input.genuine, now.toISOString()],
    );
    await audit(tx, ctx, now, {
      action: `message.sender_${decision}`,
      subjectType: 'message',
      subjectId: messageId,
      detail: { rule: doubt.rule },
    });
    if (input.genuine) {
      for (const leadId of leadIds)
        await revokePerson(tx, deps, now, {
          leadId,
          from: { channel: 'email', address: message.from_address },
          reason: 'opt_out',
          source: `unsubscribe:${doubt.rule}`,
          messageId,
          title: 'Opted out by e-mail, confirmed by a person',
        });
      await closeAsOptedOut(tx, deps, now, message.conversation_id);
    }
    await deps.outbox.event(tx, now, 'message.changed.v1', [messageId], {
      conversationId: message.conversation_id,
      direction: 'inbound',
      state: 'received',
    });
    await deps.outbox.event(tx, now, 'lead.changed.v1', [message.lead_id], { count: 1 });
    return (await readMessage(tx, messageId)) ?? missing('message');
  });
}

async function read(tx: TeamTx, id: string, { lock = false } = {}): Promise<Doubted | null> {
  const { rows } = await tx.client.query<Doubted>(
    `select lead_id, conversation_id, from_address, sender_doubt from messages
     where team_id = $1 and id = $2 and direction = 'inbound' ${lock ? 'for update' : ''}`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}

/** The lead of the conversation, and whoever has the address that it was sent from. */
async function whomItCovers(tx: TeamTx, messageId: string): Promise<string[]> {
  const message = await read(tx, messageId);
  if (!message) return [];
  const owner = await findPerson(tx, { channel: 'email', address: message.from_address });
  return [...new Set([message.lead_id, ...(owner ? [owner.leadId] : [])])];
}

async function closeAsOptedOut(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  conversationId: string,
): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    `update inbox_items set state = 'done', opted_out = true, unread = false, intent = 'opt_out', sla_due_at = null, done_at = $3, updated_at = $3
     where team_id = $1 and conversation_id = $2 returning id`,
    [tx.teamId, conversationId, now.toISOString()],
  );
  for (const { id } of rows)
    await deps.outbox.event(tx, now, 'inbox_item.changed.v1', [id], { conversationId, state: 'done' });
}
