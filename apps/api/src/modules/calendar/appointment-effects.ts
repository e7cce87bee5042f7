import { slotWords } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import type { Platform } from '../../platform/platform.js';
import { endRuns } from '../messaging/index.js';
import type { AppointmentView } from './appointment.view.js';

/** Marks a task as the preparation of a meeting: who made it. */
const madeBy = (appointmentId: string): string => `appointment:${appointmentId}`;

/** Stages that a meeting does not change any more. */
const SETTLED = ['won', 'lost', 'suppressed'];

/**
 * What a booking means for the lead, beside the calendar: its runs end, its stage is `appointment`, and the owner gets
 * a call task at the time with a brief. The open call task of the conversation becomes this one.
 */
export async function afterBooking(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  appointment: AppointmentView,
  actor: string,
): Promise<void> {
  const at = now.toISOString();
  const { id, leadId, ownerId, conversationId, startsAt, title, zone } = appointment;
  await endRuns(tx, now, {
    leadId,
    condition: null,
    state: 'finished',
    reason: 'disposition',
    source: 'user',
    from: ['pending', 'active', 'paused', 'held'],
  });
  const staged = await tx.client.query(
    `update leads set stage = 'appointment', updated_at = $3 where team_id = $1 and id = $2 and stage::text <> all($4::text[]) and stage <> 'appointment'`,
    [tx.teamId, leadId, at, SETTLED],
  );
  if (staged.rowCount) await addEvent(tx, now, leadId, 'lead.stage_changed', 'Stage: appointment', actor);
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into tasks as t (team_id, id, lead_id, type, title, due_at, assignee_id, conversation_id, priority, created_by, created_at, updated_at)
     values ($1, $2, $3, 'call', $4, $5, $6, $7, 90, $8, $9, $9)
     on conflict (team_id, conversation_id) where state = 'open' and type = 'call' and conversation_id is not null
       do update set title = excluded.title, due_at = excluded.due_at, assignee_id = excluded.assignee_id,
         priority = greatest(t.priority, excluded.priority), created_by = excluded.created_by, updated_at = excluded.updated_at
     returning id`,
    [tx.teamId, newId(), leadId, title, startsAt.toISOString(), ownerId, conversationId, madeBy(id), at],
  );
  await addEvent(
    tx,
    now,
    leadId,
    'appointment.booked',
    'Appointment booked',
    actor,
    `${title}, ${slotWords(startsAt, zone, now)}`,
  );
  await deps.outbox.job(tx, now, 'lead/brief', { leadId });
  await deps.outbox.event(tx, now, 'lead.changed.v1', [leadId], { count: 1 });
  if (rows[0]) await deps.outbox.event(tx, now, 'task.changed.v1', [rows[0].id], { state: 'open' });
}

/** The meeting's task goes with it: to its new time, or to its end. */
export async function moveTask(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  appointmentId: string,
  change: { dueAt: Date; newOwnerId: string | null } | { state: 'done' | 'canceled'; by: string | null },
): Promise<void> {
  const at = now.toISOString();
  const { rows } =
    'dueAt' in change
      ? await tx.client.query<{ id: string }>(
          `update tasks set due_at = $3, assignee_id = coalesce($5, assignee_id), updated_at = $4 where team_id = $1 and created_by = $2 and state = 'open' returning id`,
          [tx.teamId, madeBy(appointmentId), change.dueAt.toISOString(), at, change.newOwnerId],
        )
      : await tx.client.query<{ id: string }>(
          `update tasks set state = $3::task_state, done_at = case when $3 = 'done' then $4::timestamptz end, done_by = $5, updated_at = $4
           where team_id = $1 and created_by = $2 and state = 'open' returning id`,
          [tx.teamId, madeBy(appointmentId), change.state, at, change.by],
        );
  if (rows[0])
    await deps.outbox.event(tx, now, 'task.changed.v1', [rows[0].id], {
      state: 'dueAt' in change ? 'open' : change.state,
    });
}

/** A line of the lead's timeline. */
export async function addEvent(
  tx: TeamTx,
  now: Date,
  leadId: string,
  type: string,
  title: string,
  actor: string,
  detail: string | null = null,
): Promise<void> {
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.teamId, newId(), leadId, type, title, detail, actor, now.toISOString()],
  );
}
