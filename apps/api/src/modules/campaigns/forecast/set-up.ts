import type { AssumedRates, PlannerContext, SequenceGraph } from '@og/core';
import { leads, type TeamTx } from '@og/db';
import { and, eq, sql } from 'drizzle-orm';
import type { Platform } from '../../../platform/platform.js';
import { readDncFacts } from '../../compliance/index.js';
import { leadPredicate, type LeadFilter } from '../../leads/index.js';
import { audienceFilter } from '../audience/audience-leads.js';
import { planContext } from '../audience/plan-context.js';
import { readCampaign, type CampaignRow } from '../campaign-row.js';
import { readGraphs } from '../engine/graphs.js';
import { plannerContext } from '../engine/planner-context.js';
import { readSenders, readUsedToday, type GateSetUp, type KnownSender } from './gate-facts.js';
import { teamRates } from './team-rates.js';

/** Everything that a forecast reads once. */
export interface ForecastSetUp {
  now: Date;
  campaign: CampaignRow;
  filter: LeadFilter | null;
  /** Leads of the audience. */
  total: number;
  graph: SequenceGraph | null;
  context: PlannerContext;
  gate: Omit<GateSetUp, 'listed'>;
  senders: KnownSender[];
  used: Map<string, { messages: number; segments: number }>;
  rates: AssumedRates;
}

export type ForecastDeps = Pick<Platform, 'database' | 'clock' | 'vault' | 'config' | 'outbox' | 'logger'>;

/** @returns null when the team has no such campaign */
export async function readSetUp(
  deps: ForecastDeps,
  tx: TeamTx,
  now: Date,
  campaignId: string,
): Promise<ForecastSetUp | null> {
  const campaign = await readCampaign(tx, campaignId);
  if (!campaign) return null;
  const filter = await audienceFilter(tx, campaign);
  const context = await plannerContext(deps, tx, now, campaign);
  const graph = (await readGraphs(tx, [campaign.sequence_version_id])).get(campaign.sequence_version_id);
  const ids = [...context.senders.sms.candidates, ...context.senders.email.candidates].map(({ id }) => id);
  const senders = await readSenders(tx, now, ids);
  const settings = await tx.client.query<{ postal: boolean; kill: boolean }>(
    `select coalesce(trim(postal_address), '') <> '' as postal, kill_switch as kill from team_settings where team_id = $1`,
    [tx.teamId],
  );
  const scopes = [...senders.values()].flatMap(({ limits }) => limits?.caps.map((cap) => cap.scope) ?? []);
  return {
    now,
    campaign,
    filter,
    total: filter ? await countLeads(tx, filter) : 0,
    graph: graph && graph.steps.length > 0 ? graph : null,
    context,
    gate: {
      context: await planContext(tx, now, campaign.send_window),
      senders,
      dnc: await readDncFacts(tx),
      postalAddress: settings.rows[0]?.postal ?? false,
      killSwitch: settings.rows[0]?.kill ?? false,
      exitsOnReply: campaign.exit_conditions.includes('reply'),
    },
    // In the order of the books, which is that of the pool.
    senders: ids.flatMap((id) => senders.get(id) ?? []),
    used: await readUsedToday(tx, now, scopes),
    rates: await teamRates(tx, now),
  };
}

async function countLeads(tx: TeamTx, filter: LeadFilter): Promise<number> {
  const [row] = await tx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(leads)
    .where(and(eq(leads.teamId, tx.teamId), leadPredicate(filter)));
  return row?.count ?? 0;
}
