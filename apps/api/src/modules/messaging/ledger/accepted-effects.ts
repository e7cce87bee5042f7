import { newId, prepared, runPrepared, type TeamTx } from '@og/db';
import { plainArray } from '../../../platform/sql-array.js';
import { advanceRuns } from './advance-runs.js';
import { closeAnsweredItems } from './answered-items.js';
import type { MovedRow } from './moved-row.js';

/** Conversations before leads, as an inbound message takes them; each in the order of its id. */
const CONVERSATIONS = prepared(
  'accepted_conversations',
  `with sent as (
     select r.id, r.number, r.mailbox
     from (select distinct on (id) * from unnest($2::uuid[], $4::uuid[], $5::uuid[]) as r(id, number, mailbox) order by id) r
       cross join lateral (select from conversations c where c.team_id = $1 and c.id = r.id for no key update) locked
   )
   update conversations c set last_message_at = greatest(c.last_message_at, $3), last_outbound_at = $3, updated_at = $3,
     sender_number_id = coalesce(sent.number, c.sender_number_id), sender_mailbox_id = coalesce(sent.mailbox, c.sender_mailbox_id)
   from sent where c.team_id = $1 and c.id = sent.id`,
);

const LEADS = prepared(
  'accepted_leads',
  `with locked as (
     select r.id from unnest($2::uuid[]) as r(id)
       cross join lateral (select from leads l where l.team_id = $1 and l.id = r.id for no key update) locked
   )
   update leads l set last_contacted_at = $3, updated_at = $3, stage = case when l.stage = 'new' then 'contacted'::lead_stage else l.stage end
   from locked where l.team_id = $1 and l.id = locked.id`,
);

const TIMELINE = prepared(
  'accepted_timeline',
  `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, message_id, campaign_id, created_at)
   select $1, r.event_id, m.lead_id, 'message.sent', case when m.channel = 'email' then 'E-mail' else 'Text' end || ' sent' || coalesce(' by ' || c.name, ''),
     left(m.body, 200), coalesce('user:' || m.author_user_id, 'agent:' || m.agent, 'system:campaign'), m.id, m.campaign_id, $3
   from unnest($2::uuid[], $4::uuid[]) as r(message_id, event_id)
     join messages m on m.team_id = $1 and m.id = r.message_id
     left join campaigns c on c.team_id = $1 and c.id = m.campaign_id`,
);

/**
 * What follows from the first proof that the provider has a message, exactly once for each row: the lead was
 * contacted, its timeline says so, its conversation moves up, and the next step's delay starts to run.
 */
export async function acceptedEffects(tx: TeamTx, now: Date, rows: readonly MovedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const at = now.toISOString();
  const leadIds = [...new Set(rows.map((row) => row.lead_id))].toSorted();
  await runPrepared(tx, CONVERSATIONS, [
    tx.teamId,
    plainArray(rows.map((row) => row.conversation_id)),
    at,
    plainArray(rows.map((row) => row.sender_number_id)),
    plainArray(rows.map((row) => row.sender_mailbox_id)),
  ]);
  await runPrepared(tx, LEADS, [tx.teamId, plainArray(leadIds), at]);
  await runPrepared(tx, TIMELINE, [
    tx.teamId,
    plainArray(rows.map((row) => row.message_id)),
    at,
    plainArray(rows.map(() => newId())),
  ]);
  const oneOffs = rows.filter((row) => row.enrollment_id === null).map((row) => row.message_id);
  if (oneOffs.length > 0) await closeAnsweredItems(tx, now, oneOffs);
  // A later try belongs to a step that was accepted before: the run went on then.
  const enrolled = rows.filter((row) => row.enrollment_id !== null && row.retry === 0);
  await advanceRuns(tx, now, enrolled);
}
