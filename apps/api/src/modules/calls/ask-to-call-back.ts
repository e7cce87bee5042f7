import { newId, type TeamTx } from '@og/db';
import type { Platform } from '../../platform/platform.js';
import { openItemForCall } from '../inbox/index.js';
import { OF_APPOINTMENT } from '../tasks/index.js';
import type { CallView } from './call.view.js';

/** Who calls wants to talk now: only a meeting that stands in the calendar is as urgent. */
const PRIORITY = 90;

/**
 * Somebody called one of our numbers and reached nobody: a row in the inbox and the conversation's one call task, more
 * urgent when there is one already. That of an appointment keeps its name and time, and a line of its notes tells of
 * the call. A message that is reported after the hanging up says so on both.
 */
export async function askToCallBack(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  call: CallView,
): Promise<void> {
  const left = call.state === 'voicemail';
  const seconds = left && call.talkSeconds ? `${call.talkSeconds} seconds` : null;
  const { conversationId, assigneeId } = await openItemForCall(tx, deps, now, {
    callId: call.id,
    leadId: call.leadId,
    senderNumberId: call.senderNumberId,
    text: left ? `Left a voicemail${seconds ? ` (${seconds})` : ''}` : 'Called and reached nobody',
    priority: PRIORITY,
  });
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into tasks as t (team_id, id, lead_id, type, title, notes, due_at, assignee_id, conversation_id, priority, created_by, created_at, updated_at)
     values ($1, $2, $3, 'call', $4, $5, $6, $7, $8, $9, 'system:inbound', $6, $6)
     on conflict (team_id, conversation_id) where state = 'open' and type = 'call' and conversation_id is not null
       do update set priority = greatest(t.priority, excluded.priority), updated_at = excluded.updated_at,
         title = case when ${OF_APPOINTMENT} then t.title else excluded.title end,
         due_at = case when ${OF_APPOINTMENT} then t.due_at else least(t.due_at, excluded.due_at) end,
         notes = case when not ${OF_APPOINTMENT} then excluded.notes
           when strpos(t.notes, excluded.title || ', ' || excluded.notes) > 0 then t.notes
           else concat_ws(E'\\n', t.notes, excluded.title || ', ' || excluded.notes) end
     returning id`,
    [
      tx.teamId,
      newId(),
      call.leadId,
      left ? 'Call back: left a voicemail' : 'Call back: missed call',
      [seconds, `from ${call.leadPhone}`].filter(Boolean).join(', '),
      now.toISOString(),
      assigneeId,
      conversationId,
      PRIORITY,
    ],
  );
  if (rows[0]) await deps.outbox.event(tx, now, 'task.changed.v1', [rows[0].id], { state: 'open' });
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, created_at) values ($1, $2, $3, $4, $5, $6, 'lead', $7)`,
    [
      tx.teamId,
      newId(),
      call.leadId,
      left ? 'call.voicemail' : 'call.missed',
      left ? 'Left a voicemail' : 'Called and reached nobody',
      seconds,
      now.toISOString(),
    ],
  );
}
