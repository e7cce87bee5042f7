import type { TeamTx } from '@og/db';
import type { Platform } from '../../../platform/platform.js';

type Deps = Pick<Platform, 'outbox'>;

/** Tell the team's browsers that a draft of an agent is another one. */
export async function announceDraft(
  tx: TeamTx,
  deps: Deps,
  now: Date,
  draft: { id: string; conversationId: string; state: string },
): Promise<void> {
  await deps.outbox.event(tx, now, 'draft.changed.v1', [draft.id], {
    conversationId: draft.conversationId,
    state: draft.state,
  });
}

/** Which draft waits in the conversation's inbox item; null: none. */
export async function markItem(tx: TeamTx, conversationId: string, draftId: string | null): Promise<void> {
  await tx.client.query(
    'update inbox_items set draft_id = $3 where team_id = $1 and conversation_id = $2 and draft_id is distinct from $3',
    [tx.teamId, conversationId, draftId],
  );
}

/**
 * Hold the inbox items of conversations. Whoever changes a draft and its item takes the item first, as those do who
 * settle an item and end its draft.
 */
export async function lockItems(tx: TeamTx, conversationIds: readonly string[]): Promise<void> {
  await tx.client.query(
    'select from inbox_items where team_id = $1 and conversation_id = any($2::uuid[]) order by id for no key update',
    [tx.teamId, conversationIds],
  );
}

/**
 * Something happened that makes a waiting draft moot: a new message, a person's own answer, an opt-out, an item that was
 * closed. In the caller's transaction; a draft that is being written is expired too, and what its writer ends with is
 * only recorded. One that was approved or sent is left alone.
 * @param reason in words
 * @returns whether there was one
 */
export async function expireDraft(
  tx: TeamTx,
  deps: Deps,
  now: Date,
  conversationId: string,
  reason: string,
): Promise<boolean> {
  await lockItems(tx, [conversationId]);
  const { rows } = await tx.client.query<{ id: string }>(
    `update drafts set state = 'expired', reason = $3, updated_at = $4
     where team_id = $1 and conversation_id = $2 and state in ('writing', 'pending') returning id`,
    [tx.teamId, conversationId, reason, now.toISOString()],
  );
  for (const { id } of rows) await announceDraft(tx, deps, now, { id, conversationId, state: 'expired' });
  if (rows.length > 0) await markItem(tx, conversationId, null);
  return rows.length > 0;
}

/** A draft whose message never left waits again for a person for so long. */
const WAITS_AGAIN_MS = 24 * 3_600_000;

/**
 * The messages of these drafts were taken back or stopped before they left: the drafts wait for a person again, unless
 * the conversation has another one by now, or their texts were erased.
 * @param reason in words
 */
export async function returnDrafts(
  tx: TeamTx,
  deps: Deps,
  now: Date,
  messageIds: readonly string[],
  reason: string,
): Promise<void> {
  const concerned = await tx.client.query<{ conversation_id: string }>(
    'select distinct conversation_id from messages where team_id = $1 and id = any($2::uuid[]) and draft_id is not null',
    [tx.teamId, messageIds],
  );
  if (concerned.rows.length === 0) return;
  await lockItems(
    tx,
    concerned.rows.map((row) => row.conversation_id),
  );
  const { rows } = await tx.client.query<{ id: string; conversation_id: string; state: string }>(
    `with free as (
       select distinct on (d.conversation_id) d.id, exists (select from drafts w where w.team_id = $1 and w.conversation_id = d.conversation_id
         and w.state in ('writing', 'pending')) as taken
       from drafts d where d.team_id = $1 and d.message_id = any($2::uuid[]) and d.state in ('approved', 'edited', 'auto')
       order by d.conversation_id, d.created_at desc, d.id desc)
     update drafts d set state = (case when f.taken or d.body = '' then 'expired' else 'pending' end)::draft_state, message_id = null, final_body = null,
       decided_by = null, decided_at = null, reason = $3, expires_at = $4, updated_at = $5
     from free f where d.team_id = $1 and d.id = f.id returning d.id, d.conversation_id, d.state`,
    [
      tx.teamId,
      messageIds,
      reason,
      new Date(now.getTime() + WAITS_AGAIN_MS).toISOString(),
      now.toISOString(),
    ],
  );
  for (const { id, conversation_id: conversationId, state } of rows) {
    await announceDraft(tx, deps, now, { id, conversationId, state });
    if (state === 'pending') await markItem(tx, conversationId, id);
  }
}
