import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planSends } from '../../src/modules/messaging/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { somePhone, teamRows, twilioWorld, type TwilioWorld } from './twilio-world.js';

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
const suppressed = async (address: string) =>
  (
    await rows<{ reason: string }>(
      'select reason from suppression_list where address = $1 and lifted_at is null order by reason',
      [address],
    )
  ).map((row) => row.reason);

/** A message that would go out tomorrow. */
async function planFor(lead: { id: string }, phone: string): Promise<void> {
  const now = app.platform.clock.now();
  await app.platform.database.withTeam(session.teamId, (tx) =>
    planSends(tx, now, [
      {
        leadId: lead.id,
        channel: 'sms',
        address: phone,
        body: 'Hello',
        segments: 1,
        senderNumberId: world.senderNumberId,
        dueAt: new Date(now.getTime() + 86_400_000),
        oneOffKey: newId(),
      },
    ]),
  );
}
const pending = (leadId: string) =>
  rows(
    `select id from send_ledger where lead_id = $1 and state in ('planned', 'held', 'ready') and not transactional`,
    [leadId],
  );
const confirmations = (leadId: string) =>
  rows<{ body: string }>('select body from send_ledger where lead_id = $1 and transactional', [leadId]);

describe('a revocation', () => {
  it.each([
    ['STOP', 0],
    ['  stop!! ', 0],
    ['Please stop texting me', 1],
    ['take me off your list', 1],
    ['no mas', 1],
  ])(
    '%j stops every number, channel and message of the person before the webhook answers',
    async (body, confirmed) => {
      const [first, second, email] = [somePhone(), somePhone(), `${newId()}@example.test`];
      const lead = await world.addLead({ phones: [first, second], emails: [email] });
      await planFor(lead, first);
      await planFor(lead, second);
      expect(await pending(lead.id)).toHaveLength(2);

      expect((await world.text(second, body)).status).toBe(200);

      for (const address of [first, second, email]) expect(await suppressed(address)).toEqual(['opt_out']);
      expect(
        await rows('select distinct message_id from suppression_list where lead_id = $1', [lead.id]),
      ).toHaveLength(1);
      expect(await pending(lead.id)).toEqual([]);
      expect(
        await rows(`select state from send_ledger where lead_id = $1 and not transactional`, [lead.id]),
      ).toEqual([{ state: 'suppressed' }, { state: 'suppressed' }]);
      expect(
        await rows('select stage, opted_out_at is not null as out from leads where id = $1', [lead.id]),
      ).toEqual([{ stage: 'suppressed', out: true }]);
      expect(
        await rows('select id from consents where lead_id = $1 and revoked_at is null', [lead.id]),
      ).toEqual([]);
      expect(
        await rows('select state, opted_out, unread, intent from inbox_items where lead_id = $1', [lead.id]),
      ).toEqual([{ state: 'done', opted_out: true, unread: false, intent: 'opt_out' }]);
      expect(
        await rows(`select detail from lead_events where lead_id = $1 and type = 'lead.opted_out'`, [
          lead.id,
        ]),
      ).toEqual([{ detail: '3 addresses suppressed, 2 pending messages stopped' }]);
      // The carrier confirms its own keywords; a person's own words are confirmed by us, once.
      expect(await confirmations(lead.id)).toHaveLength(confirmed);
      await world.text(second, 'I said stop texting me!');
      expect(await confirmations(lead.id)).toHaveLength(confirmed);
    },
  );

  it('names the brand and advertises nothing in its confirmation', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'please remove me from your list');
    const [confirmation] = await confirmations(lead.id);
    expect(confirmation?.body).toMatch(/^You are unsubscribed from .+\. No more messages will be sent\.$/);
  });

  it.each([
    'Not interested',
    "can't stop laughing",
    'Who is this?',
    'by the end of the month works',
    'Send it',
  ])('is not %j', async (body) => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, body);
    expect(await suppressed(lead.phones[0]!)).toEqual([]);
    expect(await rows('select state from inbox_items where lead_id = $1', [lead.id])).toEqual([
      { state: 'open' },
    ]);
  });

  it('is taken from the carrier too, when it answered the keyword itself', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'ARRETER ICI', { OptOutType: 'STOP' });
    expect(await suppressed(lead.phones[0]!)).toEqual(['opt_out']);
    expect(await confirmations(lead.id)).toEqual([]);
  });

  it('does not touch the same person in another team', async () => {
    const otherSession = await app.signUp();
    const other = await twilioWorld(app, otherSession);
    const phone = somePhone();
    await world.addLead({ phones: [phone] });
    await other.addLead({ phones: [phone] });
    await world.text(phone, 'STOP');
    expect(await suppressed(phone)).toEqual(['opt_out']);
    expect(await teamRows(app, otherSession.teamId, 'select id from suppression_list')).toEqual([]);
  });

  it('leaves nothing pending when it races with planning', async () => {
    const lead = await world.addLead();
    const phone = lead.phones[0]!;
    await Promise.all([...Array.from({ length: 8 }, () => planFor(lead, phone)), world.text(phone, 'stop')]);
    // What was planned after the opt-out is caught when it is claimed: nothing was accepted.
    expect(
      await rows('select id from send_ledger where lead_id = $1 and accepted_at is not null', [lead.id]),
    ).toEqual([]);
    expect(await suppressed(phone)).toEqual(['opt_out']);
  });
});

describe('START', () => {
  it('lifts a keyword opt-out on every address of the person and records a new consent', async () => {
    const [first, second] = [somePhone(), somePhone()];
    const lead = await world.addLead({ phones: [first, second] });
    await world.text(first, 'STOP');
    await world.text(first, 'Start');
    expect(await suppressed(first)).toEqual([]);
    expect(await suppressed(second)).toEqual([]);
    expect(await rows('select opted_out_at, stage from leads where id = $1', [lead.id])).toEqual([
      { opted_out_at: null, stage: 'replied' },
    ]);
    expect(
      await rows('select source from consents where lead_id = $1 and revoked_at is null', [lead.id]),
    ).toEqual([{ source: 'sms_keyword' }]);
  });

  it.each(['dnc', 'litigator', 'complaint', 'erasure', 'manual'])('does not lift %s', async (reason) => {
    const lead = await world.addLead();
    const phone = lead.phones[0]!;
    await world.text(phone, 'STOP');
    await rows(
      `insert into suppression_list (team_id, id, channel, address, address_hash, reason, source, created_by, created_at) values ($1, $2, 'sms', $3, $4, $5, 'user', 'test', now())`,
      [session.teamId, newId(), phone, app.platform.vault.addressHash('sms', phone), reason],
    );
    await world.text(phone, 'UNSTOP');
    expect(await suppressed(phone)).toEqual([reason]);
  });

  it('does not lift what a person said in their own words', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'please never text me again');
    await world.text(lead.phones[0]!, 'start');
    expect(await suppressed(lead.phones[0]!)).toEqual(['opt_out']);
  });
});

describe('HELP', () => {
  it('is answered with brand and contact once a day, suppresses nothing and needs nobody', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'HELP');
    await world.text(lead.phones[0]!, 'help');
    const answers = await confirmations(lead.id);
    expect(answers).toHaveLength(1);
    expect(answers[0]?.body).toContain('for help contact');
    expect(answers[0]?.body).toContain(session.email);
    expect(await suppressed(lead.phones[0]!)).toEqual([]);
    expect(await rows('select id from inbox_items where lead_id = $1', [lead.id])).toEqual([]);
  });
});
