import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { someEmail } from '../email/email-world.js';
import { signInAgain } from '../webhooks/twilio-world.js';
import { calendarWorld, TUESDAY_3PM, type CalendarWorld } from './calendar-world.js';

let world: CalendarWorld;
beforeAll(async () => {
  world = await calendarWorld();
});
afterAll(() => world?.stop());
afterEach(() => world?.clear());

describe('free times', () => {
  it('are the working hours without what stands there, in the lead’s words', async () => {
    const lead = await world.mail.addLead();
    await world.mail.rows(`update leads set time_zones = '{America/Los_Angeles}' where id = $1`, [lead.id]);
    const before = await world.slots(`(leadId: "${lead.id}")`);
    expect(before[0]).toMatchObject({
      startsAt: '2026-11-23T17:30:00.000Z',
      words: 'Mon, Nov 23 at 9:30 AM PST',
      owner: { id: world.session.userId },
    });
    await world.book({ leadId: lead.id, startsAt: '2026-11-23T17:30:00Z' });
    expect((await world.slots())[0]?.startsAt).toBe('2026-11-23T18:00:00.000Z');
  });

  it('follow the hours that a member sets; wrong hours are refused', async () => {
    const save = async (input: object) =>
      (
        await world.app.data<{ r: Record<string, unknown> }>(
          `mutation ($input: WorkingHoursInput!) { r: saveWorkingHours(input: $input) { __typename
             ... on WorkingHours { bookable slotMinutes hours { zone days { weekday from to } } user { id } } ... on UserError { message } } }`,
          { input },
          world.session.token,
        )
      ).r;
    const rest = { slotMinutes: 60, bufferMinutes: 0, noticeMinutes: 0, horizonDays: 7, bookable: true };
    const hours = { zone: 'America/Chicago', days: [{ weekday: 3, from: 600, to: 720 }] };
    expect(await save({ hours, ...rest })).toMatchObject({
      __typename: 'WorkingHours',
      hours,
      user: { id: world.session.userId },
    });
    expect((await world.slots()).map(({ startsAt }) => startsAt)).toEqual([
      '2026-11-25T16:00:00.000Z',
      '2026-11-25T17:00:00.000Z',
    ]);
    expect(await save({ hours: { ...hours, zone: 'Mars/Base' }, ...rest })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await save({ hours, ...rest, bookable: false })).toMatchObject({ bookable: false });
    expect(await world.slots()).toEqual([]);
    const lead = await world.mail.addLead();
    expect(await world.book({ leadId: lead.id, startsAt: TUESDAY_3PM })).toMatchObject({
      code: 'not_bookable',
    });
    await world.mail.rows('delete from working_hours');
  });
});

describe('a booking', () => {
  it('settles stage, task and invitation; moving and calling off tell the lead with the same id', async () => {
    const lead = await world.mail.addLead({ emails: [someEmail()] });
    const booked = await world.book({ leadId: lead.id, startsAt: TUESDAY_3PM, title: 'Call with Maria' });
    expect(booked).toMatchObject({
      __typename: 'Appointment',
      state: 'BOOKED',
      zone: 'America/New_York',
      lead: { stage: 'APPOINTMENT' },
    });
    expect(booked.endsAt).toBe('2026-11-24T20:30:00.000Z');
    expect(booked.invitationState).not.toBeNull();
    expect(
      await world.mail.rows(`select title, due_at, state from tasks where lead_id = $1`, [lead.id]),
    ).toEqual([{ title: 'Call with Maria', due_at: new Date(TUESDAY_3PM), state: 'open' }]);
    const moved = await world.move(booked.id, '2026-11-25T20:00:00Z');
    expect(moved).toMatchObject({
      state: 'BOOKED',
      startsAt: '2026-11-25T20:00:00.000Z',
      endsAt: '2026-11-25T20:30:00.000Z',
    });
    const canceled = await world.cancel(booked.id, 'Ill');
    expect(canceled).toMatchObject({ state: 'CANCELED' });
    expect(await world.mail.rows('select state from tasks where lead_id = $1', [lead.id])).toEqual([
      { state: 'canceled' },
    ]);
    const keys = await world.mail.rows<{ key: string }>(
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
    const lead = await world.mail.addLead({ emails: [someEmail()] });
    const booked = await world.book({
      leadId: lead.id,
      startsAt: '2026-11-24T15:00:00Z',
      title: 'Call, with Maria',
    });
    expect(booked).toMatchObject({ __typename: 'Appointment' });
    world.clock.advance(11_000);
    await signInAgain(world.app, world.session);
    await world.until(async () => {
      const { mails } = await world.twin.control<{
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
    const lead = await world.twilio.addLead();
    await world.twilio.text(lead.phones[0]!, 'Call me tomorrow');
    const booked = await world.book({ leadId: lead.id, startsAt: TUESDAY_3PM });
    expect(booked).toMatchObject({ __typename: 'Appointment' });
    const [sent] = await world.mail.rows<{ channel: string; body: string }>(
      `select channel, body from send_ledger where one_off_key like 'appointment:' || $1 || ':%'`,
      [booked.id],
    );
    expect(sent).toMatchObject({
      channel: 'sms',
      body: expect.stringContaining('Tue, Nov 24 at 3:00 PM EST'),
    });
  });

  it('of one time by many at once is one; the others hear what is free', async () => {
    const leads = await Promise.all(Array.from({ length: 6 }, () => world.mail.addLead()));
    const outcomes = await Promise.all(
      leads.map((lead) => world.book({ leadId: lead.id, startsAt: TUESDAY_3PM })),
    );
    expect(outcomes.filter(({ __typename }) => __typename === 'Appointment')).toHaveLength(1);
    const refused = outcomes.filter(({ __typename }) => __typename === 'Conflict');
    expect(refused).toHaveLength(5);
    for (const { code, message } of refused) {
      expect(code).toBe('slot_taken');
      expect(message).toContain('Free next: Tue, Nov 24 at 3:30 PM EST');
    }
    const [other] = [await world.book({ leadId: leads[0]!.id, startsAt: '2026-11-24T21:00:00Z' })];
    const onto = await world.move(other.id, '2026-11-24T20:15:00Z');
    expect(onto).toMatchObject({ __typename: 'Conflict', code: 'slot_taken' });
  });

  it('ends as done or as no-show once its time has come, and not before', async () => {
    const lead = await world.mail.addLead();
    const booked = await world.book({ leadId: lead.id, startsAt: TUESDAY_3PM });
    expect(await world.settle(booked.id, 'DONE')).toMatchObject({ code: 'not_yet' });
    expect(await world.settle(booked.id, 'HELD')).toMatchObject({ __typename: 'InvalidInput' });
    await world.mail.rows(
      `update appointments set starts_at = starts_at - interval '7 days', ends_at = ends_at - interval '7 days' where id = $1`,
      [booked.id],
    );
    expect(await world.settle(booked.id, 'NO_SHOW')).toMatchObject({ state: 'NO_SHOW' });
    expect(await world.settle(booked.id, 'DONE')).toMatchObject({ code: 'wrong_state' });
    expect(await world.book({ leadId: lead.id, startsAt: '2026-11-20T20:00:00Z' })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });
});
