import { MERGE_FIELD_NAMES, validateTemplate } from '@og/core';
import { isUuid, newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidField,
  invalidInput,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';

/** An answer that the team writes again and again; its merge fields are filled when it is put into the composer. */
export interface CannedReplyView {
  __typename: 'CannedReply';
  id: string;
  shortcut: string;
  title: string;
  body: string;
  uses: number;
  updatedAt: Date;
}

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'>;

const COLUMNS = `id, shortcut, title, body, uses, updated_at as "updatedAt"`;
/** More than anybody finds by eye; the search narrows them. */
const MOST = 200;
const UNIQUE_VIOLATION = '23505';

/** The team's canned replies, the most used first; `search` looks into shortcut, title and text. */
export async function listCannedReplies(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  search: string | null,
): Promise<CannedReplyView[]> {
  requirePermission(ctx, 'inbox.read');
  const words = search?.trim().toLowerCase() ?? '';
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<Omit<CannedReplyView, '__typename'>>(
        `select ${COLUMNS} from canned_replies where team_id = $1 and deleted_at is null
           and ($2 = '' or lower(shortcut) like $2 || '%' or lower(title || ' ' || body) like '%' || $2 || '%')
         order by ($2 <> '' and lower(shortcut) like $2 || '%') desc, uses desc, shortcut limit ${MOST}`,
        [ctx.teamId, words.replace(/[\\%_]/g, '\\$&')],
      ),
    { readOnly: true },
  );
  return rows.map((row) => ({ __typename: 'CannedReply', ...row }));
}

const inputSchema = z.object({
  id: z.string().nullish(),
  shortcut: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{0,29}$/, 'Use up to 30 letters, digits and hyphens, as in "price-range".'),
  title: z.string().trim().min(1, 'Give it a title.').max(100, 'Keep the title under 100 characters.'),
  body: z.string().trim().min(1, 'Write the answer.').max(1_600, 'Keep the answer under 1,600 characters.'),
  seenAt: z.date().nullish(),
});

/**
 * Write a canned reply: without an id a new one. A merge field that does not exist is refused by name. With `seenAt` one
 * that somebody has changed since is left as it is.
 */
export async function saveCannedReply(
  deps: Deps,
  ctx: Ctx,
  input: unknown,
): Promise<CannedReplyView | InvalidInput | NotFound | Conflict> {
  requirePermission(ctx, 'inbox.reply');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { id, shortcut, title, body, seenAt } = parsed.data;
  const problems = validateTemplate(body, MERGE_FIELD_NAMES);
  if (problems.length > 0)
    return invalidInput(problems.map(({ code, message }) => ({ code, message, path: ['input', 'body'] })));
  if (id && !isUuid(id)) return missing('canned reply');
  try {
    return await deps.database.withTeam(ctx.teamId, async (tx) => {
      const now = deps.clock.now().toISOString();
      const values = [tx.teamId, id ?? newId(), shortcut, title, body, now];
      const { rows } = id
        ? await tx.client.query<Omit<CannedReplyView, '__typename'>>(
            `update canned_replies set shortcut = $3, title = $4, body = $5, updated_at = $6
             where team_id = $1 and id = $2 and deleted_at is null
               and ($7::timestamptz is null or updated_at = $7 or (shortcut, title, body) = ($3, $4, $5)) returning ${COLUMNS}`,
            [...values, seenAt?.toISOString() ?? null],
          )
        : await tx.client.query<Omit<CannedReplyView, '__typename'>>(
            `insert into canned_replies (team_id, id, shortcut, title, body, created_by, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $7, $6, $6) returning ${COLUMNS}`,
            [...values, actorUserId(ctx)],
          );
      const saved = rows[0];
      if (!saved) return id && (await isThere(tx, id)) ? CHANGED : missing('canned reply');
      await audit(tx, ctx, deps.clock.now(), {
        action: id ? 'canned_reply.update' : 'canned_reply.create',
        subjectType: 'canned_reply',
        subjectId: saved.id,
      });
      return { __typename: 'CannedReply' as const, ...saved };
    });
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    return invalidField('shortcut', 'taken', `/${shortcut} exists already: choose another word.`);
  }
}

const CHANGED = conflict(
  'changed_meanwhile',
  'Somebody has changed this reply since you opened it. Nothing was saved: look at theirs, then save again to replace it.',
);

async function isThere(tx: TeamTx, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select from canned_replies where team_id = $1 and id = $2 and deleted_at is null',
    [tx.teamId, id],
  );
  return Boolean(rowCount);
}

/** Take a canned reply out of the list; messages that were written with it stay as they are. */
export async function deleteCannedReply(
  deps: Deps,
  ctx: Ctx,
  id: string,
): Promise<CannedReplyView | NotFound> {
  requirePermission(ctx, 'inbox.reply');
  if (!isUuid(id)) return missing('canned reply');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const { rows } = await tx.client.query<Omit<CannedReplyView, '__typename'>>(
      `update canned_replies set deleted_at = $3, updated_at = $3 where team_id = $1 and id = $2 and deleted_at is null returning ${COLUMNS}`,
      [tx.teamId, id, now.toISOString()],
    );
    if (!rows[0]) return missing('canned reply');
    await audit(tx, ctx, now, {
      action: 'canned_reply.delete',
      subjectType: 'canned_reply',
      subjectId: id,
    });
    return { __typename: 'CannedReply' as const, ...rows[0] };
  });
}
