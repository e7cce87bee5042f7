import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { agentsCalendar, HOLD_MS } from '../../src/modules/calendar/agents-calendar.js';
import { sweepHolds } from '../../src/modules/calendar/sweep-holds.js';
import { emailWorld, someEmail, type EmailWorld } from '../email/email-world.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { startTwin, type Twin } from '../support/twin.js';
import { signInAgain, somePhone, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

/** A Monday, 11:00 in New York. */
const clock = createRunningClock('2026-11-23T16:00:00Z');
let twin: Twin;
let app: TestApp;
let session: TestSession;
let mail: EmailWorld;
let twilio: TwilioWorld;
beforeAll(async () => {
  twin = await startTwin({ clock: clock.settings });
  app = await createTestApp({
    clock,
    env: {
      TWILIO_API_BASE_URL: twin.baseUrl,
      SENDGRID_API_BASE_URL: `${twin.url}/sendgrid`,
      CARRIERS_SIMULATED: 'true',
    },
  });
  session = await app.signUp();
  mail = await emailWorld(app, session);
  twilio = await twilioWorld(app, session);
  await twin.control('/numbers', { accountSid: twilio.accountSid, phone: twilio.ours });
});
afterAll(async () => {
  await app?.close();
  await twin?.stop();
});
afterEach(() => mail?.rows(`update appointments set state = 'canceled' where state in ('held', 'booked')`));

interface Appointment {
  __typename: string;
  id: string;
  state: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  invitationState: string | null;
  owner: { id: string };
  code: string;
  message: string;
}
interface Slot {
  startsAt: string;
  endsAt: string;
  words: string;
  owner: { id: string };
}

const FIELDS = `__typename ... on Appointment { id state startsAt endsAt zone invitationState owner { id } lead { id stage } brief { id } } ... on UserError { code message }`;
const mutate = async (field: string, args: string, declared: string, variables: object) =>
  (
    await app.data<{ r: Appointment }>(
      `mutation (${declared}) { r: ${field}(${args}) { ${FIELDS} } }`,
      variables as Record<string, unknown>,
      session.token,
    )
  ).r;
const book = (input: object) =>
  mutate('bookAppointment', 'input: $input', '$input: BookAppointmentInput!', { input });
const slots = async (args = '', token = session.token) =>
  (
    await app.data<{ freeSlots: Slot[] }>(
      `{ freeSlots${args} { startsAt endsAt words owner { id } } }`,
      {},
      token,
    )
  ).freeSlots;
const until = <T>(check: () => Promise<T> | T) => vi.waitFor(check, { timeout: 40_000, interval: 100 });
const TUESDAY_3PM = '2026-11-24T20:00:00.000Z';

describe('free times', () => {
  it('are the working hours without what stands there, in the lead’s words', async () => {
    const lead = await mail.addLead();
    await mail.rows(`update leads set time_zones = '{America/Los_Angeles}' where id = $1`, [lead.id]);
    const before = await slots(`(leadId: "${lead.id}")`);
    expect(before[0]).toMatchObject({
      startsAt: '2026-11-23T17:30:00.000Z',
      words: 'Mon, Nov 23 at 9:30 AM PST',
      owner: { id: session.userId },
    });
    await book({ leadId: lead.id, startsAt: '2026-11-23T17:30:00Z' });
    expect((await slots())[0]?.startsAt).toBe('2026-11-23T18:00:00.000Z');
  });

  it('follow the hours that a member sets; wrong hours are refused', async () => {
    const save = async (input: object) =>
      (
        await app.data<{ r: Record<string, unknown> }>(
          `mutation ($input: WorkingHoursInput!) { r: saveWorkingHours(input: $input) { __typename
             ... on WorkingHours { bookable slotMinutes hours { zone days { weekday from to } } user { id } } ... on UserError { message } } }`,
          { input },
          session.token,
        )
      ).r;
    const rest = { slotMinutes: 60, bufferMinutes: 0, noticeMinutes: 0, horizonDays: 7, bookable: true };
    const hours = { zone: 'America/Chicago', days: [{ weekday: 3, from: 600, to: 720 }] };
    expect(await save({ hours, ...rest })).toMatchObject({
      __typename: 'WorkingHours',
      hours,
      user: { id: session.userId },
    });
    expect((await slots()).map(({ startsAt }) => startsAt)).toEqual([
      '2026-11-25T16:00:00.000Z',
      '2026-11-25T17:00:00.000Z',
    ]);
    expect(await save({ hours: { ...hours, zone: 'Mars/Base' }, ...rest })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await save({ hours, ...rest, bookable: false })).toMatchObject({ bookable: false });
    expect(await slots()).toEqual([]);
    const lead = await mail.addLead();
    expect(await book({ leadId: lead.id, startsAt: TUESDAY_3PM })).toMatchObject({ code: 'not_bookable' });
    await mail.rows('delete from working_hours');
  });
});

describe('a booking', () => {
  it('settles stage, task and invitation; moving and calling off tell the lead with the same id', async () => {
    const lead = await mail.addLead({ emails: [someEmail()] });
    const booked = await book({ leadId: lead.id, startsAt: TUESDAY_3PM, title: 'Call with Maria' });
    expect(booked).toMatchObject({
      __typename: 'Appointment',
      state: 'BOOKED',
      zone: 'America/New_York',
      lead: { stage: 'APPOINTMENT' },
    });
    expect(booked.endsAt).toBe('2026-11-24T20:30:00.000Z');
    expect(booked.invitationState).not.toBeNull();
    expect(await mail.rows(`select title, due_at, state from tasks where lead_id = $1`, [lead.id])).toEqual([
      { title: 'Call with Maria', due_at: new Date(TUESDAY_3PM), state: 'open' },
    ]);
    const moved = await mutate(
      'rescheduleAppointment',
      'id: $id, startsAt: $at',
      '$id: ID!, $at: DateTime!',
      {
        id: booked.id,
        at: '2026-11-25T20:00:00Z',
      },
    );
    expect(moved).toMatchObject({
      state: 'BOOKED',
      startsAt: '2026-11-25T20:00:00.000Z',
      endsAt: '2026-11-25T20:30:00.000Z',
    });
    const canceled = await mutate('cancelAppointment', 'id: $id, reason: $why', '$id: ID!, $why: String!', {
      id: booked.id,
      why: 'Ill',
    });
    expect(canceled).toMatchObject({ state: 'CANCELED' });
    expect(await mail.rows('select state from tasks where lead_id = $1', [lead.id])).toEqual([
      { state: 'canceled' },
    ]);
    const keys = await mail.rows<{ key: string }>(
      `select one_off_key as key from send_ledger where lead_id = $1 order by created_at, id`,
      [lead.id],
    );
    expect(keys.map(({ key }) => key.replace(`appointment:${booked.id}:`, ''))).toEqual([
      '0:REQUEST',
      '1:REQUEST',
      '2:CANCEL',
    ]);
  });

  it('reaches the lead’s mailbox with an invitation that calendars understand', async () => {
    const lead = await mail.addLead({ emails: [someEmail()] });
    const booked = await book({
      leadId: lead.id,
      startsAt: '2026-11-24T15:00:00Z',
      title: 'Call, with Maria',
    });
    expect(booked).toMatchObject({ __typename: 'Appointment' });
    clock.advance(11_000);
    await signInAgain(app, session);
    await until(async () => {
      const { mails } = await twin.control<{
        mails: { subject: string; text: string; calendar: string | null }[];
      }>(`/mailbox?to=${encodeURIComponent(lead.email)}`);
      expect(mails).toHaveLength(1);
      expect(mails[0]?.subject).toContain('Tue, Nov 24 at 10:00 AM EST');
      expect(mails[0]?.calendar).toContain('METHOD:REQUEST\r\n');
      expect(mails[0]?.calendar).toContain('DTSTART:20261124T150000Z\r\n');
      expect(mails[0]?.calendar).toContain('SUMMARY:Call\\, with Maria\r\n');
    });
  });

  it('is told by text to who has no e-mail', async () => {
    const lead = await twilio.addLead();
    await twilio.text(lead.phones[0]!, 'Call me tomorrow');
    const booked = await book({ leadId: lead.id, startsAt: TUESDAY_3PM });
    expect(booked).toMatchObject({ __typename: 'Appointment' });
    const [sent] = await mail.rows<{ channel: string; body: string }>(
      `select channel, body from send_ledger where one_off_key like 'appointment:' || $1 || ':%'`,
      [booked.id],
    );
    expect(sent).toMatchObject({
      channel: 'sms',
      body: expect.stringContaining('Tue, Nov 24 at 3:00 PM EST'),
    });
  });

  it('of one time by many at once is one; the others hear what is free', async () => {
    const leads = await Promise.all(Array.from({ length: 6 }, () => mail.addLead()));
    const outcomes = await Promise.all(leads.map((lead) => book({ leadId: lead.id, startsAt: TUESDAY_3PM })));
    expect(outcomes.filter(({ __typename }) => __typename === 'Appointment')).toHaveLength(1);
    const refused = outcomes.filter(({ __typename }) => __typename === 'Conflict');
    expect(refused).toHaveLength(5);
    for (const { code, message } of refused) {
      expect(code).toBe('slot_taken');
      expect(message).toContain('Free next: Tue, Nov 24 at 3:30 PM EST');
    }
    const [other] = [await book({ leadId: leads[0]!.id, startsAt: '2026-11-24T21:00:00Z' })];
    const onto = await mutate('rescheduleAppointment', 'id: $id, startsAt: $at', '$id: ID!, $at: DateTime!', {
      id: other.id,
      at: '2026-11-24T20:15:00Z',
    });
    expect(onto).toMatchObject({ __typename: 'Conflict', code: 'slot_taken' });
  });

  it('ends as done or as no-show once its time has come, and not before', async () => {
    const lead = await mail.addLead();
    const booked = await book({ leadId: lead.id, startsAt: TUESDAY_3PM });
    const settle = (state: string) =>
      mutate('settleAppointment', 'id: $id, state: $state', '$id: ID!, $state: AppointmentState!', {
        id: booked.id,
        state,
      });
    expect(await settle('DONE')).toMatchObject({ code: 'not_yet' });
    expect(await settle('HELD')).toMatchObject({ __typename: 'InvalidInput' });
    await mail.rows(
      `update appointments set starts_at = starts_at - interval '7 days', ends_at = ends_at - interval '7 days' where id = $1`,
      [booked.id],
    );
    expect(await settle('NO_SHOW')).toMatchObject({ state: 'NO_SHOW' });
    expect(await settle('DONE')).toMatchObject({ code: 'wrong_state' });
    expect(await book({ leadId: lead.id, startsAt: '2026-11-20T20:00:00Z' })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });
});

describe('the calendar of the agents', () => {
  const calendar = () => agentsCalendar(app.platform);
  const inTeam = <T>(work: Parameters<typeof app.platform.database.withTeam<T>>[1]) =>
    app.platform.database.withTeam(session.teamId, work);
  const offer = (leadId: string) => inTeam((tx) => calendar().slotsFor(tx, clock.now(), leadId));
  const conversationOf = async (leadId: string) =>
    (await mail.rows<{ id: string }>('select id from conversations where lead_id = $1', [leadId]))[0]!.id;
  const use = async (leadId: string, kind: 'hold' | 'book', keys: string[]) => {
    const conversationId = await conversationOf(leadId);
    await inTeam((tx) =>
      calendar().use(tx, clock.now(), {
        leadId,
        conversationId,
        draftId: conversationId,
        kind,
        keys,
        agent: 'sabrina',
      }),
    );
  };

  it('offers real times, holds them, and books exactly the one that the lead takes', async () => {
    const lead = await twilio.addLead();
    await twilio.text(lead.phones[0]!, 'When can we talk?');
    const offered = (await offer(lead.id)).slice(0, 2);
    expect(offered).toHaveLength(2);
    await use(
      lead.id,
      'hold',
      offered.map(({ key }) => key),
    );
    const held = await mail.rows<{ starts_at: Date }>(
      `select starts_at from appointments where state = 'held' order by starts_at`,
    );
    expect(held).toHaveLength(2);
    // Nobody else gets them meanwhile.
    const other = await twilio.addLead();
    const others = await offer(other.id);
    for (const { key } of offered) expect(others.map((slot) => slot.key)).not.toContain(key);
    clock.advance(1_000);
    await twilio.text(lead.phones[0]!, 'the second one works');
    const left = await offer(lead.id);
    expect(left).toEqual([offered[1]]);
    await use(lead.id, 'book', [left[0]!.key]);
    const rows = await mail.rows<{ state: string; starts_at: Date; agent: string }>(
      `select state, starts_at, agent from appointments where lead_id = $1 and state <> 'expired'`,
      [lead.id],
    );
    expect(rows).toEqual([{ state: 'booked', starts_at: held[1]!.starts_at, agent: 'sabrina' }]);
    const [after] = await mail.rows<{ stage: string }>('select stage from leads where id = $1', [lead.id]);
    expect(after?.stage).toBe('appointment');
  });

  it('offers nobody a call at night: nine in New York is six in Los Angeles', async () => {
    const lead = await twilio.addLead();
    await mail.rows(`update leads set time_zones = '{America/Los_Angeles}' where id = $1`, [lead.id]);
    await twilio.text(lead.phones[0]!, 'When can we talk?');
    const offered = (await offer(lead.id)).map(({ words }) => words);
    expect(offered.filter((words) => words.startsWith('Tue')).at(0)).toBe('Tue, Nov 24 at 8:00 AM PST');
    expect(offered.join()).not.toMatch(/ [67]:\d\d AM/);
  });

  it('offers the same again while it is not clear which one was taken', async () => {
    const lead = await twilio.addLead();
    await twilio.text(lead.phones[0]!, 'When can we talk?');
    const offered = (await offer(lead.id)).slice(0, 2);
    await use(
      lead.id,
      'hold',
      offered.map(({ key }) => key),
    );
    clock.advance(1_000);
    await twilio.text(lead.phones[0]!, 'yes');
    expect(await offer(lead.id)).toEqual(offered);
  });

  it('lets offers go when their time is up', async () => {
    const lead = await twilio.addLead();
    await twilio.text(lead.phones[0]!, 'When can we talk?');
    const [, , , , later] = await offer(lead.id);
    await use(lead.id, 'hold', [later!.key]);
    const [held] = await mail.rows<{ id: string; ends: Date }>(
      `select id, hold_expires_at as ends from appointments where lead_id = $1 and state = 'held'`,
      [lead.id],
    );
    expect(held!.ends.getTime() - clock.now().getTime()).toBeLessThanOrEqual(HOLD_MS);
    await mail.rows('update appointments set hold_expires_at = $2 where id = $1', [
      held!.id,
      clock.now().toISOString(),
    ]);
    await sweepHolds(app.platform);
    expect(await mail.rows('select state from appointments where id = $1', [held!.id])).toEqual([
      { state: 'expired' },
    ]);
  });

  const heldFor = async (leadId: string, ...times: string[]) => {
    await use(
      leadId,
      'hold',
      times.map((at) => `${session.userId}.${(Date.parse(at) / 60_000).toString(36)}.30`),
    );
    return mail.rows<{ id: string }>(`select id from appointments where lead_id = $1 and state = 'held'`, [
      leadId,
    ]);
  };

  it('reads “tomorrow” by the day on which it was written, however late it is looked at', async () => {
    const lead = await twilio.addLead();
    await twilio.text(lead.phones[0]!, 'When can we talk?');
    expect(await heldFor(lead.id, TUESDAY_3PM, '2026-11-25T20:00:00Z')).toHaveLength(2);
    clock.advance(1_000);
    await twilio.text(lead.phones[0]!, 'tomorrow at 3 works');
    await mail.rows(`update appointments set hold_expires_at = starts_at where lead_id = $1`, [lead.id]);
    // Tuesday has begun in New York.
    const afterMidnight = new Date('2026-11-24T05:05:00Z');
    const left = await inTeam((tx) => calendar().slotsFor(tx, afterMidnight, lead.id));
    expect(left.map(({ words }) => words)).toEqual(['Tue, Nov 24 at 3:00 PM EST']);
  });

  it('books a time once, also when the answer was taken back and is let go again', async () => {
    const lead = await twilio.addLead();
    await twilio.text(lead.phones[0]!, 'When can we talk?');
    const [slot] = await offer(lead.id);
    await use(lead.id, 'book', [slot!.key]);
    await use(lead.id, 'book', [slot!.key]);
    expect(await mail.rows('select state from appointments where lead_id = $1', [lead.id])).toEqual([
      { state: 'booked' },
    ]);
    const tasks = await mail.rows<{ title: string }>('select title from tasks where lead_id = $1', [lead.id]);
    expect(tasks.map(({ title }) => title)).not.toContain('Find another time: the one they took is gone');
  });

  it('leaves a time that is held for a lead to that lead’s own meeting', async () => {
    const lead = await twilio.addLead();
    await twilio.text(lead.phones[0]!, 'When can we talk?');
    const booked = await book({ leadId: lead.id, startsAt: TUESDAY_3PM });
    const wednesday = '2026-11-25T20:00:00.000Z';
    expect(await heldFor(lead.id, wednesday)).toHaveLength(1);
    const moved = await mutate(
      'rescheduleAppointment',
      'id: $id, startsAt: $at',
      '$id: ID!, $at: DateTime!',
      { id: booked.id, at: wednesday },
    );
    expect(moved).toMatchObject({ state: 'BOOKED', startsAt: wednesday });
  });

  it('asks a person when the time that was taken is gone', async () => {
    const lead = await twilio.addLead();
    await twilio.text(lead.phones[0]!, 'When can we talk?');
    const [slot] = await offer(lead.id);
    const at = (await slots()).find(({ words }) => words === slot!.words)!.startsAt;
    await book({ leadId: (await mail.addLead({ phones: [somePhone()] })).id, startsAt: at });
    await use(lead.id, 'book', [slot!.key]);
    expect(await mail.rows(`select 1 from appointments where lead_id = $1`, [lead.id])).toEqual([]);
    const tasks = await mail.rows<{ title: string }>(
      `select title from tasks where lead_id = $1 and state = 'open'`,
      [lead.id],
    );
    expect(tasks).toEqual([{ title: 'Find another time: the one they took is gone' }]);
  });
});
