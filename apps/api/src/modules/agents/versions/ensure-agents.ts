import { newId, type TeamTx } from '@og/db';
import { AGENTS } from '../registry.js';

/**
 * Give a team its agents: the first version of each, as its folder describes it, published. Does nothing for those that
 * are there; safe to call at the same time from everywhere.
 */
export async function ensureAgents(tx: TeamTx, now: Date): Promise<void> {
  const { rows } = await tx.client.query<{ agent: string }>('select agent from agents where team_id = $1', [
    tx.teamId,
  ]);
  const there = new Set(rows.map((row) => row.agent));
  for (const { slug, defaults } of AGENTS) {
    if (there.has(slug)) continue;
    await tx.client.query(
      `insert into agent_versions (team_id, id, agent, number, persona, goal, prompt, policy, note, created_at, published_at)
       values ($1, $2, $3, 1, $4, $5, $6, $7, 'As delivered', $8, $8) on conflict do nothing`,
      [
        tx.teamId,
        newId(),
        slug,
        JSON.stringify(defaults.persona),
        defaults.goal,
        defaults.prompt,
        JSON.stringify(defaults.policy),
        now.toISOString(),
      ],
    );
    await tx.client.query(
      `insert into agents (team_id, agent, version_id, updated_at)
       select $1, $2, v.id, $3 from agent_versions v where v.team_id = $1 and v.agent = $2 and v.number = 1 on conflict do nothing`,
      [tx.teamId, slug, now.toISOString()],
    );
  }
}
