import { createHmac, randomBytes } from 'node:crypto';
import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signStatus } from '../../src/modules/messaging/sending/status-signature.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';
import { somePhone, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

const clock = createRunningClock('2026-11-18T17:00:00.000Z');
const OURS = '+13055550177';
let app: TestApp;
let twin: Twin;
let session: TestSession;
/** For its people. */
let people: TwilioWorld;
let account: { id: string; secret: string; token: string };

beforeAll(async () => {
  twin = await startTwin({ clock: clock.settings });
  app = await createTestApp({
    clock,
    env: { WORKERS: 'none', SIGNALHOUSE_API_BASE_URL: twin.baseUrl.replace(/twilio$/, 'signalhouse') },
  });
  session = await app.signUp();
  people = await twilioWorld(app, session);
  account = await connect();
});
afterAll(async () => {
  await app?.close();
  await twin?.stop();
});

/** A connected account with one number, straight in the database. */
async function connect(older = false, signed = true) {
  const id = newId();
  const secret = randomBytes(16).toString('hex');
  const token = randomBytes(24).toString('base64url');
  const at = clock.now().toISOString();
  const sealed = app.platform.vault.seal(
    {
      apiKey: `key-${randomBytes(12).toString('hex')}`,
      groupId: `G${randomBytes(3).toString('hex')}1`,
      subgroupId: null,
      olderWebhooks: older,
      signingSecret: signed ? secret : null,
      webhookToken: token,
    },
    `${session.teamId}‖${id}`,
  );
  await rows(
    `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at) values ($1, $2, 'signalhouse', 'connected', $3, $4, $5, $5)`,
    [session.teamId, id, id, sealed, at],
  );
  await rows(
    `insert into sender_numbers (team_id, id, integration_id, vendor, phone, state, kind, created_at, updated_at)
     values ($1, $2, $3, 'signalhouse', $4, 'active', 'toll_free', $5, $5) on conflict do nothing`,
    [session.teamId, newId(), id, OURS, at],
  );
  return { id, secret, token };
}

const rows = <T extends object>(sql: string, values: unknown[] = []) =>
  app.platform.database.withTeam(
    session.teamId,
    async ({ client }) => (await client.query<T>(sql, values)).rows,
  );
const objectId = () => randomBytes(12).toString('hex');

/** An inbound text in the v2 shape. */
const received = (from: string, body: string, id = objectId(), media: string[] = []) => ({
  timestamp: clock.now().toISOString(),
  event: 'MESSAGE_RECEIVED',
  identifier: id,
  metaData: {
    Message: {
      _id: id,
      direction: 'inbound',
      senderPhoneNumber: from,
      recipientPhoneNumber: OURS,
      messageBody: body,
      externalMediaUrls: media,
    },
  },
});
const reported = (event: string, id: string, more: Record<string, unknown> = {}) => ({
  timestamp: clock.now().toISOString(),
  event,
  identifier: id,
  metaData: { _id: id, ...more },
});

/** A signed push, as the vendor makes it. */
function push(
  event: unknown,
  options: {
    secret?: string;
    age?: number;
    raw?: string;
    to?: string;
    contentType?: string;
    signature?: null;
  } = {},
): Promise<Response> {
  const raw = options.raw ?? JSON.stringify(event);
  const timestamp = String(clock.now().getTime() - (options.age ?? 0));
  const signature = createHmac('sha256', options.secret ?? account.secret)
    .update(`${timestamp}.${raw}`)
    .digest('hex');
  return fetch(`${app.url}/api/webhooks/signalhouse/${options.to ?? account.id}`, {
    method: 'POST',
    headers: {
      'content-type': options.contentType ?? 'application/json',
      'x-signalhouse-delivery-id': newId(),
      ...(options.signature === null
        ? {}
        : { 'x-signalhouse-timestamp': timestamp, 'x-signalhouse-signature': signature }),
    },
    body: raw,
  });
}

const inboundOf = (leadId: string) =>
  rows<{ body: string; intent: string }>(
    `select body, intent from messages where lead_id = $1 and direction = 'inbound'`,
    [leadId],
  );
const barsOf = (leadId: string) =>
  rows<{ source: string }>('select source from suppression_list where lead_id = $1 and lifted_at is null', [
    leadId,
  ]);

describe('a push', () => {
  it('needs a fresh signature over every byte', async () => {
    const lead = await people.addLead();
    const event = received(lead.phones[0]!, 'Hello');
    expect((await push(event, { secret: 'another' })).status).toBe(403);
    expect((await push(event, { age: 20 * 60_000 })).status).toBe(403);
    expect((await push(event, { signature: null })).status).toBe(403);
    expect((await push(event, { to: newId() })).status).toBe(404);
    expect((await push(event, { to: 'x' })).status).toBe(404);
    expect(await inboundOf(lead.id)).toEqual([]);
    expect((await push(event)).status).toBe(204);
    expect(await inboundOf(lead.id)).toMatchObject([{ body: 'Hello' }]);
  });

  it('counts once, however often it comes and under whichever delivery id', async () => {
    const lead = await people.addLead();
    const event = received(lead.phones[0]!, 'Once');
    const answers = await Promise.all(Array.from({ length: 20 }, () => push(event)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([204]));
    expect(await inboundOf(lead.id)).toHaveLength(1);
  });

  it('with STOP ends everything before its answer; the one confirmation leaves from the number', async () => {
    const lead = await people.addLead({
      phones: [somePhone(), somePhone()],
      emails: [`${objectId()}@lopez.example`],
    });
    expect((await push(received(lead.phones[0]!, 'Stop texting me please'))).status).toBe(204);
    expect(await barsOf(lead.id)).toHaveLength(3);
    expect(await rows('select vendor, transactional from send_ledger where lead_id = $1', [lead.id])).toEqual(
      [{ vendor: 'signalhouse', transactional: true }],
    );
  });

  it('with a picture is told by the same word as one that another vendor brings', async () => {
    const lead = await people.addLead();
    const picture = received(lead.phones[0]!, '', objectId(), ['https://media.example/roof.jpg']);
    expect((await push(picture)).status).toBe(204);
    expect(await rows('select last_message_text from inbox_items where lead_id = $1', [lead.id])).toEqual([
      { last_message_text: '(picture)' },
    ]);
  });

  it('is read with a byte order mark, and as another content type', async () => {
    const [one, two] = [await people.addLead(), await people.addLead()];
    expect(
      (await push(null, { raw: `\ufeff${JSON.stringify(received(one.phones[0]!, 'BOM'))}` })).status,
    ).toBe(204);
    expect((await push(received(two.phones[0]!, 'Plain'), { contentType: 'text/plain' })).status).toBe(204);
    expect(await inboundOf(one.id)).toHaveLength(1);
    expect(await inboundOf(two.id)).toHaveLength(1);
  });

  it('in the shapes of the first API is taken only where the account says so', async () => {
    const older = await connect(true);
    const lead = await people.addLead();
    const dotted = {
      event: 'message.received',
      message_id: objectId(),
      from: lead.phones[0]!,
      to: OURS,
      text: 'Dotted',
    };
    const flat = {
      event: 'SMS_RECEIVED',
      data: { messageId: objectId(), from: lead.phones[0]!, to: OURS, text: 'Flat' },
    };
    expect((await push(dotted)).status).toBe(400);
    expect((await push(dotted, { to: older.id, secret: older.secret })).status).toBe(204);
    expect((await push(flat, { to: older.id, secret: older.secret })).status).toBe(204);
    expect((await inboundOf(lead.id)).map((message) => message.body).toSorted()).toEqual(['Dotted', 'Flat']);
  });

  it('that is none is refused, and an unknown kind is kept', async () => {
    expect((await push({ hello: 'world' })).status).toBe(400);
    expect((await push(null, { raw: '[]' })).status).toBe(400);
    expect((await push(reported('SOMETHING_NEW', objectId()))).status).toBe(204);
    expect(
      await rows(`select outcome from webhook_receipts where kind = 'other' and vendor = 'signalhouse'`),
    ).toEqual([{ outcome: 'unknown_event' }]);
  });
});

describe('an unsigned push', () => {
  const unsigned = (event: unknown, token = account.token) =>
    fetch(`${app.url}/api/webhooks/signalhouse/${account.id}/${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
    });

  it('at a wrong address is nobody’s', async () => {
    expect((await unsigned(received(somePhone(), 'Hello'), 'x')).status).toBe(404);
    expect((await unsigned(received(somePhone(), 'Hello'), `${account.token}x`)).status).toBe(404);
  });

  it('counts when the vendor knows the message; a revocation counts at once', async () => {
    const [forged, leaving] = [await people.addLead(), await people.addLead()];
    expect((await unsigned(received(forged.phones[0]!, 'Hello'))).status).toBe(204);
    expect(await inboundOf(forged.id)).toEqual([]);
    expect((await unsigned(received(leaving.phones[0]!, 'STOP'))).status).toBe(204);
    expect(await barsOf(leaving.id)).toHaveLength(1);
  });
});

describe('a report about one message', () => {
  async function sent(providerId: string | null, state = 'accepted') {
    const lead = await people.addLead();
    const [ledgerId, messageId] = [newId(), newId()];
    const at = clock.now().toISOString();
    await rows(
      'insert into conversations (team_id, id, lead_id, created_at, updated_at) values ($1, $2, $3, $4, $4)',
      [session.teamId, newId(), lead.id, at],
    );
    await rows(
      `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, created_at, updated_at)
       select $1, $2, c.id, $3, 'outbound', 'sms', 'hi', $4, $5, $5 from conversations c where c.lead_id = $3`,
      [session.teamId, messageId, lead.id, state, at],
    );
    await rows(
      `insert into send_ledger (team_id, id, message_id, lead_id, channel, address, one_off_key, sender_number_id, vendor, integration_id, body, segments, state, due_at, attempt, provider_id, accepted_at, created_at, updated_at)
       select $1, $2, $3, $4, 'sms', $5, $6, n.id, 'signalhouse', $7, 'hi', 1, $8::text::message_state, $9, 1, $10, case when $8::text = 'accepted' then $9::timestamptz end, $9, $9 from sender_numbers n where n.phone = $11`,
      [
        session.teamId,
        ledgerId,
        messageId,
        lead.id,
        lead.phones[0],
        `k:${ledgerId}`,
        account.id,
        state,
        at,
        providerId,
        OURS,
      ],
    );
    return { ledgerId, lead };
  }
  const stateOf = async (id: string) =>
    (
      await rows<{ state: string; provider_id: string | null; error_code: string | null }>(
        'select state, provider_id, error_code from send_ledger where id = $1',
        [id],
      )
    )[0];
  const atMessage = (event: unknown, ledgerId: string, signature?: string) => {
    const s =
      signature ?? signStatus(app.platform.vault, { integrationId: account.id, ledgerId, attempt: 1 });
    return fetch(`${app.url}/api/webhooks/signalhouse/${account.id}/status?l=${ledgerId}&a=1&s=${s}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(event),
    });
  };

  it('moves it, in any order, and brings what its error asks for', async () => {
    const [good, bad] = [objectId(), objectId()];
    const [delivered, failed] = [await sent(good), await sent(bad)];
    await push(reported('MESSAGE_DELIVERED', good, { status: 'DELIVERED', segmentCount: 1 }));
    await push(reported('SMS_SENT', good, { status: 'SENT' }));
    await push(
      reported('MESSAGE_FAILED', bad, {
        status: 'FAILED',
        successOrFailureReason: 'Recipient has opted out',
      }),
    );
    expect(await stateOf(delivered.ledgerId)).toMatchObject({ state: 'delivered' });
    expect(await stateOf(failed.ledgerId)).toMatchObject({ state: 'failed', error_code: 'OUT' });
    expect((await barsOf(failed.lead.id)).length).toBeGreaterThan(0);
  });

  it('at its own address binds a lost answer, although the other address did not know it', async () => {
    const id = objectId();
    const { ledgerId } = await sent(null, 'submitting');
    const event = reported('MESSAGE_DELIVERED', id, { status: 'DELIVERED' });
    expect((await push(event)).status).toBe(204);
    expect(await stateOf(ledgerId)).toMatchObject({ state: 'submitting' });
    expect((await atMessage(event, ledgerId)).status).toBe(204);
    expect(await stateOf(ledgerId)).toMatchObject({ state: 'delivered', provider_id: id });
  });

  it('told at both addresses at once binds all the same', async () => {
    const id = objectId();
    const { ledgerId } = await sent(null, 'submitting');
    const event = reported('MESSAGE_DELIVERED', id, { status: 'DELIVERED' });
    const answers = await Promise.all([push(event), atMessage(event, ledgerId), push(event)]);
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 204]);
    expect(await stateOf(ledgerId)).toMatchObject({ state: 'delivered', provider_id: id });
  });

  it('at its own address needs our signature, and tells of nothing else', async () => {
    const id = objectId();
    const { ledgerId } = await sent(id);
    const event = reported('MESSAGE_DELIVERED', id, { status: 'DELIVERED' });
    const other = signStatus(app.platform.vault, {
      integrationId: account.id,
      ledgerId: newId(),
      attempt: 1,
    });
    expect((await atMessage(event, ledgerId, other)).status).toBe(403);
    expect((await atMessage(event, ledgerId, '')).status).toBe(403);
    const lead = await people.addLead();
    expect((await atMessage(received(lead.phones[0]!, 'STOP'), ledgerId)).status).toBe(204);
    expect(await barsOf(lead.id)).toEqual([]);
    expect(await stateOf(ledgerId)).toMatchObject({ state: 'accepted' });
  });
});
