import { newId } from '@og/db';
import type { StepExecutor } from '../executor.js';

/**
 * Give the conversation to the agent, with its brief, and say so on the lead's timeline. An agent that writes makes the
 * first message; who has the conversation answers what comes back.
 */
export const handoffExecutor: StepExecutor<'handoff'> = {
  type: 'handoff',
  effect: 'handoff',
  write: async (tx, { now, campaign }, carried) => {
    const values = [
      tx.teamId,
      now.toISOString(),
      carried.map(() => newId()),
      carried.map(({ run }) => run.id),
      carried.map(({ effect }) => effect.agent),
      carried.map(({ effect }) => effect.note),
    ];
    const source = 'unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[]) as r(id, lead_id, agent, note)';
    await tx.client.query(
      `insert into conversations as c (team_id, id, lead_id, agent, agent_note, agent_since, created_at, updated_at)
       select distinct on (r.lead_id) $1, r.id, r.lead_id, r.agent, r.note, $2, $2, $2 from ${source} order by r.lead_id
       on conflict on constraint conversations_lead do update
         set agent = excluded.agent, agent_note = excluded.agent_note, agent_since = excluded.agent_since, updated_at = excluded.updated_at`,
      values,
    );
    await tx.client.query(
      `insert into lead_events (team_id, id, lead_id, type, title, detail, actor, campaign_id, created_at)
       select $1, r.id, r.lead_id, 'conversation.handed_off', 'Handed to ' || initcap(r.agent), r.note, 'system:campaign', $7, $2 from ${source}`,
      [...values, campaign.id],
    );
    await tx.client.query(
      `insert into outbox (team_id, kind, topic, payload, available_at, created_at)
       select $1, 'job', case when agent = 'neva' then 'lead/brief' else 'lead/open' end,
         jsonb_build_object('v', 1, 'teamId', $1::uuid, 'leadId', lead_id), $2, $2
       from (select distinct on (r.lead_id) r.lead_id, r.agent from ${source} order by r.lead_id) handed`,
      values,
    );
  },
};
