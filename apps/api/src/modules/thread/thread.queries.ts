import type { TeamTx } from '@og/db';
import { may, requirePermission, type Ctx } from '../../platform/ctx.js';
import { placeAfter, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.js';
import type { Platform } from '../../platform/platform.js';
import { callsByIds, type CallView } from '../calls/index.js';
import {
  eventsByIds,
  notesByIds,
  type ConversationView,
  type NoteView,
  type ThreadEvent,
} from '../inbox/index.js';
import { messagesByIds, type MessageView } from '../messaging/index.js';

export interface ThreadEntryView {
  id: string;
  at: Date;
  /** Its place: when it was written, also of a message that is due later. */
  placedAt: Date;
  message: MessageView | null;
  call: CallView | null;
  note: NoteView | null;
  event: ThreadEvent | null;
}

/**
 * What stands in a thread by itself (messages, calls, notes) is not repeated by its line in the timeline; edits of the
 * record are no part of a conversation.
 */
const NOT_SHOWN = [
  'message.sent',
  'message.received',
  'note.added',
  'call.finished',
  'call.voicemail',
  'call.missed',
  'lead.edited',
  'lead.updated',
  'lead.imported',
];

type Kind = 'message' | 'call' | 'note' | 'event';
interface Place {
  kind: Kind;
  id: string;
  at: Date;
}

/** The newest rows of one table before a place, by an index that has the time. */
function newestOf(kind: Kind, table: string, owner: string, and = ''): string {
  return `(select '${kind}' as kind, id, created_at as at from ${table}
    where team_id = $1 and ${owner} ${and} and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
    order by created_at desc, id desc limit $6)`;
}

const OF_LEAD = 'lead_id = $3';
const TABLES: Readonly<Record<Kind, string>> = {
  message: newestOf('message', 'messages', 'conversation_id = $2'),
  call: newestOf('call', 'calls', OF_LEAD),
  note: newestOf('note', 'notes', OF_LEAD, 'and deleted_at is null'),
  event: newestOf('event', 'lead_events', OF_LEAD, 'and type <> all($7::text[])'),
};

/**
 * A page of all that happened in a conversation: messages, calls, notes and events, merged by time. The page holds the
 * newest that are not known yet, from the oldest to the newest of them; `after: endCursor` asks for older ones. A place
 * never changes, so nothing is skipped or doubled however much is added meanwhile.
 * @throws AppError BAD_USER_INPUT for a cursor of another list
 */
export async function threadOf(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  { id, leadId }: Pick<ConversationView, 'id' | 'leadId'>,
  args: { first?: number | null; after?: string | null },
): Promise<Connection<ThreadEntryView>> {
  requirePermission(ctx, 'inbox.read');
  const limit = pageSize(args.first);
  const [beforeAt, beforeId] = placeAfter(args.after);
  const kinds: Kind[] = may(ctx, 'calls.read')
    ? ['message', 'call', 'note', 'event']
    : ['message', 'note', 'event'];
  const newestFirst = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<Place>(
        `select kind, id, at from (${kinds.map((kind) => TABLES[kind]).join(' union all ')}) thread order by at desc, id desc limit $6`,
        [ctx.teamId, id, leadId, beforeAt, beforeId, limit + 1, NOT_SHOWN],
      );
      return load(tx, rows);
    },
    { readOnly: true },
  );
  const page = toConnection(newestFirst, limit, args.after, (entry) => [
    entry.placedAt.toISOString(),
    entry.id,
  ]);
  return { ...page, edges: page.edges.toReversed() };
}

/** The rows behind the places, one query for each table. */
async function load(tx: TeamTx, places: readonly Place[]): Promise<ThreadEntryView[]> {
  const idsOf = (kind: Kind) => places.filter((place) => place.kind === kind).map(({ id }) => id);
  const messages = byId(await messagesByIds(tx, idsOf('message')));
  const calls = byId(await callsByIds(tx, idsOf('call')));
  const notes = byId(await notesByIds(tx, idsOf('note')));
  const events = byId(await eventsByIds(tx, idsOf('event')));
  return places.map(({ kind, id, at }) => {
    const message = (kind === 'message' && messages.get(id)) || null;
    return {
      id,
      at: message?.at ?? at,
      placedAt: at,
      message,
      call: (kind === 'call' && calls.get(id)) || null,
      note: (kind === 'note' && notes.get(id)) || null,
      event: (kind === 'event' && events.get(id)) || null,
    };
  });
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));
