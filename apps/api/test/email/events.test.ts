import { generateKeyPairSync } from 'node:crypto';
import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { somePhone } from '../webhooks/twilio-world.js';
import { emailWorld, someEmail, type EmailWorld, type TestLead, type TestMail } from './email-world.js';

const clock = createRunningClock('2026-11-18T17:00:00.000Z');
let app: TestApp;
let session: TestSession;
let world: EmailWorld;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await emailWorld(app, session);
});
afterAll(() => app?.close());

let tick = 0;
/** An event as SendGrid writes it. */
function eventOf(lead: TestLead, mail: TestMail, event: string, more: Record<string, unknown> = {}) {
  tick += 1;
  return {
    email: lead.email,
    timestamp: Math.floor(clock.now().getTime() / 1_000) + tick,
    event,
    sg_event_id: newId(),
    sg_message_id: `${mail.providerId ?? newId()}.recvd-1-2-3`,
    l: mail.ledgerId,
    a: '1',
    ...more,
  };
}
const stateOf = async (mail: TestMail) =>
  (await world.rows<{ state: string }>('select state from send_ledger where id = $1', [mail.ledgerId]))[0]
    ?.state;
const barsOf = (lead: TestLead) =>
  world.rows<{ channel: string; reason: string; source: string }>(
    'select channel, reason, source from suppression_list where lead_id = $1 and lifted_at is null order by channel, reason',
    [lead.id],
  );
const runOf = async (mail: TestMail) =>
  (await world.rows<{ state: string }>('select state from enrollments where id = $1', [mail.enrollmentId]))[0]
    ?.state;
const outcomes = async () =>
  (
    await world.rows<{ outcome: string }>(
      'select outcome from webhook_receipts order by created_at desc, id desc limit 20',
    )
  ).map((row) => row.outcome);

describe('a delivery of events', () => {
  it('is refused without a fresh signature over every byte', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead, { state: 'accepted' });
    const events = [eventOf(lead, mail, 'delivered')];
    const stranger = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;
    const now = clock.now().getTime();
    expect((await world.events(events, { key: stranger })).status).toBe(403);
    expect((await world.events(events, { at: now - 20 * 60_000 })).status).toBe(403);
    expect((await world.events(events, { at: now + 20 * 60_000 })).status).toBe(403);
    const url = `${app.url}/api/webhooks/sendgrid`;
    expect((await fetch(`${url}/${world.integrationId}/events`, { method: 'POST', body: '[]' })).status).toBe(
      403,
    );
    expect((await fetch(`${url}/${newId()}/events`, { method: 'POST', body: '[]' })).status).toBe(404);
    expect((await fetch(`${url}/x/events`, { method: 'POST', body: '[]' })).status).toBe(404);
    expect(await stateOf(mail)).toBe('accepted');
    expect((await world.events(events)).status).toBe(204);
    expect(await stateOf(mail)).toBe('delivered');
  });

  it('counts the line end behind the list to the signed body', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead, { state: 'accepted' });
    const body = JSON.stringify([eventOf(lead, mail, 'delivered')]);
    expect((await world.events(null, { body })).status).toBe(204);
    expect((await world.events(null, { body: `${body}\r\n` })).status).toBe(204);
    expect(await stateOf(mail)).toBe('delivered');
  });

  it('is no list, no JSON or empty: said so, and nothing kept', async () => {
    const before = await world.rows('select id from webhook_receipts');
    expect((await world.events(null, { body: '{"event":"delivered"}' })).status).toBe(400);
    expect((await world.events(null, { body: '[{' })).status).toBe(400);
    expect((await world.events([])).status).toBe(204);
    expect(await world.rows('select id from webhook_receipts')).toHaveLength(before.length);
  });

  it('moves each of its mails, whatever its order, once', async () => {
    const lead = await world.addLead();
    const mails = await Promise.all(
      Array.from({ length: 6 }, () => world.addMail(lead, { state: 'accepted' })),
    );
    const events = mails.flatMap((mail) => [
      eventOf(lead, mail, 'delivered'),
      eventOf(lead, mail, 'processed'),
      eventOf(lead, mail, 'deferred', { attempt: '1' }),
    ]);
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.events([...events, ...events])));
    expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill(204));
    expect(await Promise.all(mails.map(stateOf))).toEqual(Array(6).fill('delivered'));
    expect(
      await world.rows(
        `select to_state, count(*)::int as count from message_events where ledger_id = any($1) group by 1 order by 1`,
        [mails.map((mail) => mail.ledgerId)],
      ),
    ).toEqual([
      { to_state: 'delivered', count: 6 },
      { to_state: 'queued', count: 6 },
      { to_state: 'sending', count: 6 },
    ]);
  });

  it('binds a mail whose own answer was lost, by what we gave along', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead, { state: 'submitting' });
    await world.events([eventOf(lead, mail, 'processed', { sg_message_id: 'lost.answer' })]);
    expect(
      await world.rows('select state, provider_id from send_ledger where id = $1', [mail.ledgerId]),
    ).toEqual([{ state: 'accepted', provider_id: 'lost' }]);
  });

  it('about a mail that nobody knows, or of a new kind, is kept and answered', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    const unknown = { ...mail, ledgerId: newId(), providerId: 'nobody' };
    const answer = await world.events([
      eventOf(lead, unknown, 'delivered'),
      eventOf(lead, unknown, 'open'),
      eventOf(lead, mail, 'teleported'),
      'not even an object',
    ]);
    expect(answer.status).toBe(204);
    expect((await outcomes()).slice(0, 3).toSorted()).toEqual(['unbound', 'unbound', 'unknown_event']);
  });

  it('of another team’s mail changes nothing', async () => {
    const other = await app.signUp();
    const otherWorld = await emailWorld(app, other);
    const theirs = await otherWorld.addLead();
    const mail = await otherWorld.addMail(theirs, { state: 'accepted' });
    await world.events([eventOf(theirs, mail, 'delivered'), eventOf(theirs, mail, 'spamreport')]);
    expect(await otherWorld.rows('select state from send_ledger where id = $1', [mail.ledgerId])).toEqual([
      { state: 'accepted' },
    ]);
    expect(await otherWorld.rows('select id from suppression_list')).toEqual([]);
  });
});

describe('a mail that was not delivered', () => {
  it('for good bars the address, not the person, and ends the run as bounced', async () => {
    const lead = await world.addLead({ phones: [somePhone()] });
    const mail = await world.addMail(lead, { state: 'accepted' });
    const next = await world.addMail(lead, { state: 'planned', run: mail });
    await world.events([
      eventOf(lead, mail, 'bounce', { type: 'bounce', status: '5.1.1', reason: '550 5.1.1 no such user' }),
    ]);
    expect(await stateOf(mail)).toBe('undelivered');
    expect(await barsOf(lead)).toEqual([{ channel: 'email', reason: 'bounce', source: 'carrier:bounce' }]);
    expect(await runOf(mail)).toBe('bounced');
    expect(await stateOf(next)).toBe('canceled');
    expect(await world.rows('select opted_out_at from leads where id = $1', [lead.id])).toEqual([
      { opted_out_at: null },
    ]);
  });

  it('goes on with the run when the campaign does not end at a bounce', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead, { state: 'accepted' });
    await world.rows(`update campaigns set exit_conditions = '{reply}' where id = $1`, [mail.campaignId]);
    await world.events([eventOf(lead, mail, 'bounce', { type: 'bounce', reason: '550' })]);
    expect(await runOf(mail)).toBe('active');
    expect(await barsOf(lead)).toHaveLength(1);
  });

  it('hours after it was delivered still bars the address', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead, { state: 'delivered' });
    await world.events([eventOf(lead, mail, 'bounce', { type: 'bounce', reason: '550' })]);
    expect(await stateOf(mail)).toBe('delivered');
    expect(await barsOf(lead)).toHaveLength(1);
  });

  it.each([
    ['blocked', { event: 'bounce', type: 'blocked', reason: '421 try later' }, 'undelivered', []],
    ['expired', { event: 'bounce', type: 'expired', reason: 'timed out' }, 'undelivered', []],
    ['dropped for a bounce', { event: 'dropped', reason: 'Bounced Address' }, 'failed', ['bounce']],
    ['dropped as invalid', { event: 'dropped', reason: 'Invalid' }, 'failed', ['bounce']],
    ['dropped as unsubscribed', { event: 'dropped', reason: 'Unsubscribed Address' }, 'failed', ['opt_out']],
    ['dropped for a reason of its own', { event: 'dropped', reason: 'Because' }, 'failed', []],
  ])('when it was %s', async (_what, { event, ...more }, state, reasons) => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead, { state: 'accepted' });
    await world.events([eventOf(lead, mail, event, more)]);
    expect(await stateOf(mail)).toBe(state);
    expect((await barsOf(lead)).map((row) => row.reason)).toEqual(reasons);
  });
});

describe('what people do with a mail', () => {
  it.each([
    ['spamreport', 'complaint', 'complaint:sendgrid', 'suppressed'],
    ['unsubscribe', 'opt_out', 'unsubscribe:vendor', 'opted_out'],
    ['group_unsubscribe', 'opt_out', 'unsubscribe:vendor', 'opted_out'],
  ])('%s ends everything for the person', async (event, reason, source, run) => {
    const lead = await world.addLead({ emails: [someEmail(), someEmail()], phones: [somePhone()] });
    const mail = await world.addMail(lead);
    const next = await world.addMail(lead, { state: 'ready', run: mail });
    const delivery = [eventOf(lead, mail, event, { asm_group_id: 3 })];
    await Promise.all([world.events(delivery), world.events(delivery)]);
    const bars = await barsOf(lead);
    expect(bars).toHaveLength(3);
    expect(new Set(bars.map((row) => `${row.reason} ${row.source}`))).toEqual(
      new Set([`${reason} ${source}`]),
    );
    expect(await runOf(mail)).toBe(run);
    expect(await stateOf(next)).toBe('suppressed');
    expect(await stateOf(mail)).toBe('delivered');
    expect(
      await world.rows(`select type from lead_events where lead_id = $1 and type = 'lead.opted_out'`, [
        lead.id,
      ]),
    ).toHaveLength(1);
  });

  it('opens, clicks and a new subscription are noted and change nothing', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    await world.events([
      eventOf(lead, mail, 'open', { sg_machine_open: true }),
      eventOf(lead, mail, 'click', { url: 'https://acme.example/?q=1' }),
      eventOf(lead, mail, 'unsubscribe'),
      eventOf(lead, mail, 'group_resubscribe', { asm_group_id: 3 }),
    ]);
    expect(
      await world.rows(
        `select to_state, reason from message_events where ledger_id = $1 and to_state in ('open', 'click') order by 1`,
        [mail.ledgerId],
      ),
    ).toEqual([
      { to_state: 'click', reason: 'https://acme.example/?q=1' },
      { to_state: 'open', reason: 'machine' },
    ]);
    expect(await barsOf(lead)).toHaveLength(1);
    expect(await stateOf(mail)).toBe('delivered');
  });

  it('reaches the lead that a merged one lives on as', async () => {
    const [kept, merged] = [await world.addLead(), await world.addLead()];
    const mail = await world.addMail(merged);
    await world.rows('update leads set merged_into = $2, deleted_at = now() where id = $1', [
      merged.id,
      kept.id,
    ]);
    await world.events([eventOf(merged, mail, 'spamreport')]);
    expect((await barsOf(kept)).length).toBeGreaterThan(0);
  });

  it('many complaints at once, in lists of any order, wait for each other and lose nothing', async () => {
    const people = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const lead = await world.addLead();
        return { lead, mail: await world.addMail(lead) };
      }),
    );
    const deliveries = [people, people.toReversed(), people.slice(4), people.slice(0, 4)].map((list) =>
      list.map(({ lead, mail }) => eventOf(lead, mail, 'spamreport')),
    );
    const answers = await Promise.all(deliveries.map((events) => world.events(events)));
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 204, 204]);
    for (const { lead } of people) expect(await barsOf(lead)).toHaveLength(1);
  });

  it('a crowd of complaints in one delivery is heard whole, once', async () => {
    const people = await Promise.all(
      Array.from({ length: 45 }, async () => {
        const lead = await world.addLead();
        return { lead, mail: await world.addMail(lead, { state: 'accepted' }) };
      }),
    );
    const events = people.flatMap(({ lead, mail }) => [
      eventOf(lead, mail, 'delivered'),
      eventOf(lead, mail, 'spamreport'),
    ]);
    expect((await world.events(events)).status).toBe(204);
    expect((await world.events(events)).status).toBe(204);
    expect(
      await world.rows(
        `select count(*)::int as count from suppression_list where reason = 'complaint' and lead_id = any($1)`,
        [people.map(({ lead }) => lead.id)],
      ),
    ).toEqual([{ count: 45 }]);
    expect(new Set(await Promise.all(people.map(({ mail }) => stateOf(mail))))).toEqual(
      new Set(['delivered']),
    );
  });

  it('is heard through a disconnected account too', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    await world.rows(`update integrations set state = 'disabled' where id = $1`, [world.integrationId]);
    expect((await world.events([eventOf(lead, mail, 'spamreport')])).status).toBe(204);
    await world.rows(`update integrations set state = 'connected' where id = $1`, [world.integrationId]);
    expect(await barsOf(lead)).toHaveLength(1);
  });
});
