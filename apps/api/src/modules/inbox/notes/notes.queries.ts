import type { TeamTx } from '@og/db';
import type { Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import type { UserType } from '../../../platform/graphql/user.types.js';

/** What somebody of the team wants remembered of a lead; it is never sent. */
export interface NoteView {
  __typename: 'Note';
  id: string;
  leadId: string;
  body: string;
  authorId: string;
  author: UserType | null;
  createdAt: Date;
  updatedAt: Date;
}

interface NoteRow {
  id: string;
  lead_id: string;
  body: string;
  author_id: string;
  author_name: string | null;
  author_email: string;
  author_since: Date;
  created_at: Date;
  updated_at: Date;
}

const NOTES = `select n.id, n.lead_id, n.body, n.author_id, u.name as author_name, u.email as author_email, u.created_at as author_since,
    n.created_at, n.updated_at
  from notes n left join users u on u.id = n.author_id where n.team_id = $1 and n.deleted_at is null`;

/** More notes than anybody reads of one lead. */
const MOST = 200;

/** The notes of leads, the newest first, at most 200 of each. */
export async function loadNotes(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  leadIds: readonly string[],
): Promise<Map<string, NoteView[]>> {
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<NoteRow>(
        `select noted.* from unnest($2::uuid[]) as lead(id) cross join lateral (
           ${NOTES} and n.lead_id = lead.id order by n.created_at desc, n.id desc limit ${MOST}) noted`,
        [ctx.teamId, leadIds],
      ),
    { readOnly: true },
  );
  const notes = new Map<string, NoteView[]>();
  for (const row of rows) notes.set(row.lead_id, [...(notes.get(row.lead_id) ?? []), toNote(row)]);
  return notes;
}

/** One note; null when the team has none of this id or it was deleted. */
export async function readNote(tx: TeamTx, id: string): Promise<NoteView | null> {
  const { rows } = await tx.client.query<NoteRow>(`${NOTES} and n.id = $2`, [tx.teamId, id]);
  return rows[0] ? toNote(rows[0]) : null;
}

/** Notes by their ids, in no order; deleted ones are left out. */
export async function notesByIds(tx: TeamTx, ids: readonly string[]): Promise<NoteView[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.client.query<NoteRow>(`${NOTES} and n.id = any($2::uuid[])`, [tx.teamId, ids]);
  return rows.map(toNote);
}

function toNote(row: NoteRow): NoteView {
  return {
    __typename: 'Note',
    id: row.id,
    leadId: row.lead_id,
    body: row.body,
    authorId: row.author_id,
    author:
      row.author_name === null
        ? null
        : { id: row.author_id, name: row.author_name, email: row.author_email, createdAt: row.author_since },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
