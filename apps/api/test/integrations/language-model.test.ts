import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openLanguageModel } from '../../src/modules/integrations/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';

let twin: Twin;
let app: TestApp;
let owner: TestSession;
const KEY = 'sk-ant-team-key-1234567890';
beforeAll(async () => {
  twin = await startTwin({ speed: 2_000 });
  app = await createTestApp({
    env: {
      WORKERS: 'none',
      CARRIERS_SIMULATED: 'true',
      ANTHROPIC_BASE_URL: twin.baseUrl.replace(/twilio$/, 'anthropic'),
    },
  });
});
afterAll(async () => {
  await app?.close();
  await twin?.stop();
});
beforeEach(async () => {
  owner = await app.signUp();
  await twin.control('/reset', {});
});

const connect = async (apiKey: string) =>
  (
    await app.data<{ connectIntegration: Record<string, unknown> }>(
      `mutation($input: ConnectIntegrationInput!) { connectIntegration(input: $input) {
        __typename ... on Integration { id vendor state account webhookAddresses { url } } ... on UserError { code message path } } }`,
      { input: { vendor: 'ANTHROPIC', credentials: { apiKey } } },
      owner.token,
    )
  ).connectIntegration;
const list = async () =>
  (
    await app.data<{ integrations: { id: string; state: string; lastError: string | null }[] }>(
      '{ integrations { id state lastError } }',
      {},
      owner.token,
    )
  ).integrations;
const open = () => openLanguageModel(app.platform, owner.teamId);
const ask = async () => {
  const model = await open();
  if (!model) throw new Error('no model is open');
  return model.llm.generate({
    model: model.models.tasks.draft,
    system: [],
    messages: [{ role: 'user', text: 'Hello' }],
    maxTokens: 200,
    timeoutMs: 20_000,
  });
};
const lastKey = async () =>
  (await twin.control<{ requests: { requestId: string }[] }>('/llm?limit=1')).requests.length;

describe('a team’s language model', () => {
  it('is the simulator while nobody has connected one, and says so', async () => {
    expect(await open()).toMatchObject({ simulated: true });
    expect(await ask()).toMatchObject({ kind: 'answer' });
    expect(await lastKey()).toBe(1);
  });

  it('is the team’s own account once its key was tried, which is stored sealed', async () => {
    expect(await connect(` ${KEY} `)).toEqual({
      __typename: 'Integration',
      id: expect.any(String) as string,
      vendor: 'ANTHROPIC',
      state: 'CONNECTED',
      account: 'key …7890',
      webhookAddresses: [],
    });
    const { rows } = await app.platform.database.withTeam(owner.teamId, (tx) =>
      tx.client.query<{ row: string }>('select row_to_json(i)::text as row from integrations i'),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(KEY);
    expect(await ask()).toMatchObject({ kind: 'answer' });
  });

  it('gets a new key in the place of the old one', async () => {
    const first = await connect(KEY);
    expect(await connect('sk-ant-team-key-0987654321')).toMatchObject({
      id: first['id'],
      account: 'key …4321',
    });
    expect(await list()).toHaveLength(1);
  });

  it('is not connected with a key that is malformed, or that the vendor refuses', async () => {
    expect(await connect('x')).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'credentials', 'apiKey'],
    });
    await twin.control('/outages', { vendor: 'anthropic', mode: '503' });
    expect(await connect(KEY)).toMatchObject({ __typename: 'VendorRejected', code: 'anthropic_unavailable' });
    expect(await list()).toEqual([]);
  });

  it('shows in the settings when its account is spent, and when it is not any more', async () => {
    await connect(KEY);
    await twin.control('/llm/faults', { kind: 'own_spend_limit', times: 1 });
    expect(await ask()).toMatchObject({ kind: 'failure', reason: 'spend_limit' });
    expect(await list()).toMatchObject([
      { state: 'FAILING', lastError: expect.stringContaining('spending limit') as string },
    ]);
    // It is left alone until a person has tried the key again, or a minute has passed.
    expect(await ask()).toMatchObject({ kind: 'failure', reason: 'spend_limit', attempts: 0 });
    expect(await connect(KEY)).toMatchObject({ state: 'CONNECTED' });
    expect(await ask()).toMatchObject({ kind: 'answer' });
    expect(await list()).toMatchObject([{ state: 'CONNECTED', lastError: null }]);
  });

  it('says nothing of the account for what concerns the moment or the question', async () => {
    await connect(KEY);
    await twin.control('/llm/faults', { kind: 'refusal', times: 1 });
    expect(await ask()).toMatchObject({ reason: 'refused' });
    expect(await list()).toMatchObject([{ state: 'CONNECTED', lastError: null }]);
  });

  it('is the simulator again after it was disconnected; another team never gets it', async () => {
    const { id } = await connect(KEY);
    const other = await app.signUp();
    await app.data(
      'mutation($id: ID!) { disconnectIntegration(id: $id) { __typename } }',
      { id },
      owner.token,
    );
    expect(await open()).toMatchObject({ simulated: true });
    expect(await openLanguageModel(app.platform, other.teamId)).toMatchObject({ simulated: true });
  });
});

it('is none where nothing is connected and nothing plays the vendor', async () => {
  const config = { ...app.platform.config, CARRIERS_SIMULATED: undefined };
  expect(await openLanguageModel({ ...app.platform, config }, owner.teamId)).toBeNull();
  const withKey = { ...config, ANTHROPIC_API_KEY: KEY };
  expect(await openLanguageModel({ ...app.platform, config: withKey }, owner.teamId)).toMatchObject({
    simulated: false,
  });
});
