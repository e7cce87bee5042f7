import type { AgentName, GuardPolicy, Persona } from '@og/core';
import type { TeamTx } from '@og/db';

export interface VersionView {
  __typename: 'AgentVersion';
  id: string;
  agent: AgentName;
  number: number;
  persona: Persona & { signature: string | null };
  goal: string;
  prompt: string;
  policy: GuardPolicy;
  /** The model that it asks: its own, or the installation's. */
  model: string;
  note: string | null;
  authorId: string | null;
  createdAt: Date;
  publishedAt: Date | null;
  /** The one that works. */
  current: boolean;
}

type Row = Omit<VersionView, '__typename' | 'model' | 'persona'> & { persona: Persona; model: string | null };

const COLUMNS = `v.id, v.agent, v.number, v.persona, v.goal, v.prompt, v.policy, v.model, v.note, v.created_by as "authorId", v.created_at as "createdAt",
  v.published_at as "publishedAt", coalesce(a.version_id = v.id, false) as current`;

/**
 * Read versions by a condition over `v`, whose parameters begin at $2; the newest first.
 * @param defaults the installation's model of each agent
 */
export async function selectVersions(
  tx: TeamTx,
  where: string,
  parameters: readonly unknown[],
  defaults: (agent: AgentName) => string,
): Promise<VersionView[]> {
  const { rows } = await tx.client.query<Row>(
    `select ${COLUMNS} from agent_versions v left join agents a on a.team_id = $1 and a.agent = v.agent
     where v.team_id = $1 and ${where} order by v.agent, v.number desc`,
    [tx.teamId, ...parameters],
  );
  return rows.map((row) => ({
    __typename: 'AgentVersion',
    ...row,
    persona: { ...row.persona, signature: row.persona.signature ?? null },
    model: row.model ?? defaults(row.agent),
  }));
}
