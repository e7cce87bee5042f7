// A team that may send: made through the public API where a person would, its leads by SQL for their number.
import { sleep } from '../runtime/wait.mjs';

const PASSWORD = 'correct horse battery staple';
const CREDENTIALS = { accountSid: `AC${'ab12'.repeat(8)}`, authToken: 'cd34'.repeat(8) };

/** @typedef {import('./stage.mjs').World} World */
/** @typedef {{ message?: string }} Refusal a refused mutation says why */
/** @typedef {Awaited<ReturnType<typeof signUpTeam>>} Team */

/**
 * @param {World} world
 * @param {string} query
 * @param {Record<string, unknown>} [variables]
 * @param {string} [token]
 * @template T what is asked for: the caller says it where it takes the answer
 * @returns {Promise<T>}
 */
export async function ask(world, query, variables = {}, token) {
  const response = await fetch(`${world.apiUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ query, variables }),
  });
  const answer = /** @type {{ data: T, errors?: unknown }} */ (await response.json());
  if (answer.errors) throw new Error(`GraphQL: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

/**
 * Sign up, connect the twin's account, and rent numbers: short codes, whose rate is the team's own affair.
 * @param {World} world
 * @param {{ name?: string, numbers?: number, segmentsPerSecond?: number }} [options]
 */
export async function signUpTeam(world, { name = 'Ada', numbers = 4, segmentsPerSecond = 10_000 } = {}) {
  /** @type {{ signUp: { accessToken: string, team: { id: string } } }} */
  const { signUp } = await ask(
    world,
    'mutation ($input: SignUpInput!) { signUp(input: $input) { ... on Session { accessToken team { id } } } }',
    {
      input: {
        email: `${name.toLowerCase()}@example.test`,
        password: PASSWORD,
        name: `${name} Example`,
        teamName: name,
      },
    },
  );
  const token = signUp.accessToken;
  /** @type {{ connectIntegration: { id: string } & Refusal }} */
  const { connectIntegration } = await ask(
    world,
    'mutation ($input: ConnectIntegrationInput!) { connectIntegration(input: $input) { __typename ... on Integration { id } ... on UserError { message } } }',
    { input: { vendor: 'TWILIO', credentials: CREDENTIALS } },
    token,
  );
  if (!connectIntegration.id) throw new Error(`no account: ${connectIntegration.message}`);
  for (let index = 0; index < numbers; index += 1) {
    const phone = `+1305555${String(100 + index + 20 * name.length).padStart(4, '0')}`;
    /** @type {{ addSenderNumber: Refusal }} */
    const { addSenderNumber } = await ask(
      world,
      'mutation ($input: AddSenderNumberInput!) { addSenderNumber(input: $input) { __typename ... on UserError { message } } }',
      { input: { vendor: 'TWILIO', phone } },
      token,
    );
    if (addSenderNumber.message) throw new Error(`no number: ${addSenderNumber.message}`);
  }
  await world.rows(
    `update sender_numbers set kind = 'short_code', segments_per_second = $2 where team_id = $1`,
    [signUp.team.id, segmentsPerSecond],
  );
  return {
    id: signUp.team.id,
    name,
    token,
    integrationId: connectIntegration.id,
    authToken: CREDENTIALS.authToken,
    accountSid: CREDENTIALS.accountSid,
  };
}

/** Access tokens live for ten minutes; what takes longer signs in again. @param {World} world @param {{ name: string, token: string }[]} teams */
export async function signInAgain(world, teams) {
  for (const team of teams) {
    /** @type {{ signIn: { accessToken?: string } }} */
    const { signIn } = await ask(
      world,
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Session { accessToken } } }',
      { input: { email: `${team.name.toLowerCase()}@example.test`, password: PASSWORD } },
    );
    if (!signIn.accessToken) throw new Error('not signed in');
    team.token = signIn.accessToken;
  }
}

/**
 * Ids in the order in which rows were made, as the product's are: random ones would read another page for each row of a
 * million, which the product does not.
 */
const BENCH_ID = `
create or replace function bench_id(n int, salt text) returns uuid language sql immutable as $$
  select (lpad(to_hex(1764000000000 + n), 12, '0') || '7' || substr(md5(n || salt), 1, 3) || '8' || substr(md5(salt || n), 1, 15))::uuid $$`;

/**
 * Leads in New York with a number and a consent each.
 * @param {World} world
 * @param {Team} team
 * @param {number} count up to 4,000,000 a world
 * @param {{ offset?: number, tag?: string }} [options] offset: leads of the world that have numbers already
 */
export async function addLeads(world, team, count, { offset = 0, tag = 'bench' } = {}) {
  const values = [team.id, offset, count, tag];
  const at = `timestamptz '2026-11-01T12:00:00Z'`;
  // Area code 212: exchanges from 600 on are nobody's magic number.
  const phone = `'+1212' || (600 + n / 10000)::int || to_char(n % 10000, 'FM0000')`;
  const series = `generate_series($2::int, $2::int + $3::int - 1) n`;
  await world.rows('create table if not exists bench_leads (team_id uuid, n int, id uuid, primary key (n))');
  await world.rows(BENCH_ID);
  await world.rows(
    `insert into bench_leads select $1::uuid, n, bench_id(n, 'lead' || $1::uuid || $4::text) from ${series}`,
    values,
  );
  await world.rows(
    `insert into leads (team_id, id, first_name, last_name, time_zones, candidate_states, tags, created_at, updated_at)
     select $1, id, 'Grace', 'Hopper ' || b.n, '{America/New_York}', '{NY}', array[$4::text], ${at}, ${at}
     from bench_leads b where team_id = $1 and b.n >= $2 and b.n < $2 + $3`,
    values,
  );
  await world.rows(
    `insert into lead_phones (team_id, id, lead_id, phone, position, created_at)
     select $1, bench_id(n, 'phone'), id, ${phone}, 0, ${at} from bench_leads where team_id = $1 and n >= $2 and n < $2 + $3 and $4::text is not null`,
    values,
  );
  await world.rows(
    `insert into consents (team_id, id, lead_id, channel, source, scope, evidence, recorded_by, created_at)
     select $1, bench_id(n, 'consent'), id, 'sms', 'web form', 'marketing', 'form', 'bench', ${at} from bench_leads where team_id = $1 and n >= $2 and n < $2 + $3 and $4::text is not null`,
    values,
  );
  await world.rows('analyze');
}

/**
 * Launch a campaign of one text to all leads with a tag and wait until every message is written.
 * @param {World} world
 * @param {Team} team
 * @param {{ expected: number, tag?: string, name?: string }} options
 * @returns {Promise<string>} the campaign's id
 */
export async function launchAndPlan(world, team, { expected, tag = 'bench', name = 'Bench' }) {
  const campaign = await launch(world, team, { expected, tag, name });
  await until(`${expected} planned messages`, async () => {
    const [row] = await world.rows('select count(*)::int as count from send_ledger where campaign_id = $1', [
      campaign,
    ]);
    return row.count >= expected;
  });
  return campaign;
}

/**
 * @param {World} world
 * @param {Team} team
 * @param {{ expected: number, tag?: string, name?: string }} options expected: how many leads have the tag
 * @returns {Promise<string>} the campaign's id
 */
export async function launch(world, team, { expected, tag = 'bench', name = 'Bench' }) {
  /** @type {{ createCampaign: { id: string } & Refusal }} */
  const { createCampaign } = await ask(
    world,
    'mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on Campaign { id } ... on UserError { message } } }',
    {
      input: {
        name,
        filter: { tags: [tag] },
        steps: [{ type: 'SMS', body: 'Hi {{firstName}}, a word from us.' }],
      },
    },
    team.token,
  );
  if (!createCampaign.id) throw new Error(createCampaign.message);
  /** @type {{ launchCampaign: Refusal & { problems?: { message: string }[] } }} */
  const { launchCampaign } = await ask(
    world,
    'mutation ($id: ID!, $input: LaunchCampaignInput) { launchCampaign(id: $id, input: $input) { __typename ... on UserError { message } ... on CampaignNotReady { problems { message } } } }',
    { id: createCampaign.id, input: { confirmCount: expected } },
    team.token,
  );
  if (launchCampaign.message)
    throw new Error(`${launchCampaign.message} ${JSON.stringify(launchCampaign.problems)}`);
  return createCampaign.id;
}

/** @param {World} world @param {Team} team @param {boolean} on */
export async function killSwitch(world, team, on) {
  await ask(world, 'mutation ($on: Boolean!) { setKillSwitch(on: $on) { killSwitch } }', { on }, team.token);
}

/**
 * @param {string} what
 * @param {() => Promise<unknown>} holds
 * @param {{ timeoutMs?: number, everyMs?: number }} [options]
 */
export async function until(what, holds, { timeoutMs = 600_000, everyMs = 100 } = {}) {
  const end = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Gave up waiting: ${what}`);
    await sleep(everyMs);
  }
}
