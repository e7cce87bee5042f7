import type { CampaignState } from '@og/core';
import { isUuid } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { pageSize, placeAfter, toConnection, type Connection } from '../../../platform/graphql/connection.js';
import type { Platform } from '../../../platform/platform.js';
import { reasonSaid, type MessageStateValue, type ProviderSaid } from '../../messaging/index.js';
import { loadCampaignViews, readCampaignView, type CampaignView } from './campaign.view.js';

type Deps = Pick<Platform, 'database'>;

export interface CampaignsArgs {
  states?: CampaignState[] | null;
  search?: string | null;
  first?: number | null;
  after?: string | null;
}

/** The team's campaigns, the newest first. */
export async function listCampaigns(
  deps: Deps,
  ctx: Ctx,
  args: CampaignsArgs,
): Promise<Connection<CampaignView>> {
  requirePermission(ctx, 'campaigns.read');
  const limit = pageSize(args.first);
  const [at, id] = placeAfter(args.after);
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const { rows } = await tx.client.query<{ id: string }>(
        `select id from campaigns where team_id = $1 and ($2::campaign_state[] is null or state = any($2))
           and ($3::text is null or position(lower($3) in lower(name)) > 0) and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
         order by created_at desc, id desc limit $6`,
        [ctx.teamId, args.states ?? null, args.search?.trim() || null, at, id, limit + 1],
      );
      const views = await loadCampaignViews(
        tx,
        rows.map((row) => row.id),
      );
      return toConnection(views, limit, args.after, (view) => [view.createdAt.toISOString(), view.id]);
    },
    { readOnly: true },
  );
}

/** One campaign, or null when the team has none of this id. */
export async function findCampaign(deps: Deps, ctx: Ctx, id: string): Promise<CampaignView | null> {
  requirePermission(ctx, 'campaigns.read');
  if (!isUuid(id)) return null;
  return deps.database.withTeam(ctx.teamId, (tx) => readCampaignView(tx, id), { readOnly: true });
}

export interface EnrollmentView {
  id: string;
  leadId: string;
  state: string;
  reason: string | null;
  /** The reason in words; a provider's code as it was explained when it came. */
  explanation: string | null;
  nextDueAt: Date | null;
  updatedAt: Date;
  /** The newest message of the run. */
  messageId: string | null;
  messageState: MessageStateValue | null;
}

export interface EnrollmentsArgs {
  states?: string[] | null;
  first?: number | null;
  after?: string | null;
}

/** The runs of a campaign, those that changed last in front. */
export async function listEnrollments(
  deps: Deps,
  ctx: Ctx,
  campaignId: string,
  args: EnrollmentsArgs,
): Promise<Connection<EnrollmentView>> {
  requirePermission(ctx, 'campaigns.read');
  const limit = pageSize(args.first);
  const [at, id] = placeAfter(args.after);
  if (!isUuid(campaignId)) return toConnection<EnrollmentView>([], limit, args.after, () => []);
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<Omit<EnrollmentView, 'explanation'> & ProviderSaid>(
        `select e.id, e.lead_id as "leadId", e.state, coalesce(e.reason, l.reason) as reason, case when e.state = 'held' then null else coalesce(e.next_due_at, l.due) end as "nextDueAt",
           e.updated_at as "updatedAt", l.message_id as "messageId", l.state as "messageState",
           l.vendor, l.error_code as "errorCode", l.error_message as "errorMessage"
         from enrollments e left join lateral (
           select s.message_id, s.state, s.reason, s.vendor, s.error_code, s.error_message, case when s.state in ('planned', 'ready') then s.due_at end as due from send_ledger s
           where s.team_id = $1 and s.enrollment_id = e.id order by s.created_at desc limit 1) l on true
         where e.team_id = $1 and e.campaign_id = $2 and ($3::enrollment_state[] is null or e.state = any($3))
           and ($4::timestamptz is null or (e.updated_at, e.id) < ($4, $5::uuid))
         order by e.updated_at desc, e.id desc limit $6`,
        [ctx.teamId, campaignId, args.states ?? null, at, id, limit + 1],
      ),
    { readOnly: true },
  );
  const runs = rows.map(({ vendor, errorCode, errorMessage, ...row }) => ({
    ...row,
    explanation: row.reason && reasonSaid(row.reason, { vendor, errorCode, errorMessage }),
  }));
  return toConnection(runs, limit, args.after, (row) => [row.updatedAt.toISOString(), row.id]);
}
