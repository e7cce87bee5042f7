import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { placeAfter, pageSize, toConnection, type Connection } from '../../../platform/graphql/connection.js';
import type { Platform } from '../../../platform/platform.js';
import { MESSAGE_COLUMNS, MESSAGE_JOINS, type MessageView } from '../conversation/message.view.js';
import { UNCERTAIN } from './outcome-row.js';

/** A send whose outcome nobody knows, with all that helps a person to find out. */
export interface UnknownOutcomeView {
  message: MessageView;
  leadId: string;
  campaignName: string | null;
  sender: { id: string; channel: 'sms' | 'email'; address: string; label: string | null };
  state: 'unknown' | 'failed_unknown';
  attempt: number;
  cause: string | null;
  lookups: number;
  submittedAt: Date;
  nextLookupAt: Date | null;
}

interface Row extends MessageView {
  ledger_id: string;
  cursor_at: string;
  ledger_state: 'unknown' | 'failed_unknown';
  attempt: number;
  cause: string | null;
  lookups: number;
  submitted_at: Date;
  next_lookup_at: Date | null;
  sender_id: string;
  sender_address: string;
  sender_label: string | null;
}

const FROM = `from send_ledger l join messages m on m.team_id = l.team_id and m.id = l.message_id ${MESSAGE_JOINS}
  left join sender_numbers sn on sn.team_id = l.team_id and sn.id = l.sender_number_id
  left join sender_mailboxes sm on sm.team_id = l.team_id and sm.id = l.sender_mailbox_id`;

/** Sends in doubt, the newest first. */
export async function listUnknownOutcomes(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  args: { first?: number | null; after?: string | null },
): Promise<Connection<UnknownOutcomeView> & { total: number }> {
  requirePermission(ctx, 'inbox.read');
  const limit = pageSize(args.first);
  const [at, id] = placeAfter(args.after);
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const states = [...UNCERTAIN];
      const { rows } = await tx.client.query<Row>(
        `select ${MESSAGE_COLUMNS}, l.id as ledger_id, l.submitted_at::text as cursor_at, l.state as ledger_state, l.attempt,
           l.reason as cause, l.lookups, l.submitted_at, l.next_lookup_at,
           coalesce(sn.id, sm.id) as sender_id, coalesce(sn.phone, sm.address) as sender_address, coalesce(sn.label, sm.display_name) as sender_label
         ${FROM}
         where l.team_id = $1 and l.place = 'doubt' and l.state = any($2::message_state[])
           and ($3::text is null or (l.submitted_at, l.id) < ($3::timestamptz, $4::uuid))
         order by l.submitted_at desc, l.id desc limit $5`,
        [ctx.teamId, states, at, id, limit + 1],
      );
      const total = await tx.client.query<{ count: number }>(
        "select count(*)::int as count from send_ledger where team_id = $1 and place = 'doubt' and state = any($2::message_state[])",
        [ctx.teamId, states],
      );
      const page = toConnection(rows, limit, args.after, (row) => [row.cursor_at, row.ledger_id]);
      return {
        ...page,
        edges: page.edges.map(({ cursor, node }) => ({ cursor, node: toView(node) })),
        total: total.rows[0]?.count ?? 0,
      };
    },
    { readOnly: true },
  );
}

function toView(row: Row): UnknownOutcomeView {
  return {
    message: row,
    leadId: row.leadId,
    campaignName: row.campaignName,
    sender: {
      id: row.sender_id,
      channel: row.channel,
      address: row.sender_address,
      label: row.sender_label,
    },
    state: row.ledger_state,
    attempt: row.attempt,
    cause: row.cause,
    lookups: row.lookups,
    submittedAt: row.submitted_at,
    nextLookupAt: row.next_lookup_at,
  };
}
