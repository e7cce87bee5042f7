import { setTimeout as wait } from 'node:timers/promises';
import { createTestDatabase, eventually, type TestDatabase } from '@og/testing';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPeople } from '../messaging/people.js';
import { linesSince, outageWorld, type OutageWorld } from './outage-world.js';
import { noRedis, ownRedis, type OwnServer } from './own-services.js';

const PEOPLE = 60;
const LEADS = '{ leadsCount(filter: {}) home { leads } }';

describe.skipIf(noRedis)(noRedis ? `Redis away (skipped: ${noRedis})` : 'Redis away', () => {
  let redis: OwnServer;
  let database: TestDatabase;
  let world: OutageWorld;

  beforeAll(async () => {
    database = await createTestDatabase();
    redis = await ownRedis(false);
    world = await outageWorld({ database, redisUrl: redis.url });
  });
  afterAll(async () => {
    // Closing with Redis away must not hang either.
    await redis?.kill();
    await world?.close();
    await redis?.close();
    await database?.drop();
  });

  /** People of this step only get this step's text. */
  const allAccepted = async (marker: string) => {
    await eventually(
      `${PEOPLE} accepted (${marker})`,
      async () => (await world.acceptedOf(marker)).people === PEOPLE,
      90_000,
    ).catch(async (error: Error) => {
      throw new Error(
        `${error.message}; accepted ${JSON.stringify(await world.acceptedOf(marker))}, ledger ${await ledger()}`,
      );
    });
    await wait(1_500);
    expect(await world.acceptedOf(marker)).toEqual({ people: PEOPLE, total: PEOPLE });
  };
  const ledger = async () =>
    JSON.stringify(
      await world.platform.database.withTeam(world.teamId, async ({ client }) => {
        const { rows } = await client.query(
          'select state, reason, count(*)::int from send_ledger group by 1, 2',
        );
        return rows as unknown[];
      }),
    );
  const midRun = async (marker: string) => {
    await world.twin.fault({ match: { any: true }, kind: 'slow', delayMs: 150, times: 100_000 });
    const id = await world.launch(marker);
    await eventually('ten accepted', async () => (await world.acceptedOf(marker)).people >= 10);
    return id;
  };

  it('starts without it, answers and writes, says that it is not ready, and catches up when it comes', async () => {
    expect((await fetch(`${world.url}/health`)).status).toBe(200);
    expect(await world.ready()).toMatchObject({ status: 503, checks: { database: true, queue: false } });
    await world.enter();
    await addPeople(
      world.platform.database,
      world.teamId,
      world.clock.now(),
      Array.from({ length: PEOPLE }, () => ({})),
    );
    expect(await world.data(LEADS)).toEqual({ leadsCount: PEOPLE, home: { leads: PEOPLE } });
    const id = await world.launch('start');
    const before = world.log.length;
    await wait(3_000);
    expect(linesSince(world, before).length).toBeLessThan(12);
    expect((await world.acceptedOf('start')).total).toBe(0);

    await redis.start();
    await eventually('ready', async () => (await world.ready()).status === 200);
    await allAccepted('start');
    const { campaign } = await world.data<{ campaign: { counts: unknown } }>(
      'query ($id: ID!) { campaign(id: $id) { counts { enrolled sent } } }',
      { id },
    );
    expect(campaign.counts).toEqual({ enrolled: PEOPLE, sent: PEOPLE });
  });

  it('is killed in mid-campaign and comes back empty: nothing is lost, nothing is doubled', async () => {
    await midRun('killed');
    const before = world.log.length;
    await redis.kill();
    expect((await world.ready()).status).toBe(503);
    expect(await world.data(LEADS)).toMatchObject({ leadsCount: PEOPLE });
    const { createLead } = await world.data<{ createLead: { __typename: string } }>(
      'mutation ($input: CreateLeadInput!) { createLead(input: $input) { __typename } }',
      { input: { firstName: 'Written', lastName: 'Meanwhile', email: 'meanwhile@example.test' } },
    );
    expect(createLead.__typename).toBe('Lead');
    // A text that comes in is taken: revocations need PostgreSQL only.
    const [first] = await world.twin.acceptances();
    expect(await world.twin.inbound({ from: first!.to, to: world.senderPhone, body: 'STOP' })).toEqual([200]);
    await wait(2_000);
    expect(linesSince(world, before).length).toBeLessThan(25);
    await redis.start();
    await world.twin.endFaults();
    await eventually('ready', async () => (await world.ready()).status === 200);
    // Jobs that Redis forgot are made anew once their rows have waited half a minute.
    world.clock.advance(31_000);
    const stopped = (await world.twin.acceptances(first!.to)).some((item) => item.body.includes('(killed)'));
    const expected = stopped ? PEOPLE : PEOPLE - 1;
    await eventually(
      `${expected} accepted`,
      async () => (await world.acceptedOf('killed')).people === expected,
      90_000,
    ).catch(async (error: Error) => {
      throw new Error(
        `${error.message}; accepted ${JSON.stringify(await world.acceptedOf('killed'))}, ledger ${await ledger()}`,
      );
    });
    await wait(1_500);
    expect(await world.acceptedOf('killed')).toEqual({ people: expected, total: expected });
  });

  it('is flushed in mid-campaign: jobs and schedules come back by themselves', async () => {
    const id = await midRun('flushed');
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    await world.twin.endFaults();
    world.clock.advance(31_000);
    const reachable = PEOPLE - 1;
    await eventually(
      `${reachable} accepted`,
      async () => (await world.acceptedOf('flushed')).people === reachable,
      90_000,
    ).catch(async (error: Error) => {
      throw new Error(
        `${error.message}; accepted ${JSON.stringify(await world.acceptedOf('flushed'))}, ledger ${await ledger()}`,
      );
    });
    await wait(1_500);
    expect(await world.acceptedOf('flushed')).toEqual({ people: reachable, total: reachable });
    await eventually(
      'the campaign ends',
      async () =>
        (
          await world.data<{ campaign: { state: string } }>(
            'query ($id: ID!) { campaign(id: $id) { state } }',
            {
              id,
            },
          )
        ).campaign.state === 'COMPLETED',
      90_000,
    );
  });
});
