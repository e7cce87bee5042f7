import { chooseAssignee } from '@og/core';
import type { TeamTx } from '@og/db';
import { addTimelineRows, assignmentTitle } from '../timeline.js';
import { readInboxSettings } from '../settings/inbox-settings.js';

/**
 * Give an item that nobody has to somebody, the way the team decided; by hand nothing happens. Round robin holds the
 * team's turn while it decides, so that two items at once go to two people.
 * @returns who got it
 */
export async function assignItem(tx: TeamTx, now: Date, itemId: string): Promise<string | null> {
  const settings = await readInboxSettings(tx);
  if (settings.assignment === 'hand') return null;
  const turn = await tx.client.query<{ last: string | null }>(
    'select last_assignee_id as last from inbox_settings where team_id = $1 for update',
    [tx.teamId],
  );
  const { rows: members } = await tx.client.query<{ id: string; open: number }>(
    `select m.user_id as id, (select count(*)::int from inbox_items i where i.team_id = m.team_id and i.assignee_id = m.user_id and i.state = 'open') as open
     from team_members m where m.team_id = $1 and m.role <> 'viewer' and (cardinality($2::uuid[]) = 0 or m.user_id = any($2))`,
    [tx.teamId, settings.assigneeIds],
  );
  const chosen = chooseAssignee({
    mode: settings.assignment,
    members: members.map((member) => member.id),
    loads: new Map(members.map((member) => [member.id, member.open])),
    lastAssigned: turn.rows[0]?.last ?? null,
    available: null,
  });
  if (!chosen) return null;
  const { rows } = await tx.client.query<{ lead_id: string }>(
    `update inbox_items set assignee_id = $3, updated_at = $4 where team_id = $1 and id = $2 and assignee_id is null and state = 'open' returning lead_id`,
    [tx.teamId, itemId, chosen, now.toISOString()],
  );
  const [item] = rows;
  if (!item) return null;
  await addTimelineRows(tx, now, [
    {
      leadId: item.lead_id,
      type: 'conversation.assigned',
      title: await assignmentTitle(tx, chosen),
      detail: null,
      actor: 'system:inbox',
    },
  ]);
  await tx.client.query('update inbox_settings set last_assignee_id = $2 where team_id = $1', [
    tx.teamId,
    chosen,
  ]);
  return chosen;
}
