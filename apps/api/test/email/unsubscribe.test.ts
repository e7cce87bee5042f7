import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsubscribeToken, unsubscribeUrl } from '../../src/modules/email/unsubscribe-token.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { somePhone } from '../webhooks/twilio-world.js';
import { emailWorld, type EmailWorld, type TestLead, type TestMail } from './email-world.js';

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

const urlOf = (mail: TestMail) =>
  unsubscribeUrl(app.platform.vault, app.url, { teamId: session.teamId, ledgerId: mail.ledgerId });
const suppressed = (lead: TestLead) =>
  world.rows<{ address: string; source: string }>(
    'select address, source from suppression_list where lead_id = $1 and lifted_at is null order by address',
    [lead.id],
  );
const oneClick = (url: string, init: RequestInit = {}) =>
  fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
    ...init,
  });

describe('looking at the link of a mail', () => {
  it('shows one button and changes nothing, however often scanners look', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await fetch(urlOf(mail), { method });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'");
      if (method === 'GET')
        expect(await answer.text()).toMatch(/<form method="post"><button type="submit">Unsubscribe/);
    }
    expect(await suppressed(lead)).toEqual([]);
  });

  it('says so when the link is not whole, and tells nothing', async () => {
    const mail = await world.addMail(await world.addLead());
    const url = urlOf(mail);
    for (const broken of [
      url.slice(0, -1),
      `${url}x`,
      `${app.url}/u/x`,
      `${app.url}/u/a.b`,
      url.replace('/u/', '/u/A'),
    ]) {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(broken, { method });
        expect(answer.status, `${method} ${broken}`).toBe(404);
        expect(await answer.text()).toContain('This link does not work');
      }
    }
  });

  it('never shows a brand as markup', async () => {
    const other = await app.signUp();
    const otherWorld = await emailWorld(app, other);
    await otherWorld.rows(`update team_settings set brand_name = '<b onclick="x">Bold & Co</b>'`);
    const mail = await otherWorld.addMail(await otherWorld.addLead());
    const html = await (
      await fetch(
        unsubscribeUrl(app.platform.vault, app.url, { teamId: other.teamId, ledgerId: mail.ledgerId }),
      )
    ).text();
    expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;Bold &amp; Co&lt;/b&gt;');
  });
});

describe('unsubscribing', () => {
  it('by one click suppresses the whole person and leaves nothing pending, on no channel', async () => {
    const lead = await world.addLead({
      emails: ['a1@lopez.example', 'a2@lopez.example'],
      phones: [somePhone()],
    });
    const first = await world.addMail(lead);
    const second = await world.addMail(lead, { state: 'planned', run: first });
    const third = await world.addMail(lead, { state: 'ready', oneOff: true });
    const answer = await oneClick(urlOf(first));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toContain('You are unsubscribed');
    expect(await suppressed(lead)).toEqual(
      [...lead.phones, ...lead.emails]
        .toSorted()
        .map((address) => ({ address, source: 'unsubscribe:one_click' })),
    );
    expect(
      await world.rows('select state from send_ledger where id = any($1) order by state', [
        [second.ledgerId, third.ledgerId],
      ]),
    ).toEqual([{ state: 'suppressed' }, { state: 'suppressed' }]);
    expect(await world.rows('select state from enrollments where id = $1', [first.enrollmentId])).toEqual([
      { state: 'opted_out' },
    ]);
    expect(
      await world.rows('select stage, opted_out_at is not null as out from leads where id = $1', [lead.id]),
    ).toEqual([{ stage: 'suppressed', out: true }]);
  });

  it('by the button of the page, and by a client that posts a multipart form', async () => {
    const [byPage, byForm] = [await world.addLead(), await world.addLead()];
    const page = await fetch(urlOf(await world.addMail(byPage)), { method: 'POST' });
    expect(page.status).toBe(200);
    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    expect((await fetch(urlOf(await world.addMail(byForm)), { method: 'POST', body: form })).status).toBe(
      200,
    );
    expect((await suppressed(byPage)).map((row) => row.source)).toEqual(['unsubscribe:page']);
    expect((await suppressed(byForm)).map((row) => row.source)).toEqual(['unsubscribe:one_click']);
  });

  it('again, or twenty times at once, changes nothing more', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    const answers = await Promise.all(Array.from({ length: 20 }, () => oneClick(urlOf(mail))));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(200));
    await oneClick(urlOf(mail));
    expect(await suppressed(lead)).toHaveLength(1);
    expect(await world.rows(`select type from lead_events where lead_id = $1`, [lead.id])).toEqual([
      { type: 'lead.opted_out' },
    ]);
  });

  it('works months after the mail', async () => {
    const lead = await world.addLead();
    const url = urlOf(await world.addMail(lead));
    clock.advance(120 * 24 * 3_600_000);
    expect((await oneClick(url)).status).toBe(200);
    expect(await suppressed(lead)).toHaveLength(1);
  });

  it('of a person who was merged away reaches the one that lives', async () => {
    const [kept, merged] = [await world.addLead(), await world.addLead()];
    const mail = await world.addMail(merged);
    await world.rows('update leads set merged_into = $2, deleted_at = now() where id = $1', [
      merged.id,
      kept.id,
    ]);
    await oneClick(urlOf(mail));
    expect((await suppressed(kept)).map((row) => row.address)).toEqual([kept.email, merged.email].toSorted());
  });

  it('is answered in peace when the person was erased', async () => {
    const lead = await world.addLead();
    const url = urlOf(await world.addMail(lead));
    await world.rows('delete from leads where id = $1', [lead.id]);
    const answer = await oneClick(url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('You are unsubscribed');
  });

  it('is stronger than a keyword, which START would lift', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    const hash = app.platform.vault.addressHash('email', lead.email);
    await world.rows(
      `insert into suppression_list (team_id, id, channel, address, address_hash, reason, source, lead_id, created_by, created_at)
       values ($1, gen_random_uuid(), 'email', $2, $3, 'opt_out', 'keyword:stop', $4, 'system:inbound', now())`,
      [session.teamId, lead.email, hash, lead.id],
    );
    await world.rows('update leads set opted_out_at = now() where id = $1', [lead.id]);
    await oneClick(urlOf(mail));
    expect(await suppressed(lead)).toEqual([{ address: lead.email, source: 'unsubscribe:one_click' }]);
  });

  it('opens nothing in another team, whatever its ids', async () => {
    const lead = await world.addLead();
    const mail = await world.addMail(lead);
    const other = await app.signUp();
    const token = unsubscribeToken(app.platform.vault, { teamId: other.teamId, ledgerId: mail.ledgerId });
    expect((await oneClick(`${app.url}/u/${token}`)).status).toBe(200);
    expect(await suppressed(lead)).toEqual([]);
  });
});
