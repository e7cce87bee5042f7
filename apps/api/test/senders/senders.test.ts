import { randomBytes } from 'node:crypto';
import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTwilio } from '../../src/modules/integrations/index.js';
import { defaultPool } from '../../src/modules/senders/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { TwilioDouble } from './twilio-double.js';

const ACCOUNT = `AC${'a1'.repeat(16)}`;
const TOKEN = 'secret-canary-0123456789abcdef00';
let double: TwilioDouble;
let app: TestApp;
let owner: TestSession;

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

interface Result {
  __typename: string;
  id: string;
  state: string;
  stateReason: string | null;
  account: string;
  phone: string;
  code: string;
  message: string;
  path: string[] | null;
  problems: { path: string[]; message: string }[];
  numbers: { id: string }[];
  sentToday: number;
}

const ERROR = `__typename ... on UserError { code message path }`;
const FIELDS = `${ERROR} ... on InvalidInput { problems { path message } }`;
const NUMBER = `... on SenderNumber { id phone state stateReason sentToday label vendor }`;
const INTEGRATION = `... on Integration { id vendor state account lastCheckedAt lastError }`;

async function run(
  operation: string,
  variables: Record<string, unknown>,
  token = owner.token,
): Promise<Result> {
  return (await app.data<{ result: Result }>(operation, variables, token)).result;
}
const connect = (credentials: unknown = { accountSid: ACCOUNT, authToken: TOKEN }, vendor = 'TWILIO') =>
  run(
    `mutation ($input: ConnectIntegrationInput!) { result: connectIntegration(input: $input) { ${FIELDS} ${INTEGRATION} } }`,
    { input: { vendor, credentials } },
  );
const disconnect = (id: string) =>
  run(`mutation ($id: ID!) { result: disconnectIntegration(id: $id) { ${ERROR} ${INTEGRATION} } }`, { id });
const add = (phone: string, more: Record<string, unknown> = {}) =>
  run(
    `mutation ($input: AddSenderNumberInput!) { result: addSenderNumber(input: $input) { ${FIELDS} ${NUMBER} } }`,
    {
      input: { vendor: 'TWILIO', phone, ...more },
    },
  );
const retire = (id: string) =>
  run(`mutation ($id: ID!) { result: retireSenderNumber(id: $id) { ${ERROR} ${NUMBER} } }`, { id });
const createPool = (name: string, senderNumberIds: string[]) =>
  run(
    `mutation ($input: CreateSenderPoolInput!) { result: createSenderPool(input: $input) { ${FIELDS}
       ... on SenderPool { id numbers { id } } } }`,
    { input: { name, senderNumberIds } },
  );

describe('connecting Twilio', () => {
  it('verifies the account, seals the credentials, and shows them nowhere', async () => {
    const integration = await connect({ accountSid: ` ${ACCOUNT} `, authToken: `${TOKEN}\n` });
    expect(integration).toMatchObject({ __typename: 'Integration', state: 'CONNECTED', account: ACCOUNT });
    const { rows } = await app.platform.database.withTeam(owner.teamId, (tx) =>
      tx.client.query('select credentials from integrations'),
    );
    expect(Object.keys((rows[0] as { credentials: object }).credentials).toSorted()).toEqual([
      'ciphertext',
      'keyId',
      'nonce',
      'tag',
    ]);
    const shown = await app.graphql(
      '{ integrations { id vendor state account lastError } auditLog { edges { node { action detail subject } } } }',
      {},
      owner.token,
    );
    expect(JSON.stringify(shown)).toContain('integration.connect');
    expect(JSON.stringify([rows, shown])).not.toContain(TOKEN);
    const opened = await openTwilio(app.platform, owner.teamId, integration.id);
    expect(opened).toMatchObject({ accountSid: ACCOUNT, authToken: TOKEN, state: 'connected' });
  });

  it('opens for its own team and row only', async () => {
    const integration = await connect();
    const other = await app.signUp();
    expect(await openTwilio(app.platform, other.teamId, integration.id)).toBeNull();
    expect(await openTwilio(app.platform, owner.teamId, newId())).toBeNull();
    await app.platform.database.withTeam(owner.teamId, (tx) =>
      tx.client.query(
        `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at)
         select team_id, $1, vendor, state, 'copied', credentials, created_at, updated_at from integrations`,
        ['01890000-0000-7000-8000-000000000001'],
      ),
    );
    await expect(
      openTwilio(app.platform, owner.teamId, '01890000-0000-7000-8000-000000000001'),
    ).rejects.toThrow();
  });

  it('says which credential is malformed, and asks nobody then', async () => {
    const before = double.requests;
    const malformed = await connect({ accountSid: 'AC123' });
    expect(malformed.problems.map(({ path }) => path.join('.'))).toEqual([
      'input.credentials.accountSid',
      'input.credentials.authToken',
    ]);
    expect((await connect('text')).message).toContain('accountSid');
    expect(await connect({ apiKey: 'x' }, 'SENDGRID')).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'credentials', 'apiKey'],
    });
    expect((await connect({ apiKey: 'x' }, 'SIGNALHOUSE')).problems.map(({ path }) => path.at(-1))).toEqual([
      'apiKey',
      'groupId',
    ]);
    expect(await connect({ apiKey: 'x' }, 'ANTHROPIC')).toMatchObject({
      __typename: 'InvalidInput',
      code: 'not_available',
      path: ['input', 'vendor'],
    });
    expect(double.requests).toBe(before);
  });

  it('stores nothing when the vendor refuses, is down, or has suspended the account', async () => {
    double.authToken = 'another';
    expect(await connect()).toMatchObject({ __typename: 'VendorRejected', code: 'twilio_credentials' });
    double.authToken = TOKEN;
    double.account = 'suspended';
    expect(await connect()).toMatchObject({ __typename: 'VendorRejected', code: 'twilio_suspended' });
    double.account = 'broken';
    expect(await connect()).toMatchObject({ __typename: 'VendorRejected', code: 'twilio_unavailable' });
    expect(await app.data('{ integrations { id } }', {}, owner.token)).toEqual({ integrations: [] });
  });

  it('takes a server without the account resource by its messages, but not with a wrong token', async () => {
    double.account = 'missing';
    expect((await connect()).__typename).toBe('Integration');
    double.authToken = 'another';
    expect((await connect()).__typename).toBe('VendorRejected');
  });

  it('replaces the credentials of the same account, also in an opened client', async () => {
    const first = await connect();
    await openTwilio(app.platform, owner.teamId, first.id);
    double.authToken = 'rotated-0123456789abcdef';
    const second = await connect({ accountSid: ACCOUNT, authToken: double.authToken });
    expect(second.id).toBe(first.id);
    expect((await openTwilio(app.platform, owner.teamId, first.id))?.authToken).toBe(
      'rotated-0123456789abcdef',
    );
  });
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
    const midnight = new Date(
      (
        await app.platform.database.withSystem((tx) =>
          tx.client.query<{ at: Date }>(
            `select date_trunc('day', now() at time zone 'America/Los_Angeles') at time zone 'America/Los_Angeles' as at`,
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

describe('disconnecting', () => {
  it('blocks the numbers, and connecting again frees them', async () => {
    const integration = await connect();
    double.own('+14155550142');
    await add('+14155550142');
    expect(await disconnect(integration.id)).toMatchObject({ state: 'DISABLED' });
    const states = () => app.data('{ senderNumbers { state } integrations { state } }', {}, owner.token);
    expect(await states()).toEqual({
      senderNumbers: [{ state: 'BLOCKED' }],
      integrations: [{ state: 'DISABLED' }],
    });
    await connect();
    expect(await states()).toEqual({
      senderNumbers: [{ state: 'ACTIVE' }],
      integrations: [{ state: 'CONNECTED' }],
    });
  });

  it('is refused while a running campaign sends from its numbers', async () => {
    const integration = await connect();
    double.own('+14155550142');
    const number = await add('+14155550142');
    const pool = await createPool('West', [number.id]);
    for (const poolId of [pool.id, null]) {
      const campaignId = await runningCampaign(poolId);
      expect(await disconnect(integration.id)).toMatchObject({
        __typename: 'Conflict',
        message: expect.stringContaining('“Spring”') as string,
      });
      await app.platform.database.withTeam(owner.teamId, (tx) =>
        tx.client.query(`update campaigns set state = 'paused' where id = $1`, [campaignId]),
      );
    }
    expect((await disconnect(integration.id)).__typename).toBe('Integration');
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

async function runningCampaign(poolId: string | null): Promise<string> {
  const [sequence, version, campaign] = [newId(), newId(), newId()];
  await app.platform.database.withTeam(owner.teamId, async (tx) => {
    const t = owner.teamId;
    await tx.client.query(
      `insert into sequences (team_id, id, name, created_at, updated_at) values ($1, $2, 's', now(), now())`,
      [t, sequence],
    );
    await tx.client.query(
      `insert into sequence_versions (team_id, id, sequence_id, version, created_at) values ($1, $2, $3, 1, now())`,
      [t, version, sequence],
    );
    await tx.client.query(
      `insert into campaigns (team_id, id, name, state, sequence_version_id, sender_pool_id, created_at, updated_at)
       values ($1, $2, 'Spring', 'active', $3, $4, now(), now())`,
      [t, campaign, version, poolId],
    );
  });
  return campaign;
}

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
