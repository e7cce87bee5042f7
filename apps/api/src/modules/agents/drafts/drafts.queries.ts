import { isUuid } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { placeAfter, pageSize, toConnection, type Connection } from '../../../platform/graphql/connection.js';
import type { Platform } from '../../../platform/platform.js';
import { readDraft, selectDrafts, type DraftStateValue, type DraftView } from './draft.view.js';

type ReadDeps = Pick<Platform, 'database'>;

export interface DraftsArgs {
  agent?: string | null;
  intent?: string | null;
  states?: readonly DraftStateValue[] | null;
  first?: number | null;
  after?: string | null;
}

/** Drafts of the team, the newest first; without states those that wait. */
export async function listDrafts(deps: ReadDeps, ctx: Ctx, args: DraftsArgs): Promise<Connection<DraftView>> {
  requirePermission(ctx, 'inbox.read');
  const limit = pageSize(args.first);
  const [at, id] = placeAfter(args.after);
  const states = args.states?.length ? args.states : (['pending'] satisfies DraftStateValue[]);
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      selectDrafts(
        tx,
        `d.state = any($2::draft_state[]) and ($3::agent_slug is null or d.agent = $3) and ($4::text is null or d.intent = $4)
         and ($5::timestamptz is null or (d.created_at, d.id) < ($5, $6::uuid))`,
        [states, args.agent ?? null, args.intent ?? null, at, id, limit + 1],
        'order by d.created_at desc, d.id desc limit $7',
      ),
    { readOnly: true },
  );
  return toConnection(rows, limit, args.after, (draft) => [draft.createdAt.toISOString(), draft.id]);
}

export async function findDraft(deps: ReadDeps, ctx: Ctx, id: string): Promise<DraftView | null> {
  requirePermission(ctx, 'inbox.read');
  if (!isUuid(id)) return null;
  return deps.database.withTeam(ctx.teamId, (tx) => readDraft(tx, id), { readOnly: true });
}

/** The draft that waits or is being written in each conversation; for lists. */
export async function waitingDrafts(
  deps: ReadDeps,
  teamId: string,
  conversationIds: readonly string[],
): Promise<Map<string, DraftView>> {
  const rows = await deps.database.withTeam(
    teamId,
    (tx) =>
      selectDrafts(
        tx,
        `d.conversation_id = any($2::uuid[]) and d.state in ('writing', 'pending')`,
        [conversationIds],
        '',
      ),
    { readOnly: true },
  );
  return new Map(rows.map((draft) => [draft.conversationId, draft]));
}

/** Drafts of one conversation that no longer wait, the newest first. */
export async function earlierDrafts(
  deps: ReadDeps,
  ctx: Ctx,
  conversationId: string,
  first?: number | null,
): Promise<DraftView[]> {
  requirePermission(ctx, 'inbox.read');
  if (!isUuid(conversationId)) return [];
  return deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      selectDrafts(
        tx,
        `d.conversation_id = $2 and d.state not in ('writing', 'pending')`,
        [conversationId, pageSize(first, 20)],
        'order by d.created_at desc, d.id desc limit $3',
      ),
    { readOnly: true },
  );
}
