import {
  autonomyOf,
  FOLLOW_UP,
  INTENTS,
  isAutomatable,
  NEEDED_DRAFTS,
  type AgentMode,
  type AgentName,
  type Autonomy,
  type DraftHistory,
} from '@og/core';
import type { TeamTx } from '@og/db';

/** What an agent may do about an intent. */
export interface JudgedMode extends Autonomy {
  intent: string;
  mode: AgentMode;
  relockReason: string | null;
  automatable: boolean;
}

/** The same with what it was earned by. */
export interface IntentMode extends JudgedMode {
  history: DraftHistory;
}

interface HistoryRow {
  intent: string;
  mode: AgentMode | null;
  unlocked_at: Date | null;
  relock_reason: string | null;
  decided: number;
  approved: number;
  last_decided: number;
  last_approved: number;
}

const BY_PEOPLE = `from drafts r where r.team_id = $1 and r.agent = $2 and r.intent = i.intent and r.state in ('approved', 'edited', 'rejected')
  and r.decided_by is not null and r.decided_at > coalesce(m.relocked_at, '-infinity')`;

/**
 * Of each intent asked for: the mode, and what people decided about its drafts since autonomy was last lost, all of it read
 * from the index of those. What is earned is lost by the newest alone: then the others are counted only to be shown ($4).
 */
const SQL = `
select i.intent, m.mode, m.unlocked_at, m.relock_reason, h.*, l.*
from unnest($3::text[]) as i(intent)
  left join agent_modes m on m.team_id = $1 and m.agent = $2 and m.intent = i.intent
  cross join lateral (
    select count(*)::int as decided, (count(*) filter (where d.state = 'approved'))::int as approved
    from (select r.state ${BY_PEOPLE} and ($4 or m.unlocked_at is null)) d
  ) h
  cross join lateral (
    select count(*)::int as last_decided, (count(*) filter (where d.state = 'approved'))::int as last_approved
    from (select r.state ${BY_PEOPLE} order by r.decided_at desc, r.id desc limit ${NEEDED_DRAFTS}) d
  ) l`;

async function readRows(
  tx: TeamTx,
  agent: AgentName,
  intents: readonly string[],
  options: { toShow: boolean },
): Promise<IntentMode[]> {
  const { rows } = await tx.client.query<HistoryRow>(SQL, [tx.teamId, agent, intents, options.toShow]);
  return rows.map((row) => {
    const history = {
      decided: row.decided,
      approvedUnedited: row.approved,
      lastDecided: row.last_decided,
      lastApprovedUnedited: row.last_approved,
    };
    return {
      intent: row.intent,
      mode: row.mode ?? (agent === 'neva' || NEVER_ANSWERED.has(row.intent) ? 'off' : 'draft'),
      history,
      relockReason: row.relock_reason,
      automatable: isAutomatable(row.intent),
      ...autonomyOf(row.intent, history, row.unlocked_at !== null),
    };
  });
}

/** Modes of an agent for these intents. Without a row an agent writes drafts; what nobody answers is off. */
export async function readModes(
  tx: TeamTx,
  agent: AgentName,
  intents: readonly string[],
): Promise<IntentMode[]> {
  return readRows(tx, agent, intents, { toShow: true });
}

/** What an agent may do about silence: drafts, unless the team says otherwise or has it off for every message. */
export async function readFollowUpMode(tx: TeamTx, agent: AgentName): Promise<IntentMode> {
  return offWithAll(tx, agent, await one(tx, agent, FOLLOW_UP, { toShow: true }));
}

/** What an agent may do about one intent just now. It reads what the rule needs, however much was decided. */
export async function readMode(tx: TeamTx, agent: AgentName, intent: string): Promise<JudgedMode> {
  const { history: _notAll, ...mode } = await one(tx, agent, intent, { toShow: false });
  return intent === FOLLOW_UP ? offWithAll(tx, agent, mode) : mode;
}

async function one(
  tx: TeamTx,
  agent: AgentName,
  intent: string,
  options: { toShow: boolean },
): Promise<IntentMode> {
  const [mode] = await readRows(tx, agent, [intent], options);
  if (!mode) throw new Error('a mode could not be read');
  return mode;
}

/** An agent that is off for every message does not follow up either. */
async function offWithAll<T extends JudgedMode>(tx: TeamTx, agent: AgentName, own: T): Promise<T> {
  const { rows } = await tx.client.query<{ off: number }>(
    `select count(*)::int as off from agent_modes where team_id = $1 and agent = $2 and mode = 'off' and intent = any($3)`,
    [tx.teamId, agent, ANSWERED],
  );
  return rows[0]?.off === ANSWERED.length ? { ...own, mode: 'off' } : own;
}

/** Intents that no agent answers, in any mode. */
export const NEVER_ANSWERED: ReadonlySet<string> = new Set([
  'opt_out',
  'wrong_number',
  'out_of_office',
  'spam',
  'hostile',
  'legal_threat',
]);
const ANSWERED = INTENTS.filter((intent) => !NEVER_ANSWERED.has(intent));

/**
 * After a person decided about a draft: autonomy is earned or lost. What is lost also takes the mode back to drafts.
 * @returns whether anything changed
 */
export async function reviewAutonomy(
  tx: TeamTx,
  now: Date,
  agent: AgentName,
  intent: string,
): Promise<boolean> {
  // One review at a time: two decisions at once must not both miss the fiftieth.
  await tx.client.query(
    `insert into agent_modes (team_id, agent, intent, mode, updated_at) values ($1, $2, $3, 'draft', $4) on conflict do nothing`,
    [tx.teamId, agent, intent, now.toISOString()],
  );
  const { rows } = await tx.client.query<{ unlocked: boolean }>(
    `select unlocked_at is not null as unlocked from agent_modes where team_id = $1 and agent = $2 and intent = $3 for update`,
    [tx.teamId, agent, intent],
  );
  const before = rows[0]?.unlocked ?? false;
  const { unlocked, relock } = await readMode(tx, agent, intent);
  if (unlocked === before) return false;
  await tx.client.query(
    unlocked
      ? `update agent_modes set unlocked_at = $4, relock_reason = null, updated_at = $4 where team_id = $1 and agent = $2 and intent = $3`
      : `update agent_modes set unlocked_at = null, relocked_at = $4, relock_reason = $5, mode = case when mode = 'auto' then 'draft' else mode end,
           updated_at = $4 where team_id = $1 and agent = $2 and intent = $3`,
    unlocked
      ? [tx.teamId, agent, intent, now.toISOString()]
      : [tx.teamId, agent, intent, now.toISOString(), relock],
  );
  return true;
}
