import { newId, type TeamTx } from '@og/db';
import { userNames } from '../../platform/actor-names.js';

/** A line of a lead's timeline. */
export interface TimelineRow {
  leadId: string;
  /** `<what>.<past tense>`. */
  type: string;
  title: string;
  detail: string | null;
  /** `user:<id>`, `system:<name>`, `agent:<slug>` or `lead`. */
  actor: string;
  messageId?: string | null;
}

/** Append lines to timelines, in one statement. */
export async function addTimelineRows(tx: TeamTx, now: Date, rows: readonly TimelineRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.client.query(
    `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, message_id, created_at)
     select $1, row.*, $2 from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[]) as row`,
    [
      tx.teamId,
      now.toISOString(),
      rows.map(() => newId()),
      rows.map((row) => row.leadId),
      rows.map((row) => row.type),
      rows.map((row) => row.title),
      rows.map((row) => row.detail),
      rows.map((row) => row.actor),
      rows.map((row) => row.messageId ?? null),
    ],
  );
}

/** Who has a conversation now, as its timeline says it. */
export async function assignmentTitle(tx: TeamTx, userId: string | null): Promise<string> {
  if (userId === null) return 'Assigned to nobody';
  return `Assigned to ${(await userNames(tx, [userId])).get(userId) ?? 'a former member'}`;
}
