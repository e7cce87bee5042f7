import { eventually } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_SIGN_IN, seedDemo } from '../../src/demo/seed-demo.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';

let twin: Twin;
let app: TestApp;
beforeAll(async () => {
  const clock = createRunningClock('2026-11-18T20:00:00.000Z');
  twin = await startTwin({ clock: clock.settings, speed: 500 });
  app = await createTestApp({
    clock,
    env: {
      TWILIO_API_BASE_URL: twin.baseUrl,
      SIGNALHOUSE_API_BASE_URL: twin.baseUrl.replace(/twilio$/, 'signalhouse'),
      SENDGRID_API_BASE_URL: twin.baseUrl.replace(/twilio$/, 'sendgrid'),
      CARRIERS_SIMULATED: 'true',
    },
  });
});
afterAll(async () => {
  await app?.close();
  await twin?.stop();
});

it('the demo workspace has registered senders, and its campaign sends; a second seed adds nothing', async () => {
  await seedDemo(app.platform);
  await seedDemo(app.platform);
  const { signIn } = await app.data<{ signIn: { accessToken: string } }>(
    'mutation ($input: SignInInput!) { signIn(input: $input) { ... on Session { accessToken } } }',
    { input: DEMO_SIGN_IN },
  );
  const shown = await app.data<{
    brands: { state: string; details: { ein: string }; campaigns: { state: string; numbers: object[] }[] }[];
    senderPools: { name: string; rotation: string }[];
  }>(
    '{ brands { state details campaigns { state segmentsPerSecond numbers { phone } } } senderPools { name rotation failover } }',
    {},
    signIn.accessToken,
  );
  expect(shown.brands).toMatchObject([
    { state: 'VETTED_VERIFIED', campaigns: [{ state: 'ACTIVE', segmentsPerSecond: 225 }] },
  ]);
  expect(shown.brands[0]!.campaigns[0]!.numbers.length).toBeGreaterThanOrEqual(2);
  expect(shown.brands[0]!.details.ein).not.toContain('12-34');
  expect(shown.senderPools.filter(({ name }) => name === 'Trade shows')).toMatchObject([
    { rotation: 'WEIGHTED' },
  ]);
  await eventually('the campaign sends', async () => (await twin.acceptances()).length > 10, 60_000);
});
