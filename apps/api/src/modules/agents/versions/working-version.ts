import type { AgentName } from '@og/core';
import { isUuid, type TeamTx } from '@og/db';
import type { WorkingVersion } from '../compose/draft-input.js';
import { personaSchema, policySchema } from './version-input.js';
import { ensureAgents } from './ensure-agents.js';

interface Row {
  id: string;
  agent: AgentName;
  number: number;
  persona: unknown;
  goal: string;
  prompt: string;
  policy: unknown;
  model: string | null;
}

const COLUMNS = 'v.id, v.agent, v.number, v.persona, v.goal, v.prompt, v.policy, v.model';

/** The version that works; a team without agents gets them. */
export async function workingVersion(tx: TeamTx, now: Date, agent: AgentName): Promise<WorkingVersion> {
  const read = () =>
    tx.client.query<Row>(
      `select ${COLUMNS} from agents a join agent_versions v on v.team_id = $1 and v.id = a.version_id where a.team_id = $1 and a.agent = $2`,
      [tx.teamId, agent],
    );
  let [row] = (await read()).rows;
  if (!row) {
    await ensureAgents(tx, now);
    [row] = (await read()).rows;
  }
  if (!row) throw new Error(`the agent “${agent}” has no version`);
  return versionOf(row);
}

/** Any version; null when the team has none of this id. */
export async function versionById(
  tx: TeamTx,
  id: string,
): Promise<(WorkingVersion & { agent: AgentName }) | null> {
  if (!isUuid(id)) return null;
  const { rows } = await tx.client.query<Row>(
    `select ${COLUMNS} from agent_versions v where v.team_id = $1 and v.id = $2`,
    [tx.teamId, id],
  );
  return rows[0] ? { ...versionOf(rows[0]), agent: rows[0].agent } : null;
}

function versionOf(row: Row): WorkingVersion {
  return {
    id: row.id,
    number: row.number,
    persona: personaSchema.parse(row.persona),
    goal: row.goal,
    prompt: row.prompt,
    policy: policySchema.parse(row.policy),
    model: row.model,
  };
}
