import { randomBytes } from 'node:crypto';
import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { defaultPool } from '../../src/modules/senders/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { ACCOUNT, accountApi, ERROR, FIELDS, TOKEN } from './account-api.js';
import { TwilioDouble } from './twilio-double.js';

let double: TwilioDouble;
let app: TestApp;
let owner: TestSession;
const { run, connect, add, retire, createPool } = accountApi(
  () => app,
  () => owner,
);

beforeAll(async () => {
  double = new TwilioDouble(ACCOUNT, TOKEN);
  app = await createTestApp({ env: { TWILIO_API_BASE_URL: await double.start() } });
});
afterAll(async () => {
  await app?.close();
  await double?.stop();
});
beforeEach(async () => {
  Object.assign(double, { account: 'fine', numbersApi: 'fine', takesAddress: true, authToken: TOKEN });
  double.owned.length = 0;
  owner = await app.signUp();
});

describe('numbers', () => {
  it('are looked up at the vendor, which then sends their texts here', async () => {
    const integration = await connect();
    const owned = double.own('+14155550142');
    const number = await add('(415) 555-0142', { label: ' West ' });
    expect(number).toMatchObject({
      __typename: 'SenderNumber',
      phone: '+14155550142',
      state: 'ACTIVE',
      stateReason: null,
      label: 'West',
      sentToday: 0,
    });
    expect(owned.smsUrl).toBe(`${app.url}/api/webhooks/twilio/${integration.id}/sms`);
    expect(await add('+1 415 555 0142')).toMatchObject({ __typename: 'Conflict', code: 'number_exists' });
  });

  it('are refused when malformed, not connected, not owned, or without SMS', async () => {
    expect(await add('+14155550142')).toMatchObject({ __typename: 'InvalidInput', code: 'not_connected' });
    await connect();
    expect(await add('12345')).toMatchObject({ __typename: 'InvalidInput', path: ['input', 'phone'] });
    expect(await add('+12125550119')).toMatchObject({ __typename: 'VendorRejected', code: 'not_owned' });
    double.own('+12125550119', false);
    expect(await add('+12125550119')).toMatchObject({ __typename: 'VendorRejected', code: 'no_sms' });
    double.authToken = 'withdrawn';
    expect(await add('+12125550119')).toMatchObject({
      __typename: 'VendorRejected',
      code: 'twilio_credentials',
    });
    expect(await app.data('{ senderNumbers { id } }', {}, owner.token)).toEqual({ senderNumbers: [] });
  });

  it.each([
    ['has no list of numbers', { numbersApi: 'missing' }],
    ['is down', { numbersApi: 'broken' }],
    ['takes no address', { takesAddress: false }],
  ] as const)('are added with a note when the vendor %s', async (_what, mood) => {
    const integration = await connect();
    double.own('+14155550142');
    Object.assign(double, mood);
    const number = await add('+14155550142');
    expect(number.state).toBe('ACTIVE');
    expect(number.stateReason).toContain(`${app.url}/api/webhooks/twilio/${integration.id}/sms`);
  });

  it('count what the vendor took since midnight Pacific time', async () => {
    await connect();
    double.own('+14155550142');
    const number = await add('+14155550142');
    // A day that does not end in mid-test.
    const now = app.platform.clock.now();
    const clock = vi.spyOn(app.platform.clock, 'now').mockReturnValue(now);
    onTestFinished(() => clock.mockRestore());
    const midnight = new Date(
      (
        await app.platform.database.withSystem((tx) =>
          tx.client.query<{ at: Date }>(
            `select date_trunc('day', $1::timestamptz at time zone 'America/Los_Angeles') at time zone 'America/Los_Angeles' as at`,
            [now.toISOString()],
          ),
        )
      ).rows[0]!.at,
    );
    await sentAt(number.id, new Date(midnight.getTime() + 1));
    await sentAt(number.id, new Date(midnight.getTime() - 1));
    await sentAt(number.id, null);
    expect(await app.data('{ senderNumbers { sentToday } }', {}, owner.token)).toEqual({
      senderNumbers: [{ sentToday: 1 }],
    });
  });

  it('retire, keep their place in the list, and come back', async () => {
    await connect();
    double.own('+14155550142');
    const number = await add('+14155550142');
    expect(await retire(number.id)).toMatchObject({ id: number.id, state: 'RETIRED' });
    expect(await retire(number.id)).toMatchObject({ id: number.id, state: 'RETIRED' });
    expect(await add('+14155550142')).toMatchObject({ id: number.id, state: 'ACTIVE' });
    expect(await retire(newId())).toMatchObject({ __typename: 'NotFound' });
    expect(await retire('nonsense')).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('pools', () => {
  it('hold chosen numbers in order; one holds all active numbers by itself', async () => {
    await connect();
    double.own('+14155550142');
    double.own('+12125550119');
    const west = await add('+14155550142');
    const east = await add('+12125550119');
    expect((await createPool('Coasts', [east.id, west.id, east.id])).numbers).toEqual([
      { id: east.id },
      { id: west.id },
    ]);
    await retire(west.id);
    const { senderPools } = await app.data<{ senderPools: { name: string; numbers: { id: string }[] }[] }>(
      '{ senderPools { name numbers { id } } }',
      {},
      owner.token,
    );
    expect(senderPools.find(({ name }) => name === 'All numbers')?.numbers).toEqual([{ id: east.id }]);

    for (const [name, ids] of [
      ['Coasts', [east.id]],
      ['All numbers', [east.id]],
      ['', [east.id]],
      ['None', []],
      ['Retired', [west.id]],
      ['Unknown', [newId()]],
      ['Nonsense', ['x']],
    ] as const) {
      expect((await createPool(name, [...ids])).__typename, name).toBe('InvalidInput');
    }
  });

  it('the pool of all numbers is made once, also by two at the same time', async () => {
    const make = () =>
      app.platform.database.withTeam(owner.teamId, (tx) => defaultPool(tx, app.platform.clock.now()));
    const ids = await Promise.all([make(), make(), make()]);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('another team', () => {
  it('gets the answers of a random id', async () => {
    const integration = await connect();
    double.own('+14155550142');
    const number = await add('+14155550142');
    const stranger = await app.signUp('Eve');
    const answers = async (ids: { integration: string; number: string }) => [
      await run(
        `mutation ($id: ID!) { result: disconnectIntegration(id: $id) { ${ERROR} } }`,
        { id: ids.integration },
        stranger.token,
      ),
      await run(
        `mutation ($id: ID!) { result: retireSenderNumber(id: $id) { ${ERROR} } }`,
        { id: ids.number },
        stranger.token,
      ),
      await run(
        `mutation ($input: CreateSenderPoolInput!) { result: createSenderPool(input: $input) { ${FIELDS} } }`,
        { input: { name: 'Mine', senderNumberIds: [ids.number] } },
        stranger.token,
      ),
    ];
    const theirs = await answers({ integration: integration.id, number: number.id });
    expect(theirs).toEqual(await answers({ integration: newId(), number: newId() }));
    expect(theirs.map(({ __typename }) => __typename)).toEqual(['NotFound', 'NotFound', 'InvalidInput']);
  });
});

async function sentAt(numberId: string, at: Date | null): Promise<void> {
  const [lead, conversation, message] = [newId(), newId(), newId()];
  await app.platform.database.withTeam(owner.teamId, async (tx) => {
    const t = owner.teamId;
    await tx.client.query(
      `insert into leads (team_id, id, created_at, updated_at) values ($1, $2, now(), now())`,
      [t, lead],
    );
    await tx.client.query(
      `insert into conversations (team_id, id, lead_id, created_at, updated_at) values ($1, $2, $3, now(), now())`,
      [t, conversation, lead],
    );
    await tx.client.query(
      `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, created_at, updated_at)
       values ($1, $2, $3, $4, 'outbound', 'sms', 'hi', 'accepted', now(), now())`,
      [t, message, conversation, lead],
    );
    await tx.client.query(
      `insert into send_ledger (team_id, id, message_id, lead_id, channel, address, one_off_key, sender_number_id, vendor,
         integration_id, body, segments, state, due_at, accepted_at, created_at, updated_at)
       select $1, $2, $3, $4, 'sms', '+12125550100', $5, n.id, 'twilio', n.integration_id, 'hi', 1,
         (case when $6::timestamptz is null then 'failed' else 'accepted' end)::message_state, now(), $6, now(), now()
       from sender_numbers n where n.id = $7`,
      [t, newId(), message, lead, randomBytes(6).toString('hex'), at, numberId],
    );
  });
}
