import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp } from './support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app?.close());

it('lives, is ready, and says what it is', async () => {
  expect(await (await fetch(`${app.url}/health`)).json()).toEqual({ status: 'ok' });
  expect((await fetch(`${app.url}/ready`)).status).toBe(200);
  const { system } = await app.data<{ system: { timeSimulated: boolean } }>(
    '{ system { timeSimulated carriersSimulated } }',
  );
  expect(system.timeSimulated).toBe(false);
});

it('names a mistake in the query, without a stack', async () => {
  const answer = await app.graphql('{ nothingOfTheKind }');
  expect(answer.errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
});

it('refuses a request that asks for too much, and a batch', async () => {
  const aliases = Array.from({ length: 100 }, (_, n) => `a${n}: system { now }`).join(' ');
  const answer = await app.graphql(`{ ${aliases} }`);
  expect(answer.data ?? null).toBeNull();
  expect(answer.errors?.[0]?.message).toMatch(/alias/i);
  const batch = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([{ query: '{ system { now } }' }, { query: '{ system { now } }' }]),
  });
  expect(batch.status).toBe(400);
});
