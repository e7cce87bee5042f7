import { eventually } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  campaignWorld,
  CAMPAIGN,
  connectSender,
  type CampaignAnswer,
  type CampaignWorld,
} from '../campaigns/campaign-world.js';
import type { TestSession } from '../support/test-app.js';
import { addPeople } from './people.js';

/** So many of one team are due before the other's ten; they take turns by batches of a hundred in four lanes. */
const MANY = 1_600;
const FEW = 10;
/** Batches of the large team that may be ahead of the small one's: those under way, and as many in the queue. */
const AHEAD = 800;

let world: CampaignWorld;
let small: TestSession;
beforeAll(async () => {
  world = await campaignWorld();
  small = await world.app.signUp('Small');
  await connectSender(world.app, small);
});
afterAll(() => world?.close());

const inTeam = async <T extends object>(session: TestSession, sql: string, values: unknown[] = []) =>
  world.app.platform.database.withTeam(
    session.teamId,
    async ({ client }) => (await client.query<T>(sql, values)).rows,
  );

/** People, and a campaign to all of them that is planned and held by the kill switch. */
async function backlog(session: TestSession, count: number): Promise<void> {
  await inTeam(session, `update sender_numbers set kind = 'short_code', segments_per_second = 5000`);
  await inTeam(session, 'update team_settings set kill_switch = true');
  const { database, clock } = world.app.platform;
  await addPeople(
    database,
    session.teamId,
    clock.now(),
    Array.from({ length: count }, () => ({})),
  );
  const input = { name: 'All', filter: {}, steps: [{ type: 'SMS', body: 'Hi {{firstName|there}}' }] };
  const { createCampaign } = await world.app.data<{ createCampaign: CampaignAnswer }>(
    `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ${CAMPAIGN} } }`,
    { input },
    session.token,
  );
  await world.app.data(
    `mutation ($id: ID!, $input: LaunchCampaignInput) { launchCampaign(id: $id, input: $input) { ${CAMPAIGN} } }`,
    { id: createCampaign.id, input: { confirmCount: count } },
    session.token,
  );
  await eventually(
    `${count} ready`,
    async () => {
      const [row] = await inTeam<{ n: number }>(
        session,
        `select count(*)::int as n from send_ledger where state = 'ready'`,
      );
      return row?.n === count;
    },
    120_000,
  );
}

it("one team's many do not hold up another team's ten", async () => {
  await backlog(world.session, MANY);
  await backlog(small, FEW);
  await inTeam(world.session, 'update team_settings set kill_switch = false');
  await eventually(
    'the large team sends',
    async () =>
      (await inTeam(world.session, 'select from send_ledger where accepted_at is not null limit 1')).length >
      0,
    60_000,
  );
  await inTeam(small, 'update team_settings set kill_switch = false');
  const { platform } = world.app;
  const [before] = await inTeam<{ n: number }>(
    world.session,
    'select count(*)::int as n from send_ledger where accepted_at is not null',
  );
  // What a reply's plan or a sweep would do: say that the team has work, at the end of the queue.
  await platform.queues.drain(small.teamId, 0);
  const last = await eventually(
    'the ten',
    async () => {
      const rows = await inTeam<{ at: Date }>(
        small,
        'select accepted_at as at from send_ledger where accepted_at is not null order by 1',
      );
      return rows.length === FEW ? rows.at(-1)!.at : null;
    },
    60_000,
  );
  const [ahead] = await inTeam<{ n: number }>(
    world.session,
    'select count(*)::int as n from send_ledger where accepted_at <= $1',
    [last.toISOString()],
  );
  expect(ahead!.n - before!.n).toBeLessThanOrEqual(AHEAD);
  await eventually(
    'all of the large team',
    async () =>
      (await inTeam(world.session, 'select from send_ledger where accepted_at is not null')).length === MANY,
    180_000,
  );
  expect((await world.twin.state()).counts.duplicates).toBe(0);
}, 400_000);
