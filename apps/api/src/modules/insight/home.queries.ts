import type { TeamTx } from '@og/db';
import { actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { countInboxIn } from '../inbox/index.js';
import { readBlockers, type HomeBlockers } from './blockers.queries.js';
import { startOfToday } from './today.js';

/** The figures of the home page; each is the length of the list that it leads to. */
export interface HomeView {
  needsReply: number;
  hot: number;
  mine: number;
  leads: number;
  newLeads: number;
  activeCampaigns: number;
  /** Accepted by the carrier since midnight. */
  sentToday: number;
  /** Of those, delivered by now. */
  deliveredToday: number;
  repliesToday: number;
  /** People who opted out since midnight. */
  optOutsToday: number;
  /** Refused or not delivered since midnight. */
  failedToday: number;
  /** Sends whose outcome nobody knows, whenever they were. */
  unknownSends: number;
  runningImports: number;
  /** Over the last 7 days; null when nobody answered anything. */
  medianReplySeconds: number | null;
  hasSender: boolean;
  hasLeads: boolean;
  hasCampaign: boolean;
  /** What keeps messages from leaving. */
  blockers: HomeBlockers;
  asOf: Date;
}

type Counted = Omit<
  HomeView,
  'needsReply' | 'hot' | 'mine' | 'medianReplySeconds' | 'asOf' | 'hasLeads' | 'blockers'
>;

/** As in the lists: counting stops here. */
const LEADS_CAP = 1_000_001;

/**
 * Each figure reads what it counts, by an index of its own, and never a team's whole ledger. A failure is the end of a
 * send, so that the day's are the moves into it: the ledger has no index on what changes with every send
 * (docs/decisions/0010-narrow-ledger.md), its events have one of these few.
 */
export const COUNTS = `
select
  (select count(*)::int from (select from leads where team_id = $1 and deleted_at is null limit ${LEADS_CAP}) l) as leads,
  (select count(*)::int from (select from leads where team_id = $1 and deleted_at is null and stage = 'new' limit ${LEADS_CAP}) l) as "newLeads",
  (select count(*)::int from campaigns where team_id = $1 and state = 'active') as "activeCampaigns",
  sent.sent as "sentToday", sent.delivered as "deliveredToday",
  (select count(*)::int from message_events where team_id = $1 and created_at >= $2 and from_state is not null
     and to_state in ('failed', 'undelivered')) as "failedToday",
  (select count(*)::int from send_ledger where team_id = $1 and place = 'doubt' and state in ('unknown', 'failed_unknown')) as "unknownSends",
  (select count(*)::int from messages where team_id = $1 and created_at >= $2 and direction = 'inbound') as "repliesToday",
  (select count(*)::int from leads where team_id = $1 and opted_out_at >= $2 and deleted_at is null) as "optOutsToday",
  (select count(*)::int from lead_imports where team_id = $1 and state in ('queued', 'running')) as "runningImports",
  exists (select from sender_numbers where team_id = $1 and state = 'active') as "hasSender",
  exists (select from campaigns where team_id = $1) as "hasCampaign"
from (
  select count(*)::int as sent, count(*) filter (where state in ('delivered', 'read'))::int as delivered
  from send_ledger where team_id = $1 and accepted_at >= $2
) sent`;

/** All figures from one snapshot. */
export async function readHome(deps: Pick<Platform, 'database' | 'clock'>, ctx: Ctx): Promise<HomeView> {
  requirePermission(ctx, 'team.read');
  const now = deps.clock.now();
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<Counted>(COUNTS, [ctx.teamId, startOfToday(now).toISOString()]);
      const counted = rows[0];
      if (!counted) throw new Error('counting gave no row');
      const { needsReply, hot, mine } = await countInboxIn(tx, actorUserId(ctx));
      return {
        ...counted,
        needsReply,
        hot,
        mine,
        hasLeads: counted.leads > 0,
        medianReplySeconds: await medianReplySeconds(tx, now),
        blockers: await readBlockers(tx, now),
        asOf: now,
      };
    },
    { readOnly: true },
  );
}

const DAYS = 7;

/**
 * Half of the answers that people wrote in the last 7 days came within this time of the first text that they
 * answered, in seconds. Counted to the moment when the person pressed send.
 */
async function medianReplySeconds(tx: TeamTx, now: Date): Promise<number | null> {
  const { rows } = await tx.client.query<{ median: number | null }>(
    `select percentile_cont(0.5) within group (order by extract(epoch from answer.created_at - asked.at))::float8 as median
     from messages answer
       cross join lateral (
         select min(m.created_at) as at from messages m
         where m.team_id = $1 and m.conversation_id = answer.conversation_id and m.direction = 'inbound' and m.created_at < answer.created_at
           and m.created_at > coalesce((select max(p.created_at) from messages p
             where p.team_id = $1 and p.conversation_id = answer.conversation_id and p.direction = 'outbound' and p.author_user_id is not null
               and p.created_at < answer.created_at and p.state <> 'canceled'), '-infinity')) asked
     where answer.team_id = $1 and answer.created_at >= $2 and answer.direction = 'outbound' and answer.author_user_id is not null
       and answer.state <> 'canceled' and asked.at is not null`,
    [tx.teamId, new Date(now.getTime() - DAYS * 86_400_000).toISOString()],
  );
  const median = rows[0]?.median ?? null;
  return median === null ? null : Math.round(median);
}
