import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTwilio } from '../../src/modules/integrations/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { ACCOUNT, accountApi, TOKEN } from './account-api.js';
import { TwilioDouble } from './twilio-double.js';

let double: TwilioDouble;
let app: TestApp;
let owner: TestSession;
const { connect, disconnect, add, createPool } = accountApi(
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
      path: ['input', 'credentials', 'apiKey'],
    });
    expect(await connect({ apiKey: 'x' }, 'STRIPE')).toMatchObject({
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
