import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { somePhone, teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

let app: TestApp;
let own: TestSession;
let other: TestSession;
let world: TwilioWorld;
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  own = await app.signUp();
  other = await app.signUp();
  world = await twilioWorld(app, own);
});
afterAll(() => app?.close());

/** What a browser is offered of the files of a team's newest message. */
async function offered(): Promise<{ url: string | null; missing: string | null }[]> {
  const [row] = await teamRows<{ id: string }>(
    app,
    own.teamId,
    'select conversation_id as id from messages order by created_at desc, id desc limit 1',
  );
  const { conversation } = await app.data<{
    conversation: {
      messages: { edges: { node: { attachments: { url: string | null; missing: string | null }[] } }[] };
    };
  }>(
    `query ($id: ID!) { conversation(id: $id) { messages(first: 1) { edges { node { attachments { url missing } } } } } }`,
    { id: row!.id },
    own.token,
  );
  return conversation.messages.edges[0]!.node.attachments;
}

const media = (urls: readonly string[]) =>
  Object.fromEntries([
    ['NumMedia', String(urls.length)],
    ...urls.map((url, index) => [`MediaUrl${index}`, url] as const),
  ]);

// A team knows the secret of its own account, and so can sign any webhook that it likes.
it('a text cannot name a file of ours as its picture', async () => {
  const key = `uploads/${other.teamId}/recordings/${newId()}.wav`;
  await app.platform.storage.write(key, Buffer.from('a call of somebody else'), 'audio/wav');
  const answer = await world.text(
    somePhone(),
    'Look at this',
    media([`storage:${key}`, 'https://api.twilio.com/m/1', 'file:///etc/passwd']),
  );
  expect(answer.status).toBe(200);
  expect(await offered()).toEqual([{ url: null, missing: 'kept by the carrier' }]);
});

it('a place in another team’s folder opens nothing, however it is written', async () => {
  await world.text(somePhone(), 'With a picture', media(['https://api.twilio.com/m/1']));
  const file = `recordings/${newId()}.wav`;
  for (const key of [`uploads/${other.teamId}/${file}`, `uploads/${own.teamId}/../${other.teamId}/${file}`]) {
    await app.platform.storage.write(key, Buffer.from('a call of somebody else'), 'audio/wav');
    await teamRows(
      app,
      own.teamId,
      `update messages set media = $1 where id = (select id from messages order by created_at desc, id desc limit 1)`,
      [JSON.stringify([{ url: `storage:${key}`, contentType: 'audio/wav' }])],
    );
    expect(await offered()).toEqual([{ url: null, missing: 'kept by the carrier' }]);
  }
  const mine = `uploads/${own.teamId}/${file}`;
  await app.platform.storage.write(mine, Buffer.from('ours'), 'audio/wav');
  await teamRows(
    app,
    own.teamId,
    `update messages set media = $1 where id = (select id from messages order by created_at desc, id desc limit 1)`,
    [JSON.stringify([{ url: `storage:${mine}`, contentType: 'audio/wav' }])],
  );
  const [attachment] = await offered();
  expect(await (await fetch(attachment!.url!)).text()).toBe('ours');
});
