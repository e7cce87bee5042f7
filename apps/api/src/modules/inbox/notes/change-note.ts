import { isUuid, newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { clientKeySchema, ownKey } from '../../../platform/client-key.js';
import { actorName, actorUserId, may, requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  invalidField,
  missing,
  parseInput,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { readNote, type NoteView } from './notes.queries.js';

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;
type Result = NoteView | InvalidInput | NotFound;

const bodySchema = z
  .string()
  .trim()
  .min(1, 'Write the note first.')
  .max(10_000, 'Keep a note under 10,000 characters.');

/** How much of a note its line in the timeline shows. */
const PREVIEW = 200;

/** Note something about a lead, for the team only. The same `clientKey` is the same note, whatever it says. */
export async function addNote(
  deps: Deps,
  ctx: Ctx,
  leadId: string,
  body: unknown,
  clientKey: unknown = null,
): Promise<Result> {
  requirePermission(ctx, 'inbox.reply');
  const parsed = parseInput(bodySchema, body);
  if (!parsed.ok) return parsed.failure;
  const given = parseInput(clientKeySchema, clientKey);
  if (!given.ok) return given.failure;
  const key = ownKey(ctx, given.data);
  const authorId = actorUserId(ctx);
  if (!authorId) return invalidField('body', 'nobody', 'A note is written by a person.');
  if (!isUuid(leadId)) return missing('lead');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const lead = await tx.client.query(
      'select from leads where team_id = $1 and id = $2 and deleted_at is null',
      [tx.teamId, leadId],
    );
    if (!lead.rowCount) return missing('lead');
    const id = newId();
    const { rowCount } = await tx.client.query(
      `insert into notes (team_id, id, lead_id, body, author_id, client_key, created_at, updated_at) values ($1, $2, $3, $4, $5, $7, $6, $6)
       on conflict (team_id, client_key) where client_key is not null do nothing`,
      [tx.teamId, id, leadId, parsed.data, authorId, now.toISOString(), key],
    );
    if (!rowCount) return (await noteOfKey(tx, key)) ?? missing('note');
    await tx.client.query(
      `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, created_at) values ($1, $2, $3, 'note.added', 'Note', $4, $5, $6)`,
      [tx.teamId, newId(), leadId, parsed.data.slice(0, PREVIEW), actorName(ctx), now.toISOString()],
    );
    await deps.outbox.event(tx, now, 'lead.changed.v1', [leadId], { count: 1 });
    return (await readNote(tx, id)) ?? missing('note');
  });
}

async function noteOfKey(tx: TeamTx, key: string | null): Promise<NoteView | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    'select id from notes where team_id = $1 and client_key = $2',
    [tx.teamId, key],
  );
  return rows[0] ? readNote(tx, rows[0].id) : null;
}

/** Rewrite a note: its author may, and who manages the team. The timeline keeps what was there first. */
export async function updateNote(deps: Deps, ctx: Ctx, id: string, body: unknown): Promise<Result> {
  const parsed = parseInput(bodySchema, body);
  if (!parsed.ok) return parsed.failure;
  return change(deps, ctx, id, 'update', (tx, now) =>
    tx.client.query('update notes set body = $3, updated_at = $4 where team_id = $1 and id = $2', [
      tx.teamId,
      id,
      parsed.data,
      now.toISOString(),
    ]),
  );
}

/** Take a note away; it answers with what was written, so that a slip can be undone by writing it again. */
export function deleteNote(deps: Deps, ctx: Ctx, id: string): Promise<Result> {
  return change(deps, ctx, id, 'delete', (tx, now) =>
    tx.client.query('update notes set deleted_at = $3, updated_at = $3 where team_id = $1 and id = $2', [
      tx.teamId,
      id,
      now.toISOString(),
    ]),
  );
}

async function change(
  deps: Deps,
  ctx: Ctx,
  id: string,
  action: 'update' | 'delete',
  write: (tx: TeamTx, now: Date) => Promise<unknown>,
): Promise<Result> {
  requirePermission(ctx, 'inbox.reply');
  if (!isUuid(id)) return missing('note');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const before = await readNote(tx, id);
    if (!before) return missing('note');
    const own = before.authorId === actorUserId(ctx);
    if (!own && !may(ctx, 'inbox.manage'))
      return invalidField('id', 'not_yours', 'Only its author, a manager or an admin can change a note.');
    await write(tx, now);
    await audit(tx, ctx, now, { action: `note.${action}`, subjectType: 'note', subjectId: id });
    await deps.outbox.event(tx, now, 'lead.changed.v1', [before.leadId], { count: 1 });
    return action === 'delete' ? before : ((await readNote(tx, id)) ?? missing('note'));
  });
}
