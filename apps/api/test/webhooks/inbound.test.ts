import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '@og/db';
import { verifyTwilioRequest } from '../../src/modules/messaging/webhooks/twilio-request.js';
import { teamOfIntegration } from '../../src/modules/messaging/webhooks/vendor-events/integration-team.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { sign, somePhone, someSid, teamRows, twilioWorld, type TwilioWorld } from './twilio-world.js';

let app: TestApp;
let session: TestSession;
let world: TwilioWorld;

beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());

const rows = <T extends object>(sql: string, values: unknown[] = []) =>
  teamRows<T>(app, session.teamId, sql, values);
const outcomeOf = async (sid: string) =>
  (await rows<{ outcome: string }>('select outcome from webhook_receipts where event_key = $1', [sid]))[0]
    ?.outcome;
const itemOf = async (leadId: string) =>
  (
    await rows<{
      state: string;
      opted_out: boolean;
      intent: string;
      last_message_text: string;
      unread: boolean;
      priority: number;
    }>('select * from inbox_items where lead_id = $1', [leadId])
  )[0];

describe('a text from a lead', () => {
  it('becomes a message, an open inbox item and a line in the timeline, and ends the runs', async () => {
    const lead = await world.addLead();
    const answer = await world.text(lead.phones[0]!, 'Yes, tell me more please');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/xml');
    expect(await answer.text()).toContain('<Response/>');
    expect(
      await rows('select direction, state, body, intent from messages where lead_id = $1', [lead.id]),
    ).toEqual([
      { direction: 'inbound', state: 'received', body: 'Yes, tell me more please', intent: 'interested' },
    ]);
    expect(await itemOf(lead.id)).toMatchObject({
      state: 'open',
      opted_out: false,
      intent: 'interested',
      unread: true,
      last_message_text: 'Yes, tell me more please',
    });
    expect(await rows('select stage from leads where id = $1', [lead.id])).toEqual([{ stage: 'replied' }]);
    expect(await rows(`select type from lead_events where lead_id = $1`, [lead.id])).toEqual([
      { type: 'message.received' },
    ]);
  });

  it('counts once when the same webhook comes 50 times at once', async () => {
    const lead = await world.addLead();
    const sid = someSid();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => world.text(lead.phones[0]!, 'How much is it?', { MessageSid: sid })),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(await rows('select id from messages where lead_id = $1', [lead.id])).toHaveLength(1);
    expect(await rows('select id from inbox_items where lead_id = $1', [lead.id])).toHaveLength(1);
    expect(await rows('select id from webhook_receipts where event_key = $1', [sid])).toHaveLength(1);
  });

  it('makes one lead of an unknown number that sends ten texts at once', async () => {
    const phone = somePhone();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => world.text(phone, `Hello ${index}`)),
    );
    expect(answers.every((answer) => answer.status === 200)).toBe(true);
    const leads = await rows<{ id: string; source: string; time_zones: string[] }>(
      'select l.id, l.source, l.time_zones from leads l join lead_phones p on p.lead_id = l.id where p.phone = $1',
      [phone],
    );
    expect(leads).toHaveLength(1);
    expect(leads[0]).toMatchObject({ source: 'inbound' });
    expect(leads[0]!.time_zones.length).toBeGreaterThan(0);
    expect(await rows('select id from messages where lead_id = $1', [leads[0]!.id])).toHaveLength(10);
    expect(await rows('select id from inbox_items where lead_id = $1', [leads[0]!.id])).toHaveLength(1);
  });

  it.each([
    ['only emoji', '👍🏽🎉', {}, '👍🏽🎉'],
    ['10,000 characters', 'Would you call me? '.repeat(530), {}, 'Would you call me? Would'],
    [
      'a picture without text',
      '',
      { NumMedia: '1', MediaUrl0: 'https://api.twilio.com/m/1', MediaContentType0: 'image/jpeg' },
      '(picture)',
    ],
    ['nothing at all', '', {}, '(empty message)'],
    ['a NUL and half a character', 'hello\0 there \ud83d', {}, 'hello there'],
  ])('is kept and shown with %s', async (_what, body, more, shown) => {
    const lead = await world.addLead();
    const answer = await world.text(lead.phones[0]!, body, more as Record<string, string>);
    expect(answer.status).toBe(200);
    const [message] = await rows<{ body: string; media: unknown[] | null }>(
      'select body, media from messages where lead_id = $1',
      [lead.id],
    );
    expect(message?.body.length).toBeGreaterThanOrEqual(body.replace('\0', '').length - 1);
    if ('NumMedia' in more)
      expect(message?.media).toEqual([{ url: 'https://api.twilio.com/m/1', contentType: 'image/jpeg' }]);
    const item = await itemOf(lead.id);
    expect(item?.last_message_text.startsWith(shown)).toBe(true);
    expect(item?.last_message_text.length).toBeLessThanOrEqual(400);
  });

  it('is kept when it went to a number that is ours no more, and answers leave from the number used before', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'first');
    await world.text(lead.phones[0]!, 'second', { To: somePhone() });
    expect(await rows('select id from messages where lead_id = $1', [lead.id])).toHaveLength(2);
    expect(await rows('select sender_number_id from conversations where lead_id = $1', [lead.id])).toEqual([
      { sender_number_id: world.senderNumberId },
    ]);
  });

  it('goes to the living lead when its own was merged away', async () => {
    const survivor = await world.addLead();
    const merged = await world.addLead();
    await rows('update leads set merged_into = $2, deleted_at = now() where id = $1', [
      merged.id,
      survivor.id,
    ]);
    await world.text(merged.phones[0]!, 'Still me');
    expect(await rows('select id from messages where lead_id = $1', [survivor.id])).toHaveLength(1);
    expect(await rows('select id from messages where lead_id = $1', [merged.id])).toHaveLength(0);
  });

  it('brings a deleted lead back, unless it is an opt-out', async () => {
    const returning = await world.addLead();
    const leaving = await world.addLead();
    await rows('update leads set deleted_at = now(), deleted_in = $2 where id = any($1)', [
      [returning.id, leaving.id],
      newId(),
    ]);
    const [sidReturning, sidLeaving] = [someSid(), someSid()];
    await world.text(returning.phones[0]!, 'I am interested after all', { MessageSid: sidReturning });
    await world.text(leaving.phones[0]!, 'stop', { MessageSid: sidLeaving });
    expect(await rows('select deleted_at from leads where id = $1', [returning.id])).toEqual([
      { deleted_at: null },
    ]);
    expect(await outcomeOf(sidReturning)).toBe('received');
    expect(await outcomeOf(sidLeaving)).toBe('opted_out_of_deleted');
    expect(await rows('select deleted_at is null as alive from leads where id = $1', [leaving.id])).toEqual([
      { alive: false },
    ]);
    expect(await itemOf(leaving.id)).toBeUndefined();
    expect(
      await rows('select id from suppression_list where address = $1', [leaving.phones[0]]),
    ).toHaveLength(1);
  });

  it.each(['12345', 'AMAZON', 'whatsapp:+13055550100', ''])(
    'from %j is noted and makes no lead',
    async (from) => {
      const sid = someSid();
      expect((await world.text(from, 'Your code is 1234', { MessageSid: sid })).status).toBe(200);
      expect(await outcomeOf(sid)).toBe('ignored_sender');
    },
  );
});

describe('a webhook that is not right', () => {
  const path = () => `/api/webhooks/twilio/${world.integrationId}/sms`;
  const params = () => ({
    MessageSid: someSid(),
    AccountSid: world.accountSid,
    From: somePhone(),
    To: world.ours,
    Body: 'hello',
    NumMedia: '0',
  });
  const receipts = async () =>
    (await rows<{ count: number }>('select count(*)::int as count from webhook_receipts'))[0]?.count;

  it('is refused without storing anything when it is not signed by the account', async () => {
    const before = await receipts();
    const other = await twilioWorld(app, await app.signUp());
    const good = params();
    const refused = await Promise.all([
      world.post(path(), good, { signature: null }),
      world.post(path(), good, { signature: 'AAAA' }),
      world.post(path(), good, { token: 'another-token' }),
      world.post(path(), good, { token: other.authToken }),
      world.post(path(), good, { url: `https://evil.example${path()}` }),
      world.post(`${path()}?x=1`, good, { url: `${app.url}${path()}` }),
      world.post(path(), { ...good, Body: 'changed' }, { signature: 'ZZZZ' }),
      fetch(`${app.url}${path()}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-twilio-signature': 'x' },
        body: '{"MessageSid":"SM1"}',
      }),
      fetch(`${app.url}${path()}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: 'MessageSid=1',
      }),
    ]);
    expect(refused.map((answer) => answer.status)).toEqual(refused.map(() => 403));
    expect(await receipts()).toBe(before);
  });

  it('is judged by the configured address, never by its Host', async () => {
    const good = params();
    expect(
      (
        await world.post(path(), good, {
          headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
        })
      ).status,
    ).toBe(200);
  });

  it('is unknown alike for no such integration and for no id at all', async () => {
    const answers = await Promise.all([
      world.post(`/api/webhooks/twilio/${newId()}/sms`, params()),
      world.post('/api/webhooks/twilio/nonsense/sms', params()),
    ]);
    const bodies = await Promise.all(
      answers.map(async (answer) => ({
        status: answer.status,
        ...((await answer.json()) as { code: string; message: string }),
        requestId: '',
      })),
    );
    expect(bodies[0]?.status).toBe(404);
    expect(bodies).toEqual([bodies[0], bodies[0]]);
  });

  it('costs a statement now and then, however many ask for ids that nobody has; who is there is found among them', async () => {
    const { platform } = app;
    const mine = { integrationId: world.integrationId, path: path(), params: params() };
    const statements = vi.spyOn(platform.database, 'withSystem');
    const strangers = Array.from({ length: 300 }, () => newId());
    const [found, ...answers] = await Promise.allSettled([
      verifyTwilioRequest(platform, {
        ...mine,
        signature: sign(world.authToken, app.url + mine.path, mine.params),
      }),
      ...strangers.map((integrationId) =>
        verifyTwilioRequest(platform, { ...mine, integrationId, signature: undefined }),
      ),
      ...strangers.map((integrationId) => teamOfIntegration(platform, 'sendgrid', integrationId)),
      // Known, and of another vendor.
      teamOfIntegration(platform, 'signalhouse', world.integrationId),
    ]);
    // Others of this process ask the database now and then, too.
    expect(statements.mock.calls.length).toBeLessThan(60);
    statements.mockRestore();
    expect(found).toMatchObject({ status: 'fulfilled', value: { teamId: session.teamId } });
    expect(answers.slice(0, 300).map((answer) => answer.status)).toEqual(Array(300).fill('rejected'));
    for (const answer of answers.slice(300)) expect(answer).toEqual({ status: 'fulfilled', value: null });
  });

  it('still hears a person through an account that was disconnected: a STOP is never lost', async () => {
    const gone = await twilioWorld(app, session);
    await rows(`update integrations set state = 'disabled' where id = $1`, [gone.integrationId]);
    const phone = somePhone();
    expect((await gone.text(phone, 'STOP')).status).toBe(200);
    const barred = await rows(`select from suppression_list where address = $1 and lifted_at is null`, [
      phone,
    ]);
    expect(barred).toHaveLength(1);
  });

  it('is a bad request when what was signed names no message or another account', async () => {
    const before = await receipts();
    const { MessageSid: _sid, ...without } = params();
    expect((await world.post(path(), without)).status).toBe(400);
    expect((await world.post(path(), { ...params(), AccountSid: someSid('AC') })).status).toBe(400);
    expect(await receipts()).toBe(before);
  });
});
