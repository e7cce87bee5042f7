import { randomInt } from 'node:crypto';
import { newId, type Database } from '@og/db';

/** A lead to be: New York, with consent, unless said otherwise. */
export interface PersonInput {
  firstName?: string | null;
  phone?: string;
  consent?: boolean;
  zones?: string[];
  states?: string[];
  tag?: string;
}

export interface Person {
  id: string;
  phone: string;
}

/** A number in New York whose exchange is nobody's magic number. */
export function newYorkPhone(): string {
  return `+1212${randomInt(600, 999)}${String(randomInt(10_000)).padStart(4, '0')}`;
}

/** Write leads with their numbers and consents, in one statement each. */
export async function addPeople(
  database: Database,
  teamId: string,
  at: Date,
  inputs: PersonInput[],
): Promise<Person[]> {
  const phones = new Set<string>();
  const rows = inputs.map((input) => {
    let phone = input.phone ?? newYorkPhone();
    while (phones.has(phone)) phone = newYorkPhone();
    phones.add(phone);
    return {
      id: newId(),
      phone_id: newId(),
      consent_id: newId(),
      first_name: input.firstName === undefined ? 'Grace' : input.firstName,
      phone,
      consent: input.consent ?? true,
      zones: input.zones ?? ['America/New_York'],
      states: input.states ?? ['NY'],
      tags: input.tag ? [input.tag] : [],
    };
  });
  const values = [teamId, at.toISOString(), JSON.stringify(rows)];
  const source = `jsonb_to_recordset($3::jsonb) as r(id uuid, phone_id uuid, consent_id uuid, first_name text, phone text, consent boolean, zones jsonb, states jsonb, tags jsonb)`;
  await database.withTeam(teamId, async ({ client }) => {
    await client.query(
      `insert into leads (team_id, id, first_name, time_zones, candidate_states, tags, created_at, updated_at)
       select $1, id, first_name, array(select jsonb_array_elements_text(zones)), array(select jsonb_array_elements_text(states)),
         array(select jsonb_array_elements_text(tags)), $2, $2 from ${source}`,
      values,
    );
    await client.query(
      `insert into lead_phones (team_id, id, lead_id, phone, position, created_at) select $1, phone_id, id, phone, 0, $2 from ${source}`,
      values,
    );
    await client.query(
      `insert into consents (team_id, id, lead_id, channel, source, scope, evidence, recorded_by, created_at)
       select $1, consent_id, id, 'sms', 'web form', 'marketing', 'form', 'test', $2 from ${source} where consent`,
      values,
    );
  });
  return rows.map(({ id, phone }) => ({ id, phone }));
}
