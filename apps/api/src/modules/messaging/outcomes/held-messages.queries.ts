import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { placeAfter, pageSize, toConnection, type Connection } from '../../../platform/graphql/connection.js';
import type { Platform } from '../../../platform/platform.js';
import { knownReason } from '../../compliance/index.js';
import { reasonSaid, type ProviderSaid } from '../reason-said.js';
import { MESSAGE_COLUMNS, MESSAGE_JOINS, type MessageView } from '../conversation/message.view.js';

/** A message that a rule keeps from going out now. */
export interface HeldMessageView {
  message: MessageView;
  leadId: string;
  campaignName: string | null;
  reason: string;
  /** The reason in words; a provider's code as it was explained when it came. */
  explanation: string;
  /** When it is asked again; null: not before a person changes something. */
  dueAt: Date | null;
}

export interface HeldMessagesArgs {
  campaignId?: string | null;
  reason?: string | null;
  first?: number | null;
  after?: string | null;
}

type Row = MessageView & {
  ledger_id: string;
  reason: string;
  due_at: Date | null;
  vendor: string | null;
};

/** `held` waits for a person, and was due in the past; `planned` with a reason waits for a time that a rule has set. */
const WAITS = `l.team_id = $1 and l.place in ('planned', 'held') and l.reason is not null and ($2::uuid is null or l.campaign_id = $2)`;

/** What waits because a rule says so, the soonest first and what waits for a person before it; with counts by reason. */
export async function listHeldMessages(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  args: HeldMessagesArgs,
): Promise<Connection<HeldMessageView> & { reasons: { reason: string; message: string; count: number }[] }> {
  requirePermission(ctx, 'inbox.read');
  const limit = pageSize(args.first);
  const [at, id] = placeAfter(args.after);
  // An id that is none names no campaign of the team.
  const campaignId = args.campaignId
    ? isUuid(args.campaignId)
      ? args.campaignId
      : '00000000-0000-0000-0000-000000000000'
    : null;
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<Row & { cursor_at: string }>(
        `select ${MESSAGE_COLUMNS}, l.id as ledger_id, l.reason, l.vendor, case when l.state = 'held' then null else l.due_at end as due_at, l.due_at::text as cursor_at
         from send_ledger l join messages m on m.team_id = l.team_id and m.id = l.message_id ${MESSAGE_JOINS}
         where ${WAITS} and ($3::text is null or l.reason = $3) and ($4::text is null or (l.due_at, l.id) > ($4::timestamptz, $5::uuid))
         order by l.due_at, l.id limit $6`,
        [ctx.teamId, campaignId, args.reason ?? null, at, id, limit + 1],
      );
      const counts = await tx.client.query<{ reason: string; count: number }>(
        `select l.reason, count(*)::int as count from send_ledger l where ${WAITS} group by 1 order by 2 desc, 1`,
        [ctx.teamId, campaignId],
      );
      const page = toConnection(rows, limit, args.after, (row) => [row.cursor_at, row.ledger_id]);
      const words = await wordsOf(
        tx,
        campaignId,
        counts.rows.map(({ reason }) => reason),
      );
      return {
        ...page,
        edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toView(node) })),
        reasons: counts.rows.map((row) => ({ ...row, message: words.get(row.reason) ?? row.reason })),
      };
    },
    { readOnly: true },
  );
}

function toView(row: Row): HeldMessageView {
  return {
    message: row,
    leadId: row.leadId,
    campaignName: row.campaignName,
    reason: row.reason,
    explanation: reasonSaid(row.reason, row),
    dueAt: row.due_at,
  };
}

/** Reasons in words. What a provider's code means is asked of the messages that have it; mostly none does. */
async function wordsOf(
  tx: TeamTx,
  campaignId: string | null,
  reasons: readonly string[],
): Promise<Map<string, string>> {
  const words = new Map(reasons.map((reason) => [reason, knownReason(reason)]));
  const codes = reasons.filter((reason) => words.get(reason) === null);
  if (codes.length > 0) {
    const { rows } = await tx.client.query<ProviderSaid & { reason: string }>(
      `select distinct on (l.reason) l.reason, l.vendor, l.error_code as "errorCode", l.error_message as "errorMessage" from send_ledger l
       where ${WAITS} and l.reason = any($3::text[]) order by l.reason, (l.error_code = l.reason) desc nulls last, l.id`,
      [tx.teamId, campaignId, codes],
    );
    for (const { reason, ...said } of rows) words.set(reason, reasonSaid(reason, said));
  }
  return new Map([...words].flatMap(([reason, text]) => (text === null ? [] : [[reason, text] as const])));
}
