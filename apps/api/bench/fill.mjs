/** A team with leads and a campaign, written in a few statements; only what the planner reads. */
import { newId } from '@og/db';

/** UUIDs in the order of a counter, as the product's own are in the order of time. */
const ID = (prefix) =>
  `('${prefix}' || lpad(to_hex(n / 65536), 7, '0') || '-' || lpad(to_hex(n % 65536), 4, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const LEAD = ID('1');

export async function fillTeam(client, { id, now }) {
  const at = now.toISOString();
  await client.query(
    `insert into teams (id, name, slug, created_at, updated_at) values ($1, 'Bench', 'bench', $2, $2)`,
    [id, at],
  );
  await client.query(
    `insert into team_settings (team_id, brand_name, updated_at) values ($1, 'Lopez Homes', $2)`,
    [id, at],
  );
  const integration = newId();
  await client.query(
    `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at) values ($1, $2, 'twilio', 'connected', 'AC', '{}', $3, $3)`,
    [id, integration, at],
  );
  await client.query(
    `insert into sender_numbers (team_id, id, integration_id, vendor, phone, state, created_at, updated_at)
     select $1, gen_random_uuid(), $2, 'twilio', '+1305555' || lpad(n::text, 4, '0'), 'active', $3, $3 from generate_series(1, 10) n`,
    [id, integration, at],
  );
}

export async function fillLeads(client, { id, now }, count) {
  const at = now.toISOString();
  await client.query(
    `insert into leads (team_id, id, first_name, last_name, city, state, zip, time_zones, candidate_states, created_at, updated_at)
     select $1, ${LEAD}, 'Grace', 'Hopper ' || n, 'Albany', 'NY', '12207', '{America/New_York}', '{NY}', $2, $2 from generate_series(1, $3::int) n`,
    [id, at, count],
  );
  await client.query(
    `insert into lead_phones (team_id, id, lead_id, phone, position, created_at)
     select $1, ${ID('2')}, ${LEAD}, '+1212' || lpad((2000000 + n)::text, 7, '0'), 0, $2 from generate_series(1, $3::int) n`,
    [id, at, count],
  );
  await client.query(
    `insert into consents (team_id, id, lead_id, channel, source, scope, evidence, recorded_by, created_at)
     select $1, ${ID('3')}, ${LEAD}, 'sms', 'web form', 'marketing', 'form', 'bench', $2 from generate_series(1, $3::int) n`,
    [id, at, count],
  );
}

/** An active campaign of one text; with runs that are due already, or with nobody in it yet. */
export async function fillCampaign(client, { id, now }, { enrolled }) {
  const at = now.toISOString();
  const [sequence, version, campaign] = [newId(), newId(), newId()];
  await client.query(
    `insert into sequences (team_id, id, name, created_at, updated_at) values ($1, $2, 'Bench', $3, $3)`,
    [id, sequence, at],
  );
  await client.query(
    `insert into sequence_versions (team_id, id, sequence_id, version, created_at) values ($1, $2, $3, 1, $4)`,
    [id, version, sequence, at],
  );
  await client.query(
    `insert into steps (team_id, id, sequence_version_id, key, position, type, channel, body)
     values ($1, $2, $3, 'hello', 0, 'sms', 'sms', 'Hi {{firstName}}, we buy houses in {{city}}. Would you like an offer for yours?')`,
    [id, newId(), version],
  );
  await client.query(
    `insert into campaigns (team_id, id, name, state, filter, sequence_version_id, launched_at, enrolled_at, created_at, updated_at)
     values ($1, $2, 'Bench', 'active', '{}', $3, $4, case when $5 then $4::timestamptz end, $4, $4)`,
    [id, campaign, version, at, enrolled > 0],
  );
  await client.query(
    `insert into enrollments (team_id, id, campaign_id, lead_id, sequence_version_id, state, step_position, next_due_at, phone, created_at, updated_at)
     select $1, ${ID('4')}, $2, ${LEAD}, $3, 'active', 0, $4, '+1212' || lpad((2000000 + n)::text, 7, '0'), $4, $4 from generate_series(1, $5::int) n`,
    [id, campaign, version, at, enrolled],
  );
  return campaign;
}
