import { createHmac } from 'node:crypto';
import type { Database } from '@og/db';
import { expect, it } from 'vitest';
import { verifyTwilioRequest } from './twilio-request.js';

const AUTH_TOKEN = 'cd34'.repeat(8);
const ACCOUNT = `AC${'ab12'.repeat(8)}`;
const ID = '0192f000-0000-7000-8000-000000000001';
const PARAMS = { AccountSid: ACCOUNT, MessageSid: `SM${'0'.repeat(32)}`, MessageStatus: 'sent' };
const PATH = `/api/webhooks/twilio/${ID}/status`;
const APP_URL = 'https://app.example.com';

const signature = createHmac('sha1', AUTH_TOKEN)
  .update(Object.entries(PARAMS).reduce((text, [name, value]) => text + name + value, `${APP_URL}${PATH}`))
  .digest('base64');

/** A database that is slow to answer, or away. */
function depsOf(answer: () => Promise<unknown>) {
  let reads = 0;
  const database = {
    withSystem: () => {
      reads += 1;
      return answer();
    },
  } as unknown as Database;
  const vault = { open: () => ({ accountSid: ACCOUNT, authToken: AUTH_TOKEN }) };
  const deps = { database, vault, config: { APP_URL } } as unknown as Parameters<
    typeof verifyTwilioRequest
  >[0];
  return {
    ask: () => verifyTwilioRequest(deps, { integrationId: ID, path: PATH, signature, params: PARAMS }),
    reads: () => reads,
  };
}

const row = { team_id: 'team', credentials: {} };

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
