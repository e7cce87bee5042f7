import { setTimeout as wait } from 'node:timers/promises';
import { createTestDatabase, eventually, type TestDatabase } from '@og/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPeople } from '../messaging/people.js';
import { linesSince, outageWorld, type OutageWorld } from './outage-world.js';
import { noPostgres, noRedis, ownPostgres, ownRedis, type OwnServer } from './own-services.js';

const PEOPLE = 60;
const why = noPostgres ?? noRedis;

describe.skipIf(why)(why ? `PostgreSQL away (skipped: ${why})` : 'PostgreSQL away', () => {
  const shared = process.env['TEST_DATABASE_ADMIN_URL'];
  let postgres: OwnServer;
  let redis: OwnServer;
  let database: TestDatabase;
  let world: OutageWorld;

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([ownPostgres(), ownRedis()]);
    process.env['TEST_DATABASE_ADMIN_URL'] = postgres.url;
    database = await createTestDatabase();
    await postgres.kill();
    world = await outageWorld({
      database,
      redisUrl: redis.url,
      // The twin understands the part of an address by which Twilio is told to try again.
      env: { CARRIERS_SIMULATED: 'true' },
    });
  });
  afterAll(async () => {
    process.env['TEST_DATABASE_ADMIN_URL'] = shared;
    await world?.close();
    await redis?.close();
    await postgres?.close();
  });

  const SIGN_IN = `mutation { signIn(input: { email: "ada@example.test", password: "correct horse battery staple" }) { __typename } }`;
  const expectUnavailable = async (query: string) => {
    const { errors } = await world.graphql(query);
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/cannot be reached right now\. Try again in a few seconds/) as string,
      extensions: { code: 'VENDOR_UNAVAILABLE', retryable: true },
    });
  };
  const ledger = async () =>
    world.platform.database.withTeam(world.teamId, async ({ client }) => {
      const { rows } = await client.query<{ state: string; reason: string | null; count: number }>(
        'select state::text, reason, count(*)::int from send_ledger group by 1, 2',
      );
      return rows;
    });

  it('starts without it, says so and what to do, and works as soon as it comes', async () => {
    expect((await fetch(`${world.url}/health`)).status).toBe(200);
    expect(await world.ready()).toEqual({ status: 503, checks: { database: false, queue: true } });
    await expectUnavailable(SIGN_IN);
    const before = world.log.length;
    await wait(3_000);
    expect(linesSince(world, before).length).toBeLessThan(15);
    await postgres.start();
    await eventually('ready', async () => (await world.ready()).status === 200);
    await world.enter();
    expect(await world.data('{ me { role } }')).toEqual({ me: { role: 'OWNER' } });
  });

  it('is killed in mid-campaign: a clear answer meanwhile, and then exactly one text to each', async () => {
    const people = await addPeople(
      world.platform.database,
      world.teamId,
      world.clock.now(),
      Array.from({ length: PEOPLE }, () => ({})),
    );
    await world.twin.fault({ match: { any: true }, kind: 'slow', delayMs: 400, times: 100_000 });
    const id = await world.launch('killed');
    await eventually('ten accepted', async () => (await world.acceptedOf('killed')).people >= 10);
    const before = world.log.length;
    await postgres.kill();
    expect((await world.ready()).checks).toEqual({ database: false, queue: true });
    await expectUnavailable('{ leadsCount(filter: {}) }');
    await expectUnavailable(SIGN_IN);
    const [known] = await world.twin.acceptances();
    const person = people.find((item) => item.phone === known!.to);
    // The carrier tries again after half a second, one, two, four and eight: not before the database is back, however long
    // that takes here, and then as at its real speed.
    await world.twin.control('/speed', { speed: 0.01 });
    await world.twin.control('/inbound', { from: person!.phone, to: world.senderPhone, body: 'STOP' });
    await wait(3_000);
    // One line for each request that failed; for everything else the outage is said, not repeated.
    const lines = linesSince(world, before).filter((line) => line.msg !== 'request failed');
    expect(lines.length, JSON.stringify(lines.map((line) => line.msg))).toBeLessThan(40);
    const accepted = (await world.acceptedOf('killed')).total;
    expect(accepted).toBeLessThan(PEOPLE);

    await postgres.start();
    await world.twin.endFaults();
    await eventually('ready', async () => (await world.ready()).status === 200);
    // The STOP that met the outage is brought again.
    await world.twin.control('/speed', { speed: 1 });
    const suppressions = () =>
      world.data<{ suppressions: { edges: { node: { reason: string } }[] } }>(
        `query ($address: String!) { suppressions(channel: SMS, address: $address) { edges { node { reason } } } }`,
        { address: person!.phone },
      );
    await eventually('the STOP', async () => (await suppressions()).suppressions.edges.length === 1);
    expect((await suppressions()).suppressions.edges).toEqual([{ node: { reason: 'OPT_OUT' } }]);
    // The carrier has its answer a little later than we have the STOP.
    const stop = await eventually('the answer to the STOP', async () => {
      const { recent } = await world.twin.control<{
        recent: { url: string; attempts: number; status: number }[];
      }>('/webhooks');
      return recent.find((webhook) => webhook.url.endsWith('/sms')) ?? null;
    });
    expect(stop).toMatchObject({ status: 200 });
    expect(stop.attempts).toBeGreaterThan(1);
    await world.twin.control('/speed', { speed: 500 });
    // Leases of sends that were cut off run out, jobs that gave up are made anew.
    world.clock.advance(61_000);
    await eventually(
      'everybody has a text',
      async () => (await world.acceptedOf('killed')).people === PEOPLE,
      90_000,
    ).catch(async (error: Error) => {
      throw new Error(`${error.message}; the ledger has ${JSON.stringify(await ledger())}`);
    });
    await eventually(
      'the campaign ends',
      async () =>
        (await world.data<{ campaign: { state: string } }>(`{ campaign(id: "${id}") { state } }`)).campaign
          .state === 'COMPLETED',
      90_000,
    ).catch(async (error: Error) => {
      throw new Error(`${error.message}; the ledger has ${JSON.stringify(await ledger())}`);
    });
    expect(await world.acceptedOf('killed')).toEqual({ people: PEOPLE, total: PEOPLE });
    const { campaign } = await world.data<{ campaign: { counts: unknown } }>(
      `{ campaign(id: "${id}") { counts { sent unknown failed planned } } }`,
    );
    expect(campaign.counts).toEqual({ sent: PEOPLE, unknown: 0, failed: 0, planned: 0 });
  });
});
