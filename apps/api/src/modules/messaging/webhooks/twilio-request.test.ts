import { createHmac } from 'node:crypto';
import type { Database } from '@og/db';
import { expect, it } from 'vitest';
import { sealTwilio } from '../../integrations/credentials.js';
import { verifyTwilioRequest } from './twilio-request.js';

const AUTH_TOKEN = 'cd34'.repeat(8);
const ACCOUNT = `AC${'ab12'.repeat(8)}`;
const ID = '0192f000-0000-7000-8000-000000000001';
const PARAMS = { AccountSid: ACCOUNT, MessageSid: `SM${'0'.repeat(32)}`, MessageStatus: 'sent' };
const PATH = `/api/webhooks/twilio/${ID}/status`;
const NOW = new Date('2026-03-01T12:00:00Z');
const APP_URL = 'https://app.example.com';

const signature = createHmac('sha1', AUTH_TOKEN)
  .update(Object.entries(PARAMS).reduce((text, [name, value]) => text + name + value, `${APP_URL}${PATH}`))
  .digest('base64');

/** A database that is slow to answer, or away. */
function depsOf(answer: () => Promise<object | null>, sealed: object = {}) {
  let reads = 0;
  const database = {
    withSystem: async () => {
      reads += 1;
      const found = await answer();
      return { rows: found ? [found] : [] };
    },
  } as unknown as Database;
  const vault = { open: () => ({ accountSid: ACCOUNT, authToken: AUTH_TOKEN, ...sealed }) };
  const deps = { database, vault, config: { APP_URL }, clock: { now: () => NOW } } as unknown as Parameters<
    typeof verifyTwilioRequest
  >[0];
  return {
    ask: () => verifyTwilioRequest(deps, { integrationId: ID, path: PATH, signature, params: PARAMS }),
    reads: () => reads,
  };
}

const row = { id: ID, vendor: 'twilio', team_id: 'team', credentials: {} };

it('callbacks that come at once wait for one reading of their account', async () => {
  const { ask, reads } = depsOf(() => new Promise((resolve) => setImmediate(() => resolve(row))));
  const requests = await Promise.all(Array.from({ length: 200 }, ask));
  expect(requests.every(({ teamId }) => teamId === 'team')).toBe(true);
  expect(reads()).toBe(1);
});

it('a reading that failed, or found nothing, is not remembered', async () => {
  const answers = [
    () => Promise.reject(new Error('away')),
    () => Promise.resolve(null),
    () => Promise.resolve(row),
  ];
  const { ask, reads } = depsOf(() => answers.shift()!());
  await expect(ask()).rejects.toThrow('away');
  await expect(ask()).rejects.toThrow('No connected Twilio account');
  expect((await ask()).teamId).toBe('team');
  expect(reads()).toBe(3);
});

it('while the token is changed, what the one before it signed is heard for a week', async () => {
  const before = { accountSid: ACCOUNT, authToken: AUTH_TOKEN };
  const given = { accountSid: ACCOUNT, authToken: 'ef56'.repeat(8) };
  const askWith = (sealed: object) => depsOf(() => Promise.resolve(row), sealed).ask();
  const changed = sealTwilio(given, before, new Date(NOW.getTime() - 6 * 86_400_000));
  expect((await askWith(changed)).teamId).toBe('team');
  const long = sealTwilio(given, before, new Date(NOW.getTime() - 7 * 86_400_000));
  await expect(askWith(long)).rejects.toThrow('X-Twilio-Signature');
  // Connected once more with the new token: the change is over.
  await expect(askWith(sealTwilio(given, changed, NOW))).rejects.toThrow('X-Twilio-Signature');
});
