import { FOLLOW_UP_DAYS, INTENTS, NOT_NOW_DAYS, type AgentName } from '@og/core';
import type { TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { dayOf } from '../model/budget.js';
import { modelOf } from '../model/model-names.js';
import { AGENTS, agentNamed } from '../registry.js';
import { ensureAgents } from './ensure-agents.js';
import { readFollowUpMode, readModes, type IntentMode } from './modes.js';
import { selectVersions, type VersionView } from './version.view.js';

export interface AgentView {
  __typename: 'Agent';
  slug: AgentName;
  name: string;
  role: string;
  duties: string[];
  tools: string[];
  version: VersionView;
  versions: VersionView[];
  intents: {
    intent: string;
    mode: IntentMode['mode'];
    decided: number;
    approvedUnedited: number;
    lastDecided: number;
    lastApprovedUnedited: number;
    unlocked: boolean;
    needs: string | null;
    relockReason: string | null;
    automatable: boolean;
  }[];
  /** Null: it does not follow up. */
  followUps: FollowUpsView | null;
  conversations: number;
  waitingDrafts: number;
  automaticToday: number;
  costTodayUsd: number;
}

/** What an agent does about silence. */
export interface FollowUpsView {
  mode: IntentMode['mode'];
  days: number[];
  notNowDays: number;
  decided: number;
  approvedUnedited: number;
  lastDecided: number;
  lastApprovedUnedited: number;
  unlocked: boolean;
  needs: string | null;
  relockReason: string | null;
}

type Deps = Pick<Platform, 'database' | 'clock' | 'vault' | 'config'>;

/** The team's agents, in the order in which a lead meets them; made when the team has none. */
export async function listAgents(deps: Deps, ctx: Ctx): Promise<AgentView[]> {
  requirePermission(ctx, 'agents.read');
  const models = await modelOf(deps, ctx.teamId);
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    await ensureAgents(tx, deps.clock.now());
    return readAgents(
      tx,
      deps.clock.now(),
      AGENTS.map(({ slug }) => slug),
      models,
    );
  });
}

/** One of them. */
export async function readAgent(deps: Deps, ctx: Ctx, slug: AgentName): Promise<AgentView> {
  requirePermission(ctx, 'agents.read');
  const models = await modelOf(deps, ctx.teamId);
  const [agent] = await deps.database.withTeam(ctx.teamId, async (tx) => {
    await ensureAgents(tx, deps.clock.now());
    return readAgents(tx, deps.clock.now(), [slug], models);
  });
  if (!agent) throw new Error(`the agent “${slug}” is not there`);
  return agent;
}

interface CountsRow {
  agent: AgentName;
  conversations: number;
  waiting: number;
  automatic: number;
  cost: string;
}

const COUNTS = `
with held as materialized (select agent, count(*)::int as n from conversations where team_id = $1 and agent is not null group by agent)
select a.agent, coalesce((select h.n from held h where h.agent = a.agent::text), 0) as conversations,
  (select count(*)::int from drafts d where d.team_id = $1 and d.state = 'pending' and d.agent = a.agent) as waiting,
  (select count(*)::int from agent_decisions d where d.team_id = $1 and d.agent = a.agent and d.created_at >= $3 and d.kind = 'draft' and d.verdict = 'send') as automatic,
  coalesce((select sum(u.cost_micros) from ai_usage_days u where u.team_id = $1 and u.day = $4::date and u.who = a.agent::text), 0) as cost
from unnest($2::agent_slug[]) as a(agent)`;

async function readAgents(
  tx: TeamTx,
  now: Date,
  slugs: readonly AgentName[],
  models: (agent: AgentName) => string,
): Promise<AgentView[]> {
  const day = dayOf(now);
  const counts = await tx.client.query<CountsRow>(COUNTS, [tx.teamId, slugs, `${day}T00:00:00Z`, day]);
  const versions = await selectVersions(tx, 'v.agent = any($2::agent_slug[])', [slugs], models);
  const views: AgentView[] = [];
  for (const slug of slugs) {
    const { name, role, duties, tools } = agentNamed(slug);
    const own = versions.filter(({ agent }) => agent === slug);
    const version = own.find(({ current }) => current);
    const count = counts.rows.find(({ agent }) => agent === slug);
    if (!version) throw new Error(`the agent “${slug}” has no version`);
    const modes = slug === 'neva' ? [] : await readModes(tx, slug, INTENTS);
    views.push({
      __typename: 'Agent',
      slug,
      name,
      role,
      duties: [...duties],
      tools: [...tools],
      version,
      versions: own,
      intents: modes.map(({ intent, mode, history, unlocked, needs, relockReason, automatable }) => ({
        intent,
        mode,
        ...history,
        unlocked,
        needs,
        relockReason,
        automatable,
      })),
      followUps: await followUpsOf(tx, slug),
      conversations: count?.conversations ?? 0,
      waitingDrafts: count?.waiting ?? 0,
      automaticToday: count?.automatic ?? 0,
      costTodayUsd: Number(count?.cost ?? 0) / 1_000_000,
    });
  }
  return views;
}

async function followUpsOf(tx: TeamTx, slug: AgentName): Promise<FollowUpsView | null> {
  const days = slug === 'neva' ? undefined : FOLLOW_UP_DAYS[slug];
  if (!days) return null;
  const { mode, history, unlocked, needs, relockReason } = await readFollowUpMode(tx, slug);
  return { mode, days: [...days], notNowDays: NOT_NOW_DAYS, ...history, unlocked, needs, relockReason };
}
