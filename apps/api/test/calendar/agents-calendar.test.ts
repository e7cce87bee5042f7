import { newId } from '@og/db';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentsCalendar, HOLD_MS } from '../../src/modules/calendar/agents-calendar.js';
import { nextFreeWords } from '../../src/modules/calendar/free-slots.queries.js';
import { sweepHolds } from '../../src/modules/calendar/sweep-holds.js';
import { somePhone } from '../webhooks/twilio-world.js';
import { calendarWorld, TUESDAY_3PM, type CalendarWorld } from './calendar-world.js';

let world: CalendarWorld;
beforeAll(async () => {
  world = await calendarWorld();
});
afterAll(() => world?.stop());
afterEach(() => world?.clear());

describe('the calendar of the agents', () => {
  const calendar = () => agentsCalendar(world.app.platform);
  const inTeam = <T>(work: Parameters<typeof world.app.platform.database.withTeam<T>>[1]) =>
    world.app.platform.database.withTeam(world.session.teamId, work);
  const offer = (leadId: string) => inTeam((tx) => calendar().slotsFor(tx, world.clock.now(), leadId));
  const conversationOf = async (leadId: string) =>
    (await world.mail.rows<{ id: string }>('select id from conversations where lead_id = $1', [leadId]))[0]!
      .id;
  const useOf = async (leadId: string, keys: string[]) => ({
    leadId,
    conversationId: await conversationOf(leadId),
    draftId: newId(),
    keys,
    agent: 'sabrina',
  });
  const hold = async (leadId: string, keys: string[]) => {
    const use = await useOf(leadId, keys);
    await inTeam((tx) => calendar().offer(tx, world.clock.now(), use));
  };
  /** @returns why it cannot be taken */
  const take = async (leadId: string, keys: string[]) => {
    const use = await useOf(leadId, keys);
    return inTeam((tx) => calendar().take(tx, world.clock.now(), use));
  };

  it('offers real times, holds them, and keeps exactly the one that the lead takes', async () => {
    const lead = await world.twilio.addLead();
    await world.twilio.text(lead.phones[0]!, 'When can we talk?');
    const offered = (await offer(lead.id)).slice(0, 2);
    expect(offered).toHaveLength(2);
    await hold(
      lead.id,
      offered.map(({ key }) => key),
    );
    const held = await world.mail.rows<{ starts_at: Date }>(
      `select starts_at from appointments where state = 'held' order by starts_at`,
    );
    expect(held).toHaveLength(2);
    // Nobody else gets them meanwhile.
    const other = await world.twilio.addLead();
    const others = await offer(other.id);
    for (const { key } of offered) expect(others.map((slot) => slot.key)).not.toContain(key);
    world.clock.advance(1_000);
    await world.twilio.text(lead.phones[0]!, 'the second one works');
    const left = await offer(lead.id);
    expect(left).toEqual([offered[1]]);
    expect(await take(lead.id, [left[0]!.key])).toBeNull();
    const rows = await world.mail.rows<{ starts_at: Date; taken: boolean }>(
      `select starts_at, draft_id is not null as taken from appointments where lead_id = $1 and state = 'held' order by starts_at`,
      [lead.id],
    );
    expect(rows).toEqual([
      { starts_at: held[0]!.starts_at, taken: false },
      { starts_at: held[1]!.starts_at, taken: true },
    ]);
    // However long its draft is on its way.
    await world.mail.rows('update appointments set hold_expires_at = created_at where lead_id = $1', [
      lead.id,
    ]);
    await sweepHolds(world.app.platform);
    expect(
      await world.mail.rows(`select starts_at from appointments where lead_id = $1 and state = 'held'`, [
        lead.id,
      ]),
    ).toEqual([{ starts_at: held[1]!.starts_at }]);
    expect((await offer(other.id)).map((slot) => slot.key)).not.toContain(offered[1]!.key);
  });

  it('offers nobody a call at night: nine in New York is six in Los Angeles', async () => {
    const lead = await world.twilio.addLead();
    await world.mail.rows(`update leads set time_zones = '{America/Los_Angeles}' where id = $1`, [lead.id]);
    await world.twilio.text(lead.phones[0]!, 'When can we talk?');
    const offered = (await offer(lead.id)).map(({ words }) => words);
    expect(offered.filter((words) => words.startsWith('Tue')).at(0)).toBe('Tue, Nov 24 at 8:00 AM PST');
    expect(offered.join()).not.toMatch(/ [67]:\d\d AM/);
  });

  it('proposes no time as the next one that is night where the lead lives', async () => {
    const lead = await world.twilio.addLead();
    await world.mail.rows(`update leads set time_zones = '{Pacific/Honolulu}' where id = $1`, [lead.id]);
    const words = await inTeam((tx) => nextFreeWords(tx, new Date('2026-11-23T16:00:00Z'), [lead.id]));
    // Noon in New York is seven in Honolulu.
    expect(words.get(lead.id)).toBe('Mon, Nov 23 at 8:00 AM HST');
  });

  it('offers the same again while it is not clear which one was taken', async () => {
    const lead = await world.twilio.addLead();
    await world.twilio.text(lead.phones[0]!, 'When can we talk?');
    const offered = (await offer(lead.id)).slice(0, 2);
    await hold(
      lead.id,
      offered.map(({ key }) => key),
    );
    world.clock.advance(1_000);
    await world.twilio.text(lead.phones[0]!, 'yes');
    expect(await offer(lead.id)).toEqual(offered);
  });

  it('lets offers go when their time is up', async () => {
    const lead = await world.twilio.addLead();
    await world.twilio.text(lead.phones[0]!, 'When can we talk?');
    const [, , , , later] = await offer(lead.id);
    await hold(lead.id, [later!.key]);
    const [held] = await world.mail.rows<{ id: string; ends: Date }>(
      `select id, hold_expires_at as ends from appointments where lead_id = $1 and state = 'held'`,
      [lead.id],
    );
    expect(held!.ends.getTime() - world.clock.now().getTime()).toBeLessThanOrEqual(HOLD_MS);
    await world.mail.rows('update appointments set hold_expires_at = $2 where id = $1', [
      held!.id,
      world.clock.now().toISOString(),
    ]);
    await sweepHolds(world.app.platform);
    expect(await world.mail.rows('select state from appointments where id = $1', [held!.id])).toEqual([
      { state: 'expired' },
    ]);
  });

  const heldFor = async (leadId: string, ...times: string[]) => {
    await hold(
      leadId,
      times.map((at) => `${world.session.userId}.${(Date.parse(at) / 60_000).toString(36)}.30`),
    );
    return world.mail.rows<{ id: string }>(
      `select id from appointments where lead_id = $1 and state = 'held'`,
      [leadId],
    );
  };

  it('reads “tomorrow” by the day on which it was written, however late it is looked at', async () => {
    const lead = await world.twilio.addLead();
    await world.twilio.text(lead.phones[0]!, 'When can we talk?');
    expect(await heldFor(lead.id, TUESDAY_3PM, '2026-11-25T20:00:00Z')).toHaveLength(2);
    world.clock.advance(1_000);
    await world.twilio.text(lead.phones[0]!, 'tomorrow at 3 works');
    await world.mail.rows(`update appointments set hold_expires_at = starts_at where lead_id = $1`, [
      lead.id,
    ]);
    // Tuesday has begun in New York.
    const afterMidnight = new Date('2026-11-24T05:05:00Z');
    const left = await inTeam((tx) => calendar().slotsFor(tx, afterMidnight, lead.id));
    expect(left.map(({ words }) => words)).toEqual(['Tue, Nov 24 at 3:00 PM EST']);
  });

  it('leaves a time that is held for a lead to that lead’s own meeting', async () => {
    const lead = await world.twilio.addLead();
    await world.twilio.text(lead.phones[0]!, 'When can we talk?');
    const booked = await world.book({ leadId: lead.id, startsAt: TUESDAY_3PM });
    const wednesday = '2026-11-25T20:00:00.000Z';
    expect(await heldFor(lead.id, wednesday)).toHaveLength(1);
    const moved = await world.move(booked.id, wednesday);
    expect(moved).toMatchObject({ state: 'BOOKED', startsAt: wednesday });
  });

  it('says that a time is gone, and which are free', async () => {
    const lead = await world.twilio.addLead();
    await world.twilio.text(lead.phones[0]!, 'When can we talk?');
    const [slot, next] = await offer(lead.id);
    const at = (await world.slots()).find(({ words }) => words === slot!.words)!.startsAt;
    await world.book({ leadId: (await world.mail.addLead({ phones: [somePhone()] })).id, startsAt: at });
    const why = await take(lead.id, [slot!.key]);
    expect(why).toContain(`${slot!.words} is not free any more`);
    expect(why).toContain('Free next: ');
    expect(await take(lead.id, [slot!.key, next!.key])).toContain('not one time');
    expect(await world.mail.rows(`select 1 from appointments where lead_id = $1`, [lead.id])).toEqual([]);
  });
});
