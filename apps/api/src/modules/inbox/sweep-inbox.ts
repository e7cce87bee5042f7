import type { TeamTx } from '@og/db';
import { oneByOne } from '../../platform/one-by-one.js';
import type { Platform } from '../../platform/platform.js';
import { readInboxSettings } from './settings/inbox-settings.js';
import { addTimelineRows } from './timeline.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'logger'>;

/** Items of one team that are looked after in one transaction. */
const BATCH = 200;

/** Somebody is to hear of these once their time has come: what was answered, or put away until later, is not overdue. */
const OVERDUE = `state = 'open' and first_answered_at is null and snoozed_until is null`;

/** Snoozes that are over come back, and promises that were broken are told to those who can keep them. */
export async function sweepInbox(deps: Deps): Promise<void> {
  const now = deps.clock.now().toISOString();
  const { rows } = await deps.database.withSystem((tx) =>
    tx.client.query<{ team_id: string }>(
      `select team_id from inbox_items where snoozed_until <= $1
       union select team_id from inbox_items where ${OVERDUE} and next_escalation_at <= $1`,
      [now],
    ),
  );
  await oneByOne(deps, 'the inbox of a team was not looked after', rows, ({ team_id: teamId }) =>
    deps.database.withTeam(teamId, async (tx) => {
      await wakeSnoozed(tx, deps);
      await escalate(tx, deps);
    }),
  );
}

async function wakeSnoozed(tx: TeamTx, deps: Deps): Promise<void> {
  const now = deps.clock.now();
  const { rows } = await tx.client.query<{ id: string; conversation_id: string; state: string }>(
    `update inbox_items set snoozed_until = null, snoozed_by = null, unread = state = 'open', updated_at = $2
     where team_id = $1 and id in (select id from inbox_items where team_id = $1 and snoozed_until <= $2 order by id limit ${BATCH} for update skip locked)
     returning id, conversation_id, state`,
    [tx.teamId, now.toISOString()],
  );
  const [first] = rows;
  if (!first) return;
  await deps.outbox.event(
    tx,
    now,
    'inbox_item.changed.v1',
    rows.map((row) => row.id),
    { conversationId: first.conversation_id, state: first.state },
  );
}

interface Late {
  id: string;
  conversation_id: string;
  lead_id: string;
  escalation: number;
  assignee_id: string | null;
}

/** First the assignee hears of it, then, some minutes later, the managers; who has nobody goes to the managers at once. */
async function escalate(tx: TeamTx, deps: Deps): Promise<void> {
  const now = deps.clock.now();
  const { rows } = await tx.client.query<Late>(
    `select id, conversation_id, lead_id, escalation, assignee_id from inbox_items
     where team_id = $1 and ${OVERDUE} and next_escalation_at <= $2 order by id limit ${BATCH} for update skip locked`,
    [tx.teamId, now.toISOString()],
  );
  const [first] = rows;
  if (!first) return;
  const { escalateMinutes } = await readInboxSettings(tx);
  const told = rows.map((row) => ({ ...row, level: row.escalation === 0 && row.assignee_id ? 1 : 2 }));
  await tx.client.query(
    `update inbox_items i set escalation = t.level, next_escalation_at = case when t.level = 1 then $2::timestamptz + make_interval(mins => $3) end, updated_at = $2
     from unnest($4::uuid[], $5::int[]) as t(id, level) where i.team_id = $1 and i.id = t.id`,
    [tx.teamId, now.toISOString(), escalateMinutes, told.map((row) => row.id), told.map((row) => row.level)],
  );
  await addTimelineRows(
    tx,
    now,
    told.map((row) => ({
      leadId: row.lead_id,
      type: 'conversation.escalated',
      title: row.level === 1 ? 'Answer overdue: assignee told' : 'Answer overdue: managers told',
      detail: null,
      actor: 'system:inbox',
    })),
  );
  await deps.outbox.event(
    tx,
    now,
    'inbox_item.changed.v1',
    rows.map((row) => row.id),
    { conversationId: first.conversation_id, state: 'open' },
  );
}
