import type { TeamTx } from '@og/db';
import type { Platform } from '../../platform/platform.js';
import { expireDraft } from '../messaging/index.js';

/** One lead has one conversation: the kept lead's, or the first of the duplicates'. */
export async function moveConversations(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  kept: string,
  duplicates: readonly string[],
): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select id from conversations where team_id = $1 and lead_id = any($2::uuid[]) order by (lead_id = $3) desc, created_at, id for update`,
    [tx.teamId, [kept, ...duplicates], kept],
  );
  const [target, ...others] = rows.map((row) => row.id);
  if (!target) return;
  // It was written knowing one half of the conversation.
  if (others.length > 0)
    for (const id of [target, ...others])
      await expireDraft(tx, deps, now, id, 'The lead was merged with a duplicate.');
  await tx.client.query('update conversations set lead_id = $3 where team_id = $1 and id = $2', [
    tx.teamId,
    target,
    kept,
  ]);
  await tx.client.query(
    `update messages set lead_id = $3, conversation_id = $2 where team_id = $1 and (conversation_id = $2 or conversation_id = any($4::uuid[]))`,
    [tx.teamId, target, kept, others],
  );
  await tx.client.query(
    `update conversations t set last_message_at = greatest(t.last_message_at, o.message), last_inbound_at = greatest(t.last_inbound_at, o.inbound),
       last_outbound_at = greatest(t.last_outbound_at, o.outbound)
     from (select max(last_message_at) as message, max(last_inbound_at) as inbound, max(last_outbound_at) as outbound
       from conversations where team_id = $1 and id = any($3::uuid[])) o where t.team_id = $1 and t.id = $2`,
    [tx.teamId, target, others],
  );
  // The newest inbox item speaks for the conversation; what waited in an older one waits in it.
  await tx.client.query(
    `update inbox_items i set state = 'open', unread = i.unread or o.unread, done_at = null, done_by = null, disposition = null,
       first_answered_at = null, sla_due_at = least(i.sla_due_at, o.due), next_escalation_at = least(i.next_escalation_at, o.next)
     from (select bool_or(unread) as unread, min(sla_due_at) as due, min(next_escalation_at) as next from inbox_items
         where team_id = $1 and conversation_id = any($2::uuid[]) and state = 'open' having count(*) > 0) o
     where i.team_id = $1 and i.id = (select n.id from inbox_items n where n.team_id = $1 and n.conversation_id = any($2::uuid[])
         order by n.last_message_at desc, n.id desc limit 1) and not i.opted_out and i.state = 'done'`,
    [tx.teamId, [target, ...others]],
  );
  await tx.client.query(
    `delete from inbox_items i where team_id = $1 and conversation_id = any($2::uuid[])
       and exists (select from inbox_items n where n.team_id = $1 and n.conversation_id = any($2::uuid[]) and (n.last_message_at, n.id) > (i.last_message_at, i.id))`,
    [tx.teamId, [target, ...others]],
  );
  await tx.client.query(
    'update inbox_items set lead_id = $3, conversation_id = $2 where team_id = $1 and conversation_id = any($4::uuid[])',
    [tx.teamId, target, kept, [target, ...others]],
  );
  await moveWork(tx, target, [target, ...others], kept);
  await moveFollowUps(tx, now, target, [target, ...others]);
  await tx.client.query('delete from conversations where team_id = $1 and id = any($2::uuid[])', [
    tx.teamId,
    others,
  ]);
}

/** Drafts, tasks and appointments of all the conversations; of several open calls one stays the conversation's. */
async function moveWork(tx: TeamTx, target: string, all: readonly string[], kept: string): Promise<void> {
  const values = [tx.teamId, all, target];
  await tx.client.query(
    'update drafts set lead_id = $4, conversation_id = $3 where team_id = $1 and conversation_id = any($2::uuid[])',
    [...values, kept],
  );
  await tx.client.query(
    `update tasks t set conversation_id = null where team_id = $1 and conversation_id = any($2::uuid[]) and state = 'open' and type = 'call'
       and id <> (select c.id from tasks c where c.team_id = $1 and c.conversation_id = any($2::uuid[]) and c.state = 'open' and c.type = 'call'
         order by (c.conversation_id = $3) desc, c.created_at, c.id limit 1)`,
    values,
  );
  for (const table of ['tasks', 'appointments'])
    await tx.client.query(
      `update ${table} set conversation_id = $3 where team_id = $1 and conversation_id = any($2::uuid[]) and conversation_id <> $3`,
      values,
    );
}

/**
 * Days to look whether the lead is still silent. One waits: that of the silence which the joined conversation is in,
 * else the kept lead's. Who never wrote is silent since their conversation began, which is the kept one from now on.
 */
async function moveFollowUps(tx: TeamTx, now: Date, target: string, all: readonly string[]): Promise<void> {
  const values = [tx.teamId, all, target];
  await tx.client.query(
    `update follow_ups set state = 'ended', reason = 'The lead was merged with a duplicate.', updated_at = $4
     where team_id = $1 and conversation_id = any($2::uuid[]) and state = 'waiting' and id <> (
       select w.id from follow_ups w where w.team_id = $1 and w.conversation_id = any($2::uuid[]) and w.state = 'waiting'
       order by w.silence is not distinct from (select m.id from messages m where m.team_id = $1 and m.conversation_id = $3 and m.direction = 'inbound'
         order by m.created_at desc, m.id desc limit 1) desc, w.conversation_id = $3 desc, w.due_at, w.id limit 1)`,
    [...values, now.toISOString()],
  );
  // The same step of the same silence is there once: what waits, else what was made, else the kept lead's.
  await tx.client.query(
    `with steps as (
       select id, row_number() over (partition by case when silence = any($2::uuid[]) then $3 else silence end, step
         order by state = 'waiting' desc, state = 'made' desc, conversation_id = $3 desc, id) as place
       from follow_ups where team_id = $1 and conversation_id = any($2::uuid[])
     ) delete from follow_ups f using steps where f.team_id = $1 and f.id = steps.id and steps.place > 1`,
    values,
  );
  await tx.client.query(
    `update follow_ups set conversation_id = $3, silence = case when silence = any($2::uuid[]) then $3 else silence end
     where team_id = $1 and conversation_id = any($2::uuid[])`,
    values,
  );
}
