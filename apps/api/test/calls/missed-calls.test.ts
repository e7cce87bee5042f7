import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sweepCalls } from '../../src/modules/calls/sweep-calls.js';
import { waitingForLock } from '../support/waiting-for-lock.js';
import { someSid, somePhone } from '../webhooks/twilio-world.js';
import { callsWorld, type CallsWorld } from './calls-world.js';

let world: CallsWorld;
beforeAll(async () => {
  world = await callsWorld();
});
afterAll(() => world?.close());

const until = <T>(check: () => Promise<T> | T) => vi.waitFor(check, { timeout: 30_000, interval: 50 });

const inbox = async () =>
  (
    await world.app.data<{
      inboxItems: {
        edges: {
          node: {
            lead: { id: string };
            lastMessage: string;
            unread: boolean;
            band: string;
            slaDueAt: string;
          };
        }[];
      };
    }>(
      '{ inboxItems(view: NEEDS_REPLY) { edges { node { lead { id } lastMessage unread band slaDueAt } } } }',
      {},
      world.session.token,
    )
  ).inboxItems.edges.map(({ node }) => node);

const tasksOf = (leadId: string) =>
  world.rows<{ title: string; state: string; priority: number }>(
    `select title, state, priority from tasks where lead_id = $1 and type = 'call'`,
    [leadId],
  );
const callsOf = (leadId: string) =>
  world.rows<{ state: string; talk_seconds: number | null }>(
    'select state, talk_seconds from calls where lead_id = $1',
    [leadId],
  );

describe('a call of theirs that nobody answers', () => {
  it('and that leaves no message is a row in the inbox and one task', async () => {
    const lead = await world.addLead();
    await world.phone(lead.phones[0]!, 'answer', 0);
    const { sid } = await world.twin.control<{ sid: string }>('/call', {
      from: lead.phones[0],
      to: world.ours,
      wait: true,
    });
    await until(async () =>
      expect((await world.calls()).find((call) => call.sid === sid)?.status).toBe('completed'),
    );
    expect(await tasksOf(lead.id)).toEqual([]);
    world.clock.advance(40_000);
    await sweepCalls(world.app.platform);
    await sweepCalls(world.app.platform);
    expect(await callsOf(lead.id)).toEqual([{ state: 'no_answer', talk_seconds: null }]);
    expect(await tasksOf(lead.id)).toEqual([
      { title: 'Call back: missed call', state: 'open', priority: 90 },
    ]);
    const row = (await inbox()).find((item) => item.lead.id === lead.id);
    expect(row).toMatchObject({ lastMessage: 'Called and reached nobody', unread: true });
    expect(['HOT', 'URGENT']).toContain(row?.band);
    expect(row?.slaDueAt).not.toBeNull();
  });

  it('of a stranger is a row too, and the message that comes after the hanging up says so on it', async () => {
    const stranger = somePhone();
    const sid = someSid();
    const params = { CallSid: sid, AccountSid: world.accountSid, From: stranger, To: world.ours };
    const path = `/api/webhooks/twilio/${world.integrationId}/voice`;
    expect((await world.post(path, params)).status).toBe(200);
    const [call] = await world.rows<{ id: string; lead_id: string }>(
      'select id, lead_id from calls where provider_id = $1',
      [sid],
    );
    const ended = { ...params, CallStatus: 'completed', CallDuration: '9' };
    expect((await world.post(`${path}/${call!.id}/status`, ended)).status).toBe(200);
    expect((await tasksOf(call!.lead_id)).map(({ title }) => title)).toEqual(['Call back: missed call']);
    const left = { ...params, RecordingSid: `RE${sid.slice(2)}`, RecordingDuration: '7' };
    for (let again = 0; again < 2; again++)
      expect((await world.post(`${path}/${call!.id}/voicemail`, left)).status).toBe(200);
    expect(await callsOf(call!.lead_id)).toEqual([{ state: 'voicemail', talk_seconds: 7 }]);
    expect((await tasksOf(call!.lead_id)).map(({ title }) => title)).toEqual(['Call back: left a voicemail']);
    const rows = (await inbox()).filter((item) => item.lead.id === call!.lead_id);
    expect(rows.map(({ lastMessage }) => lastMessage)).toEqual(['Left a voicemail (7 seconds)']);
  });

  it('from a number that is imported at this moment is a call of the imported lead', async () => {
    const [phone, leadId, sid] = [somePhone(), newId(), someSid()];
    const { teamId } = world.session;
    const at = world.clock.now().toISOString();
    let answer: Promise<Response> | undefined;
    await world.app.platform.database.withTeam(teamId, async ({ client }) => {
      await client.query(
        'insert into leads (team_id, id, first_name, created_at, updated_at) values ($1, $2, $3, $4, $4)',
        [teamId, leadId, 'Ida', at],
      );
      await client.query(
        'insert into lead_phones (team_id, id, lead_id, phone, position, created_at) values ($1, $2, $3, $4, 0, $5)',
        [teamId, newId(), leadId, phone, at],
      );
      answer = world.post(`/api/webhooks/twilio/${world.integrationId}/voice`, {
        CallSid: sid,
        AccountSid: world.accountSid,
        From: phone,
        To: world.ours,
      });
      await waitingForLock(world.app.platform.database);
    });
    expect((await answer)?.status).toBe(200);
    expect(await world.rows('select lead_id from calls where provider_id = $1', [sid])).toEqual([
      { lead_id: leadId },
    ]);
  });

  it('keeps what their waiting text means, and moves it up', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'How much would you pay?');
    const before = await world.rows<{ intent: string; last_message_id: string; priority: number }>(
      'select intent, last_message_id, priority from inbox_items where lead_id = $1',
      [lead.id],
    );
    const params = {
      CallSid: someSid(),
      AccountSid: world.accountSid,
      From: lead.phones[0]!,
      To: world.ours,
    };
    const path = `/api/webhooks/twilio/${world.integrationId}/voice`;
    await world.post(path, params);
    const [call] = await world.rows<{ id: string }>('select id from calls where lead_id = $1', [lead.id]);
    await world.post(`${path}/${call!.id}/status`, { ...params, CallStatus: 'completed' });
    const [after] = await world.rows<{ intent: string; last_message_id: string; priority: number }>(
      'select intent, last_message_id, priority from inbox_items where lead_id = $1',
      [lead.id],
    );
    expect(after).toMatchObject({ intent: before[0]!.intent, last_message_id: before[0]!.last_message_id });
    expect(after!.priority).toBeGreaterThanOrEqual(90);
  });
});

describe('a missed call of a lead who has an appointment', () => {
  it('is told on the call task of the appointment, which keeps its name and its time', async () => {
    const lead = await world.addLead();
    const due = new Date('2026-11-25T20:00:00.000Z');
    const at = world.clock.now().toISOString();
    await world.rows(
      'insert into conversations (team_id, id, lead_id, created_at, updated_at) select team_id, $2, id, $3, $3 from leads where id = $1',
      [lead.id, newId(), at],
    );
    await world.rows(
      `insert into tasks (team_id, id, lead_id, type, title, notes, due_at, conversation_id, priority, created_by, created_at, updated_at)
       select team_id, $2, lead_id, 'call', 'Call with Ida', 'Asks for the price.', $3, id, 40, $4, $5, $5 from conversations where lead_id = $1`,
      [lead.id, newId(), due.toISOString(), `appointment:${newId()}`, at],
    );
    const sid = someSid();
    const params = { CallSid: sid, AccountSid: world.accountSid, From: lead.phones[0]!, To: world.ours };
    const path = `/api/webhooks/twilio/${world.integrationId}/voice`;
    await world.post(path, params);
    const [call] = await world.rows<{ id: string }>('select id from calls where lead_id = $1', [lead.id]);
    await world.post(`${path}/${call!.id}/status`, { ...params, CallStatus: 'completed' });
    const left = { ...params, RecordingSid: `RE${sid.slice(2)}`, RecordingDuration: '7' };
    await world.post(`${path}/${call!.id}/voicemail`, left);
    expect(
      await world.rows(
        `select title, notes, due_at, priority from tasks where lead_id = $1 and state = 'open' and type = 'call'`,
        [lead.id],
      ),
    ).toEqual([
      {
        title: 'Call with Ida',
        notes: [
          'Asks for the price.',
          `Call back: missed call, from ${lead.phones[0]}`,
          `Call back: left a voicemail, 7 seconds, from ${lead.phones[0]}`,
        ].join('\n'),
        due_at: due,
        priority: 90,
      },
    ]);
    const row = (await inbox()).find((item) => item.lead.id === lead.id);
    expect(['HOT', 'URGENT']).toContain(row?.band);
  });
});

describe('a doubt that the vendor does not clear', () => {
  it('is asked about at ever longer intervals', async () => {
    const lead = await world.addLead();
    await world.phone(world.repPhone, 'answer');
    const call = await world.start({ leadId: lead.id });
    await until(async () => expect((await world.read(call.id)).state).toBe('COMPLETED'));
    // The last report of both legs, so that none comes after the row is set back.
    await until(async () =>
      expect(
        await world.rows(
          `select from webhook_receipts r join calls k on r.event_key = k.provider_id || ':completed' where k.id = $1`,
          [call.id],
        ),
      ).toHaveLength(1),
    );
    // Of an account that is gone nobody can be asked.
    await world.rows(
      `update calls set state = 'unknown', provider_id = null, integration_id = $3, ended_at = null, answered_at = null, started_at = $2, lookups = 0, next_lookup_at = null where id = $1`,
      [call.id, world.clock.now().toISOString(), newId()],
    );
    const asked: number[] = [];
    let known = 0;
    // By the clock that is asked: it also runs while we look.
    const begun = world.clock.now().getTime();
    let round = 0;
    for (let seconds = 0; seconds <= 600;) {
      await sweepCalls(world.app.platform);
      const [row] = await world.rows<{ lookups: number }>('select lookups from calls where id = $1', [
        call.id,
      ]);
      if (row!.lookups > known) asked.push(seconds);
      known = row!.lookups;
      world.clock.advance(5_000);
      const next = (world.clock.now().getTime() - begun) / 1_000;
      round = Math.max(round, next - seconds);
      seconds = next;
    }
    expect(known).toBeLessThanOrEqual(9);
    expect(asked.length).toBeGreaterThanOrEqual(5);
    const gaps = asked.slice(1).map((at, index) => at - asked[index]!);
    // A look may come one round sooner or later.
    for (const [index, gap] of gaps.entries())
      if (index > 0) expect(gap).toBeGreaterThanOrEqual(gaps[index - 1]! - 2 * round);
    expect(gaps.at(-1)).toBeGreaterThan(3 * gaps[0]!);
  });
});
