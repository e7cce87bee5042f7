import { FOLLOW_UP_DAYS, type FollowUpState, type WritingAgent } from '@og/core';
import type { TeamTx } from '@og/db';
import { readFollowUpMode } from '../versions/modes.js';

/** A conversation as the rule of follow-ups sees it, and what is needed to act by it. */
export interface Silence {
  leadId: string;
  channel: 'sms' | 'email';
  /** Names the silence: the lead's last message; the conversation itself when they never wrote. */
  id: string;
  state: FollowUpState;
}

interface Row {
  lead_id: string;
  channel: 'sms' | 'email' | null;
  agent: string | null;
  taken_back: boolean;
  opted_out: boolean;
  gone: boolean;
  in_sequence: boolean;
  ended: boolean;
  draft_waits: boolean;
  inbound_id: string | null;
  inbound_at: Date | null;
  intent: string | null;
  outbound_at: Date | null;
  outbound_agent: string | null;
  pending: boolean | null;
  made: number;
  last_made_at: Date | null;
  rejected: boolean | null;
}

/** What was held back or taken back was never said; an answering machine answers nothing. */
const SQL = `
select v.lead_id, coalesce(i.channel, o.channel) as channel, v.agent, (v.agent is null and v.agent_since > o.created_at) is true as taken_back,
  l.opted_out_at is not null as opted_out, (l.deleted_at is not null or l.merged_into is not null) as gone,
  exists (select from enrollments e where e.team_id = $1 and e.lead_id = v.lead_id and e.state in ('pending', 'active', 'paused', 'held')) as in_sequence,
  exists (select from inbox_items t join dispositions d on d.team_id = $1 and d.key = t.disposition and d.ends_runs
    where t.team_id = $1 and t.conversation_id = v.id and t.state = 'done') as ended,
  exists (select from drafts d where d.team_id = $1 and d.conversation_id = v.id and d.state in ('writing', 'pending')) as draft_waits,
  i.id as inbound_id, i.created_at as inbound_at, i.intent, o.created_at as outbound_at, o.agent as outbound_agent, o.pending,
  f.made, f.last_made_at, f.rejected
from conversations v join leads l on l.team_id = $1 and l.id = v.lead_id
  left join lateral (select m.id, m.created_at, m.intent, m.channel from messages m where m.team_id = $1 and m.conversation_id = v.id and m.direction = 'inbound'
    and coalesce(m.intent_rule, '') not like 'auto_reply:%' order by m.created_at desc, m.id desc limit 1) i on true
  left join lateral (select m.created_at, m.agent, m.channel, m.state in ('planned', 'held', 'ready', 'submitting') as pending from messages m
    where m.team_id = $1 and m.conversation_id = v.id and m.direction = 'outbound' and m.state not in ('canceled', 'suppressed', 'expired', 'failed')
    order by m.created_at desc, m.id desc limit 1) o on true
  cross join lateral (select count(*)::int as made, max(f.made_at) as last_made_at, (array_agg(d.state = 'rejected' order by f.step desc))[1] as rejected
    from follow_ups f left join drafts d on d.team_id = $1 and d.id = f.draft_id
    where f.team_id = $1 and f.conversation_id = v.id and f.silence = coalesce(i.id, v.id) and f.state = 'made') f
where v.team_id = $1 and v.id = $2`;

/** Read whether a conversation is silent; null when the team has none of this id. The caller holds it. */
export async function readSilence(tx: TeamTx, conversationId: string): Promise<Silence | null> {
  const { rows } = await tx.client.query<Row>(SQL, [tx.teamId, conversationId]);
  const row = rows[0];
  if (!row) return null;
  const agent = row.taken_back ? null : whoFollowsUp(row.agent ?? row.outbound_agent);
  return {
    leadId: row.lead_id,
    channel: row.channel ?? 'sms',
    id: row.inbound_id ?? conversationId,
    state: {
      agent,
      mode: agent ? (await readFollowUpMode(tx, agent)).mode : 'off',
      lastOutbound: row.outbound_at && {
        at: row.outbound_at,
        byAgent: row.outbound_agent !== null,
        pending: row.pending ?? false,
      },
      lastInbound: row.inbound_at && { at: row.inbound_at, intent: row.intent },
      made: row.made,
      lastMadeAt: row.last_made_at,
      rejected: row.rejected ?? false,
      draftWaits: row.draft_waits,
      optedOut: row.opted_out,
      gone: row.gone,
      inSequence: row.in_sequence,
      ended: row.ended,
    },
  };
}

function whoFollowsUp(agent: string | null): WritingAgent | null {
  return agent !== null && Object.hasOwn(FOLLOW_UP_DAYS, agent) ? (agent as WritingAgent) : null;
}
