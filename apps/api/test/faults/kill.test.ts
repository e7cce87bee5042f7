import { Database } from '@og/db';
import { createTestDatabase, eventually, type TestDatabase } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectSender, NOON } from '../campaigns/campaign-world.js';
import { addPeople } from '../messaging/people.js';
import { startTwin, type Twin } from '../support/twin.js';
import { ApiProcess, buildApi } from './api-process.js';

const LEADS = 300;
let database: TestDatabase;
let store: Database;
let twin: Twin;
let api: ApiProcess;
const anchor = new Date().toISOString();

beforeAll(async () => {
  buildApi();
  database = await createTestDatabase();
  store = new Database({
    url: database.userUrl,
    systemUrl: database.systemUrl,
    poolSize: 2,
    systemPoolSize: 1,
  });
  twin = await startTwin({ clock: { start: NOON, anchor }, speed: 2_000 });
  api = await ApiProcess.create(database, { TWILIO_API_BASE_URL: twin.baseUrl, CLOCK_ANCHOR: anchor });
});
afterAll(async () => {
  await api?.end('SIGKILL');
  await twin?.stop();
  await store?.close();
  await database?.drop();
});

/** The same clock, some seconds further on: what a process sees that starts after a pause. */
const later = (seconds: number) => new Date(Date.parse(NOON) + seconds * 1_000).toISOString();

it('killed twice in mid-campaign and started again: nobody is texted twice, nobody is lost silently', async () => {
  await api.start({ CLOCK_START: NOON });
  const { signUp } = await api.data<{ signUp: { accessToken: string; team: { id: string } } }>(
    `mutation ($input: SignUpInput!) { signUp(input: $input) { ... on Session { accessToken team { id } } } }`,
    {
      input: {
        email: 'kill@example.test',
        password: 'correct horse battery staple',
        name: 'Ada Example',
        teamName: 'Ada',
      },
    },
  );
  const { accessToken: token, team } = signUp;
  await connectSender(api, { token });
  const people = await addPeople(
    store,
    team.id,
    new Date(NOON),
    Array.from({ length: LEADS }, () => ({})),
  );
  // Accepted at once, answered late: a kill always finds messages that were accepted and whose answer is lost.
  await twin.fault({ match: { any: true }, kind: 'slow', delayMs: 120 });
  const { createCampaign } = await api.data<{ createCampaign: { id: string } }>(
    `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on Campaign { id } } }`,
    { input: { name: 'Killed', filter: {}, steps: [{ type: 'SMS', body: 'Hi {{firstName}}' }] } },
    token,
  );
  await api.data(
    `mutation ($id: ID!) { launchCampaign(id: $id) { __typename } }`,
    { id: createCampaign.id },
    token,
  );
  const ledgerNow = () =>
    store.withTeam(team.id, async (tx) => {
      const { rows } = await tx.client.query<{ address: string; state: string; provider_id: string | null }>(
        'select address, state, provider_id from send_ledger',
      );
      return rows;
    });
  const connections = () =>
    store.withTeam(team.id, async (tx) => {
      const { rows } = await tx.client.query<{ count: number }>(
        `select count(*)::int from pg_stat_activity
         where datname = current_database() and application_name = 'outreach-api'`,
      );
      return rows[0]?.count;
    });
  /** What a process had in its hands when it died; how much that is depends on the machine. */
  const inHand = new Set<string>();
  for (const [life, share] of [0.2, 0.6].entries()) {
    await eventually(
      `${share} of the messages`,
      async () => (await twin.acceptances()).length >= LEADS * share,
      180_000,
    );
    await api.end('SIGKILL');
    await eventually('the dead process’s last statements are over', async () => (await connections()) === 0);
    for (const { address, state } of await ledgerNow()) if (state === 'submitting') inHand.add(address);
    await api.start({ CLOCK_START: later(90 * (life + 1)) });
  }
  const ledger = await eventually(
    'nothing is under way any more',
    async () => {
      const rows = await ledgerNow();
      const open = rows.filter((row) => ['planned', 'ready', 'submitting'].includes(row.state));
      return rows.length === LEADS && open.length === 0 ? rows : null;
    },
    180_000,
  );
  const counts = new Map((await twin.acceptances()).map((item) => [item.to, item.count]));
  const doubt = new Set(
    ledger.filter((row) => ['unknown', 'failed_unknown'].includes(row.state)).map((row) => row.address),
  );
  for (const person of people) {
    const count = counts.get(person.phone) ?? 0;
    expect(count, person.phone).toBeLessThanOrEqual(1);
    // Not accepted is only what was in the hands of a process when it died, before the bytes left: shown, not lost.
    if (count === 0)
      expect({
        inHand: inHand.has(person.phone),
        shown: doubt.has(person.phone),
        person: person.phone,
      }).toMatchObject({ inHand: true, shown: true });
  }
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(counts.size);
  // For the record: how many the two kills caught between claim and first byte.
  console.log(
    `${counts.size} of ${LEADS} accepted once, ${LEADS - counts.size} caught before the first byte`,
  );
  for (const row of ledger)
    if (counts.has(row.address) && row.state !== 'unknown') expect(row.provider_id).toMatch(/^SM/);
}, 600_000);
