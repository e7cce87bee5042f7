import type { GivenFact } from '@og/core';
import type { TeamTx } from '@og/db';

interface LeadRow {
  first_name: string | null;
  last_name: string | null;
  company: string | null;
  title: string | null;
  address: string | null;
  city: string | null;
  county: string | null;
  state: string | null;
  zip: string | null;
  website: string | null;
  notes: string | null;
  stage: string;
  score: number;
  tags: string[];
  source: string | null;
  custom: Record<string, string>;
  time_zones: string[];
}

const MESSAGES = 12;
const EVENTS = 10;
const CUSTOM = 30;

/** All that is known about a lead, each piece with where it comes from: what a brief may rest on. */
export async function gatherSources(tx: TeamTx, leadId: string): Promise<GivenFact[]> {
  const { rows } = await tx.client.query<LeadRow>(
    `select first_name, last_name, company, title, address, city, county, state, zip, website, notes, stage::text, score, tags, source, custom, time_zones
     from leads where team_id = $1 and id = $2 and deleted_at is null`,
    [tx.teamId, leadId],
  );
  const lead = rows[0];
  if (!lead) return [];
  const facts: GivenFact[] = [];
  const add = (
    id: string,
    kind: string,
    label: string,
    value: string | null | undefined,
    source: string,
  ): void => {
    const text = value?.trim().slice(0, 1_000);
    if (text) facts.push({ id, kind, label, value: text, source });
  };
  add('lead.name', 'person', 'Name', [lead.first_name, lead.last_name].filter(Boolean).join(' '), 'lead');
  add('lead.company', 'company', 'Company', lead.company, 'lead');
  add('lead.title', 'text', 'Job', lead.title, 'lead');
  add(
    'property.address',
    'address',
    'Address',
    [lead.address, lead.city, [lead.state, lead.zip].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    'property',
  );
  add('lead.county', 'text', 'County', lead.county, 'property');
  add('lead.stage', 'text', 'Stage', lead.stage, 'lead');
  add('lead.score', 'number', 'Score', String(lead.score), 'lead');
  add('lead.zone', 'text', 'Time zone', lead.time_zones.join(' or '), 'lead');
  add('lead.tags', 'text', 'Tags', lead.tags.join(', '), 'lead');
  add('lead.source', 'text', 'Where they come from', lead.source, 'lead');
  add('lead.website', 'link', 'Website', lead.website, 'public page');
  add('lead.notes', 'text', 'Notes', lead.notes, 'lead');
  for (const [key, value] of Object.entries(lead.custom).slice(0, CUSTOM))
    add(`enrichment.${key}`.slice(0, 120), 'text', key.slice(0, 200), value, 'enrichment');
  const day = dayIn(lead.time_zones[0] ?? 'UTC');
  await addMessages(tx, leadId, day, add);
  await addTeamNotes(tx, leadId, day, add);
  return facts;
}

/** The day where the lead is, in words. */
type Day = (at: Date) => string;

type Add = (id: string, kind: string, label: string, value: string | null, source: string) => void;

/** Says the day that an instant is in a zone: "Nov 23, 2026". */
function dayIn(zone: string): Day {
  const words = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return (at) => words.format(at);
}

async function addMessages(tx: TeamTx, leadId: string, day: Day, add: Add): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; direction: string; body: string; at: Date }>(
    `select id, direction, body, created_at as at from messages
     where team_id = $1 and conversation_id = (select id from conversations where team_id = $1 and lead_id = $2)
       and state not in ('canceled', 'suppressed', 'expired', 'failed') order by created_at desc, id desc limit $3`,
    [tx.teamId, leadId, MESSAGES],
  );
  for (const row of rows.toReversed()) {
    const who = row.direction === 'inbound' ? 'They wrote' : 'We wrote';
    add(`message.${row.id}`, 'text', `${who} on ${day(row.at)}`, row.body, 'conversation');
  }
}

async function addTeamNotes(tx: TeamTx, leadId: string, day: Day, add: Add): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; body: string; at: Date }>(
    `select id, body, created_at as at from notes where team_id = $1 and lead_id = $2 and deleted_at is null order by created_at desc, id desc limit $3`,
    [tx.teamId, leadId, EVENTS],
  );
  for (const row of rows) add(`note.${row.id}`, 'text', `Note of ${day(row.at)}`, row.body, 'note');
}
