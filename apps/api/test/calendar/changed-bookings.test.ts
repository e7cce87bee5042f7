import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sweepTaken } from '../../src/modules/calendar/settle-booking.js';
import { agentsWorld, type AgentsWorld } from '../agents/agents-world.js';
import { bookingDraft, reachablePerson } from '../agents/booking-draft.js';
import { bookingActs, freeCalendar, readyToBook } from './booking-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await readyToBook(await agentsWorld());
});
afterAll(() => world?.close());
afterEach(() => world && freeCalendar(world));

const { appointments, undo, bookByHand, stateOf, settle, invitations } = bookingActs(() => world);

describe('a draft that books, changed by a person', () => {
  it('books when its text still names the time, and can be taken back', async () => {
    const person = await reachablePerson(world);
    const booking = await bookingDraft(world, person);
    const body = `Perfect, ${booking.words} it is. Dana will call you.`;
    for (let round = 0; round < 2; round += 1) {
      expect(await world.approve(booking.draftId, { body })).toMatchObject({ state: 'EDITED' });
      expect(await appointments(person.id)).toMatchObject([
        { state: 'held', starts_at: booking.startsAt, draft: booking.draftId },
      ]);
      if (round > 0) break;
      expect(await undo(booking.draftId)).toBe('Message');
      await settle(booking.draftId);
      expect(await appointments(person.id)).toEqual([]);
      expect(await stateOf(booking.draftId)).toBe('pending');
    }
    await world.leave();
    await settle(booking.draftId);
    expect(await appointments(person.id)).toMatchObject([{ state: 'booked', starts_at: booking.startsAt }]);
    expect(await invitations(person.id)).toEqual(['0:REQUEST']);
    expect((await world.twin.acceptances(person.phone)).map((one) => one.body)).toContain(body);
  });

  it('is refused when its text names a time that is gone', async () => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    const other = await world.person();
    expect(await bookByHand(other.id, booking.startsAt)).toEqual({ __typename: 'Appointment' });
    const body = `Perfect, ${booking.words} it is.`;
    expect(await world.approve(booking.draftId, { body })).toMatchObject({ code: 'slot_taken' });
    expect(await world.approve(booking.draftId, { body: 'When suits you?' })).toMatchObject({
      state: 'EDITED',
    });
  });

  it.each([
    ['names no time', () => 'Great, talk to you soon.'],
    ['names another one as well', (words: string) => `${words} it is, or the same time on Friday.`],
    ['says that it is gone', (words: string) => `Sorry, ${words} is gone. When suits you?`],
  ])('books nothing when its text %s', async (_, text) => {
    const person = await reachablePerson(world);
    const booking = await bookingDraft(world, person);
    const body = text(booking.words);
    expect(await world.approve(booking.draftId, { body })).toMatchObject({ state: 'EDITED' });
    expect(await appointments(person.id)).toEqual([]);
    await world.leave();
    await settle(booking.draftId);
    await sweepTaken(world.app.platform);
    expect(await appointments(person.id)).toEqual([]);
    expect(await invitations(person.id)).toEqual([]);
  });

  it('keeps free what it still offers, and nothing else', async () => {
    const person = await reachablePerson(world);
    const draft = await world.answer(person, 'When can we set up a call?', 'scheduling');
    const { draft: seen } = await world.app.data<{
      draft: { action: { kind: string; zone: string; slots: { startsAt: string; words: string }[] } };
    }>(
      'query ($id: ID!) { draft(id: $id) { action { kind zone slots { startsAt words } } } }',
      { id: draft!.id },
      world.session.token,
    );
    const { kind, zone, slots } = seen.action;
    expect({ kind, zone }).toEqual({ kind: 'OFFER_SLOTS', zone: 'America/New_York' });
    expect(slots.length).toBeGreaterThan(1);
    const last = slots.at(-1)!;
    const body = `Hi, would ${last.words} work for a call?`;
    expect(await world.approve(draft!.id, { body })).toMatchObject({ state: 'EDITED' });
    expect(await appointments(person.id)).toMatchObject([
      { state: 'held', starts_at: new Date(last.startsAt) },
    ]);
    expect(await undo(draft!.id)).toBe('Message');
    await settle(draft!.id);
    expect(await appointments(person.id)).toEqual([]);
    expect(await world.approve(draft!.id, { body: 'When suits you?' })).toMatchObject({ state: 'EDITED' });
    expect(await appointments(person.id)).toEqual([]);
  });
});
