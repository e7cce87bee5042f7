import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { understandMessage } from '../../src/modules/inbox/understand/understand-message.js';
import { recoverInbound } from '../../src/modules/messaging/reconcile/recover-inbound.js';
import { agentsWorld, type AgentsWorld } from '../agents/agents-world.js';
import { notingJobs } from '../support/owed-jobs.js';
import { somePhone, someSid, twilioWorld, sign, type TwilioWorld } from '../webhooks/twilio-world.js';

let world: AgentsWorld;
let texts: TwilioWorld;
beforeAll(async () => {
  world = await agentsWorld();
  texts = await twilioWorld(world.app, world.session);
});
afterAll(() => world?.close());
afterEach(() => world?.endFaults());

interface Row {
  id: string;
  body: string;
  intent: string;
  provider_id: string;
  media: { url: string }[] | null;
}
const messagesOf = (leadId: string) =>
  world.rows<Row>(
    `select * from messages where lead_id = $1 and direction = 'inbound' order by created_at, id`,
    [leadId],
  );
const itemOf = async (leadId: string) =>
  (
    await world.rows<{
      state: string;
      opted_out: boolean;
      uncertain: boolean;
      intent: string;
      language: string | null;
      last_message_text: string;
      entities: { kind: string }[];
    }>('select * from inbox_items where lead_id = $1', [leadId])
  )[0]!;
const asked = (leadId: string) =>
  world.rows<{ text: string }>(
    `select input ->> 'text' as text from agent_decisions where lead_id = $1 and kind = 'classify'`,
    [leadId],
  );

/** A lead texts; the text is understood, as its job would. */
async function heard(body: string, more: Record<string, string> = {}) {
  const lead = await texts.addLead();
  world.clock.advance(1_000);
  expect((await texts.text(lead.phones[0]!, body, more)).status).toBe(200);
  for (const { id } of await messagesOf(lead.id))
    await understandMessage(world.app.platform, world.session.teamId, id);
  return { lead, messages: await messagesOf(lead.id), item: await itemOf(lead.id) };
}

describe('a text of 10,000 characters', () => {
  const LONG = 'We moved here in 1994 and the roof was new then. '.repeat(204);

  it('is kept whole; a model is shown its beginning', async () => {
    const { lead, messages, item } = await heard(LONG);
    expect(messages[0]!.body).toHaveLength(LONG.length);
    expect(item).toMatchObject({ state: 'open' });
    expect(item.last_message_text.length).toBeLessThanOrEqual(200);
    for (const { text } of await asked(lead.id)) expect(text).toHaveLength(4_000);
  });

  it('is answered by an agent that has read 8,000 of them', async () => {
    const draft = await world.answer(await world.person(), LONG, 'question');
    const [decision] = await world.rows<{ length: number }>(
      `select length(input ->> 'inbound') as length from agent_decisions where id = $1`,
      [draft!.decisionId],
    );
    expect(decision).toEqual({ length: 8_000 });
  });

  it('withdraws consent with its last words, before the answer to the webhook', async () => {
    const lead = await texts.addLead();
    await texts.text(lead.phones[0]!, `${LONG} please stop texting me`);
    expect(await itemOf(lead.id)).toMatchObject({ state: 'done', opted_out: true });
  });
});

describe('a text without words', () => {
  it.each([
    ['emoji', '👍🏽🎉', {}],
    ['nothing', '', {}],
    ['control characters', '\u0007\u001b\u200b', {}],
    [
      'a picture',
      '',
      { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/m/1', MediaContentType0: 'image/png' },
    ],
  ])('(%s) waits for a person', async (what, body, more) => {
    const { lead, item } = await heard(body, more as Record<string, string>);
    expect(item).toMatchObject({ state: 'open', uncertain: true, intent: 'unclear' });
    // There is nothing that a model could read, but emoji mean something.
    expect(await asked(lead.id)).toHaveLength(what === 'emoji' ? 1 : 0);
  });

  it('but STOP among its emoji, or spelled with hidden characters, is heard', async () => {
    for (const body of [
      '🛑🛑 STOP 🛑🛑🙏',
      '🙏🙏🙏🙏🙏🙏🙏🙏 Stop 😡😡😡😡',
      'ST\0OP',
      '\u202eSTOP\u202c',
      'ＳＴＯＰ',
    ]) {
      const { item } = await heard(body);
      expect(item, body).toMatchObject({ state: 'done', opted_out: true });
    }
  });

  it('only emoji of refusal ends nothing by itself: a person looks', async () => {
    const { item } = await heard('🛑');
    expect(item).toMatchObject({ state: 'open', opted_out: false, uncertain: true });
  });
});

it('in which somebody typed escapes of JSON is understood and answered like any other', async () => {
  const typed = String.raw`blue \u0000 elephants \ud83d somewhere \u0000`;
  const { lead, messages, item } = await heard(typed);
  expect(messages[0]!.body).toBe(typed);
  expect(item).toMatchObject({ state: 'open' });
  expect((await asked(lead.id)).map(({ text }) => text)).toEqual([typed]);
  const draft = await world.answer(await world.person(), typed, 'question');
  const [decision] = await world.rows<{ inbound: string }>(
    `select input ->> 'inbound' as inbound from agent_decisions where id = $1`,
    [draft!.decisionId],
  );
  expect(decision).toEqual({ inbound: typed });
});

describe('a text in another language', () => {
  it.each([
    ['Spanish', 'Sí, me interesa, ¿cuánto me darían?', 'es'],
    ['Chinese', '你好，请问你是谁？', 'zh'],
    ['Arabic', 'مرحبا، من هذا؟', 'ar'],
  ])('(%s) is kept as it is, labelled with its language, and never lost', async (_name, body, language) => {
    const { messages, item } = await heard(body);
    expect(messages[0]!.body).toBe(body);
    expect(item).toMatchObject({ state: 'open', language, last_message_text: body });
  });

  it.each(['No me escriban más', '退订', '请不要再给我发短信', 'توقف', 'لا ترسل لي رسائل أخرى'])(
    '“%s” ends everything',
    async (body) => {
      expect((await heard(body)).item).toMatchObject({ state: 'done', opted_out: true });
    },
  );
});

it('with several intents takes the gravest and shows the rest: a yes never hides a no', async () => {
  const stop = await heard('Yes how much is it? And stop texting me');
  expect(stop.item).toMatchObject({ state: 'done', opted_out: true });
  const mixed = await heard('How much? Mail it to grace@example.com, or call me Friday at 3pm');
  expect(mixed.item.entities.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['email', 'time']));
  expect(mixed.item).toMatchObject({ state: 'open' });
  const both = await heard('Sounds great, but I am not interested');
  expect(['not_interested', 'unclear']).toContain(both.item.intent);
});

it('the same words on two of our numbers are two messages and one thing to do', async () => {
  const second = await twilioWorld(world.app, world.session);
  const lead = await texts.addLead();
  world.clock.advance(1_000);
  await Promise.all([
    texts.text(lead.phones[0]!, 'How much is it?'),
    second.text(lead.phones[0]!, 'How much is it?'),
  ]);
  const messages = await messagesOf(lead.id);
  expect(messages).toHaveLength(2);
  expect(await world.rows('select from inbox_items where lead_id = $1', [lead.id])).toHaveLength(1);
  const { deps, jobs } = notingJobs(world.app.platform);
  await Promise.all(messages.map(({ id }) => understandMessage(deps, world.session.teamId, id)));
  expect(jobs.filter(({ name }) => name === 'lead/answer')).toHaveLength(1);
});

it('the same message by the webhook, by another account and by the carrier’s log counts once', async () => {
  const second = await twilioWorld(world.app, world.session);
  const lead = await texts.addLead();
  const sid = someSid();
  const from = lead.phones[0]!;
  await texts.text(from, 'Hello', { MessageSid: sid });
  await second.text(from, 'Hello', { MessageSid: sid });
  const logged = { providerId: sid, from, to: texts.ours, body: 'Hello', createdAt: world.clock.now() };
  await recoverInbound(world.app.platform, world.session.teamId, [
    logged as Parameters<typeof recoverInbound>[2][number],
  ]);
  expect(await messagesOf(lead.id)).toHaveLength(1);
});

it('from nobody we know becomes a lead that waits for a person; to a withdrawn number too, and nothing leaves from that', async () => {
  const gone = await twilioWorld(world.app, world.session);
  await world.rows(`update sender_numbers set state = 'retired' where id = $1`, [gone.senderNumberId]);
  const [stranger, leaving] = [somePhone(), somePhone()];
  await gone.text(stranger, 'Who is this?');
  await gone.text(leaving, 'please remove me from your list');
  const leadOf = async (phone: string) =>
    (await world.rows<{ lead_id: string }>('select lead_id from lead_phones where phone = $1', [phone]))[0]!
      .lead_id;
  expect(await itemOf(await leadOf(stranger))).toMatchObject({ state: 'open', opted_out: false });
  expect(await itemOf(await leadOf(leaving))).toMatchObject({ state: 'done', opted_out: true });
  const planned = await world.rows('select from send_ledger where lead_id = $1', [await leadOf(leaving)]);
  expect(planned).toHaveLength(0);
});

describe('a form that is no UTF-8', () => {
  const path = () => `/api/webhooks/twilio/${texts.integrationId}/sms`;
  const post = (params: Record<string, string>, signedBody: string, body: Buffer) =>
    fetch(`${world.app.url}${path()}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': sign(texts.authToken, `${world.app.url}${path()}`, {
          ...params,
          Body: signedBody,
        }),
      },
      body: new Uint8Array(
        Buffer.concat([Buffer.from(`${new URLSearchParams(params).toString()}&Body=`), body]),
      ),
    });
  const given = () => ({
    MessageSid: someSid(),
    AccountSid: texts.accountSid,
    From: somePhone(),
    To: texts.ours,
    NumMedia: '0',
  });
  const stored = (sid: string) => world.rows<Row>('select * from messages where provider_id = $1', [sid]);

  it('is kept with a mark where a character was, and its words count', async () => {
    const params = given();
    const answer = await post(
      params,
      'caf\ufffd stop calling',
      Buffer.from('caf\xe9+stop+calling', 'latin1'),
    );
    expect(answer.status).toBe(200);
    expect(await stored(params.MessageSid)).toMatchObject([
      { body: 'caf\ufffd stop calling', intent: 'opt_out' },
    ]);
  });

  it('that cannot be decoded proves nothing: refused, nothing stored, and fetched from the carrier’s log', async () => {
    const params = given();
    const answer = await post(params, 'caf\ufffd stop calling', Buffer.from('caf%E9+stop+calling'));
    expect(answer.status).toBe(403);
    expect(await stored(params.MessageSid)).toEqual([]);
    const logged = {
      providerId: params.MessageSid,
      from: params.From,
      to: params.To,
      body: 'café stop calling',
      createdAt: world.clock.now(),
    };
    await recoverInbound(world.app.platform, world.session.teamId, [
      logged as Parameters<typeof recoverInbound>[2][number],
    ]);
    expect(await stored(params.MessageSid)).toMatchObject([{ intent: 'opt_out' }]);
  });
});
