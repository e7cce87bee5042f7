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
  const { system } = await app.data<{ system: { timeSimulated: boolean } }>('{ system { timeSimulated carriersSimulated } }');
  expect(system.timeSimulated).toBe(false);
});

it('names a mistake in the query, without a stack', async () => {
  const answer = await app.graphql('{ nothingOfTheKind }');
  expect(answer.errors?.[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
});
