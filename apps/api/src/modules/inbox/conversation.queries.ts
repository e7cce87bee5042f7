import { isUuid, type TeamTx } from '@og/db';
import { withActorNames } from '../../platform/actor-names.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { placeAfter, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.js';
import type { AgentSlugValue } from '../../platform/graphql/shared-enums.js';
import type { Platform } from '../../platform/platform.js';
import { decideSend, loadSendFacts, oneOffSubject, reasonMessage } from '../compliance/index.js';
import { listMessages, routeOneOff, type MessageView } from '../messaging/index.js';

type ReadDeps = Pick<Platform, 'database'>;

export interface ConversationView {
  id: string;
  leadId: string;
  /** The channel that answers leave on. */
  channel: 'sms' | 'email';
  optedOut: boolean;
  lastMessageAt: Date | null;
  /** The agent that has the conversation, and what it was told. */
  agent: AgentSlugValue | null;
  agentNote: string | null;
  /** The subject that an answer by e-mail goes on with. */
  replySubject: string | null;
}

/** The channel of what the person last wrote, else of the newest message; an answering machine is not the person. */
const CHANNEL = `coalesce((select m.channel::text from messages m where m.team_id = v.team_id and m.conversation_id = v.id
    and coalesce(m.intent_rule, '') not like 'auto_reply:%'
  order by (m.direction = 'inbound') desc, m.created_at desc, m.id desc limit 1), 'sms')`;

/** `Re:` and the subject of the newest mail, once. */
const REPLY_SUBJECT = `(select 'Re: ' || regexp_replace(m.subject, '^(\\s*(re|aw|fwd?)\\s*:\\s*)+', '', 'i') from messages m
  where m.team_id = v.team_id and m.conversation_id = v.id and m.channel = 'email' and coalesce(m.subject, '') <> ''
  order by m.created_at desc, m.id desc limit 1)`;

/** One conversation; null when the team has none of this id. */
export async function findConversation(
  deps: ReadDeps,
  ctx: Ctx,
  id: string,
): Promise<ConversationView | null> {
  requirePermission(ctx, 'inbox.read');
  if (!isUuid(id)) return null;
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<ConversationView>(
        `select v.id, v.lead_id as "leadId", ${CHANNEL} as channel, l.opted_out_at is not null as "optedOut", v.last_message_at as "lastMessageAt",
           v.agent, v.agent_note as "agentNote", ${REPLY_SUBJECT} as "replySubject"
         from conversations v join leads l on l.team_id = v.team_id and l.id = v.lead_id where v.team_id = $1 and v.id = $2`,
        [ctx.teamId, id],
      ),
    { readOnly: true },
  );
  return rows[0] ?? null;
}

/**
 * A page of a conversation, as it is read: the page holds the newest messages that are not known yet, from the oldest
 * to the newest of them. `after: endCursor` asks for the page of older ones before it.
 */
export async function conversationMessages(
  deps: ReadDeps,
  ctx: Ctx,
  conversationId: string,
  args: { first?: number | null; after?: string | null },
): Promise<Connection<MessageView>> {
  const limit = pageSize(args.first);
  const [at, id] = placeAfter(args.after);
  const before = at !== null && id !== null ? { at, id } : null;
  const newestFirst = await deps.database.withTeam(
    ctx.teamId,
    (tx) => listMessages(tx, conversationId, limit + 1, before),
    { readOnly: true },
  );
  const page = toConnection(newestFirst, limit, args.after, (message) => [
    message.createdAt.toISOString(),
    message.id,
  ]);
  return { ...page, edges: page.edges.toReversed() };
}

/** A line of a lead's timeline, as a thread shows it. */
export interface ThreadEvent {
  id: string;
  at: Date;
  type: string;
  title: string;
  detail: string | null;
  actor: string;
  messageId: string | null;
  campaignId: string | null;
}

const EVENT_COLUMNS =
  'id, created_at as at, type, title, detail, actor, message_id as "messageId", campaign_id as "campaignId"';

/** Those of these ids that the team has, in no order. */
export async function eventsByIds(tx: TeamTx, ids: readonly string[]): Promise<ThreadEvent[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.client.query<ThreadEvent>(
    `select ${EVENT_COLUMNS} from lead_events where team_id = $1 and id = any($2::uuid[])`,
    [tx.teamId, ids],
  );
  return withActorNames(tx, rows);
}

const EVENTS = 100;

/** What happened to the person besides messages, the oldest first: the newest 100. */
export async function conversationEvents(deps: ReadDeps, ctx: Ctx, leadId: string): Promise<ThreadEvent[]> {
  const events = await deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<ThreadEvent>(
        `select ${EVENT_COLUMNS} from lead_events where team_id = $1 and lead_id = $2 and type not in ('message.sent', 'message.received') order by created_at desc, id desc limit $3`,
        [ctx.teamId, leadId, EVENTS],
      );
      return withActorNames(tx, rows);
    },
    { readOnly: true },
  );
  return events.toReversed();
}

export interface Composer {
  /** `allow`, or what the gate says instead. */
  verdict: string;
  reason: string | null;
  message: string;
  retryAt: Date | null;
}

/** Whether an answer could be sent now, decided by the gate that `sendMessage` asks. */
export async function composerOf(
  deps: Pick<Platform, 'database' | 'clock' | 'vault'>,
  ctx: Ctx,
  { leadId, channel }: Pick<ConversationView, 'leadId' | 'channel'>,
): Promise<Composer> {
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const route = await routeOneOff(tx, leadId, channel);
      if (!route) return barred(channel === 'sms' ? 'no_phone' : 'no_email');
      if (!route.senderId) return barred(channel === 'sms' ? 'no_sender' : 'no_mailbox');
      const subject = oneOffSubject({ leadId, channel, ...route });
      const loaded = await loadSendFacts(tx, deps.vault, deps.clock.now(), subject);
      if (!loaded) return barred('lead_unreachable');
      const { verdict, reason, retryAt } = decideSend(loaded);
      return {
        verdict,
        reason: verdict === 'allow' ? null : reason,
        message: reasonMessage(reason),
        retryAt,
      };
    },
    { readOnly: true },
  );
}

function barred(reason: string): Composer {
  return { verdict: 'hold', reason, message: reasonMessage(reason), retryAt: null };
}
