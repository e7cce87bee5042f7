import { FACT_KINDS } from '@og/contracts';
import type { AgentName, GivenFact } from '@og/core';
import type { TeamTx } from '@og/db';
import type { AgentDeps } from '../agent-deps.js';

export interface FactsAsked {
  leadId: string;
  agent: AgentName;
  /** The persona's name. */
  agentName: string;
  brandName: string;
  /** An e-mail address that the person gave in their message, as rules found it. */
  saidEmail: string | null;
  /** Offer times of the calendar. */
  withSlots: boolean;
}

/** A free time among the facts: `key` names it to the calendar. */
export const SLOT_PREFIX = 'slot.';

interface LeadRow {
  first_name: string | null;
  last_name: string | null;
  company: string | null;
  title: string | null;
  address: string | null;
  city: string | null;
  state: string | null;
}

/**
 * All that an agent may say about a lead, the team and the calendar. Data of other leads is never among it, because
 * nothing but this lead's row is read.
 */
export async function gatherFacts(
  tx: TeamTx,
  deps: Pick<AgentDeps, 'calendar'>,
  now: Date,
  asked: FactsAsked,
): Promise<GivenFact[]> {
  const { rows } = await tx.client.query<LeadRow>(
    'select first_name, last_name, company, title, address, city, state from leads where team_id = $1 and id = $2',
    [tx.teamId, asked.leadId],
  );
  const lead = rows[0];
  const facts: GivenFact[] = [];
  const add = (
    id: string,
    kind: string,
    label: string,
    value: string | null | undefined,
    source: string,
  ): void => {
    const text = value?.trim().slice(0, 4_000);
    if (text) facts.push({ id, kind, label, value: text, source });
  };
  add('lead.first_name', 'person', 'First name', lead?.first_name, 'lead');
  add('lead.last_name', 'person', 'Last name', lead?.last_name, 'lead');
  add('lead.company', 'text', 'Their company', lead?.company, 'lead');
  add('lead.title', 'text', 'Their job', lead?.title, 'lead');
  add('property.address', 'address', 'Property', lead?.address, 'lead');
  add('property.city', 'text', 'City', [lead?.city, lead?.state].filter(Boolean).join(', '), 'lead');
  add('said.email', 'email', 'E-mail address that they gave', asked.saidEmail, 'message');
  add('company.name', 'company', 'Our company', asked.brandName, 'team');
  add('agent.name', 'agent', 'Your name', asked.agentName, 'team');
  facts.push(...(await teamFacts(tx)));
  if (asked.withSlots)
    for (const slot of await deps.calendar.slotsFor(tx, now, asked.leadId))
      add(`${SLOT_PREFIX}${slot.key}`, 'slot', 'Free time', slot.words, 'calendar');
  return facts;
}

/** What the team says about itself, the newest first. */
async function teamFacts(tx: TeamTx): Promise<GivenFact[]> {
  const { rows } = await tx.client.query<{
    id: string;
    kind: string;
    title: string;
    body: string;
    url: string | null;
  }>(
    'select id, kind, title, body, url from agent_facts where team_id = $1 and deleted_at is null order by updated_at desc, id limit 200',
    [tx.teamId],
  );
  const kinds: readonly string[] = FACT_KINDS;
  return rows.flatMap((row) => {
    const kind = kinds.includes(row.kind) ? row.kind : 'text';
    const fact = { id: `fact.${row.id}`, kind, label: row.title, value: row.body, source: 'team' };
    return row.url
      ? [fact, { id: `fact.${row.id}.link`, kind: 'link', label: row.title, value: row.url, source: 'team' }]
      : [fact];
  });
}
