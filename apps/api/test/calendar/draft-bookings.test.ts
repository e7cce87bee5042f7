import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sweepTaken } from '../../src/modules/calendar/settle-booking.js';
import { transition } from '../../src/modules/messaging/index.js';
import { agentsWorld, type AgentsWorld } from '../agents/agents-world.js';
import { bookingDraft, reachablePerson } from '../agents/booking-draft.js';
import { bookingActs, freeCalendar, readyToBook } from './booking-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await readyToBook(await agentsWorld());
});
afterAll(() => world?.close());
afterEach(() => world && freeCalendar(world));

const { appointments, undo, bookByHand, stateOf, settle, invitations, tasks, approved } = bookingActs(
  () => world,
);

describe('a draft that books', () => {
  it('says in lists which time it books, and of whom', async () => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    const action = `action { kind slots { startsAt endsAt words owner { id } } }`;
    const read = async () =>
      (
        await world.app.data<{ drafts: { edges: { node: { id: string; action: unknown } }[] } }>(
          `{ drafts(first: 50) { edges { node { id ${action} } } } }`,
          {},
          world.session.token,
        )
      ).drafts.edges.find(({ node }) => node.id === booking.draftId)?.node.action;
    expect(await read()).toEqual({
      kind: 'BOOK_SLOT',
      slots: [
        {
          startsAt: booking.startsAt.toISOString(),
          endsAt: new Date(booking.startsAt.getTime() + 30 * 60_000).toISOString(),
          words: booking.words,
          owner: { id: world.session.userId },
        },
      ],
    });
    // A time that it was not given is none that it would book.
    await world.rows(`update drafts set facts = '[]' where id = $1`, [booking.draftId]);
    expect(await read()).toBeNull();
  });

  it('keeps its time while it can be taken back, gives it back with the draft, and books it once in the end', async () => {
    const person = await reachablePerson(world);
    const booking = await bookingDraft(world, person);
    const other = await world.person();
    for (let round = 0; round < 2; round += 1) {
      await approved(booking);
      expect(await appointments(person.id)).toMatchObject([
        { state: 'held', starts_at: booking.startsAt, draft: booking.draftId },
      ]);
      expect(await bookByHand(other.id, booking.startsAt)).toMatchObject({ code: 'slot_taken' });
      // Nothing of it has happened yet, so there is nothing to call off.
      expect(await invitations(person.id)).toEqual([]);
      expect(await undo(booking.draftId)).toBe('Message');
      expect(await undo(booking.draftId)).toBe('Conflict');
      await settle(booking.draftId);
      expect(await appointments(person.id)).toEqual([]);
      expect(await stateOf(booking.draftId)).toBe('pending');
      expect(await tasks(person.id)).toEqual([]);
    }
    await approved(booking);
    await world.leave();
    await settle(booking.draftId);
    await sweepTaken(world.app.platform);
    expect(await appointments(person.id)).toMatchObject([
      { state: 'booked', starts_at: booking.startsAt, draft: booking.draftId, sequence: 0 },
    ]);
    expect(await invitations(person.id)).toEqual(['0:REQUEST']);
    expect(await tasks(person.id)).toHaveLength(1);
    expect(await world.rows('select stage from leads where id = $1', [person.id])).toEqual([
      { stage: 'appointment' },
    ]);
    expect(await undo(booking.draftId)).toBe('Conflict');
  });

  it('frees its time for others once it was taken back', async () => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    await approved(booking);
    await undo(booking.draftId);
    await settle(booking.draftId);
    const other = await world.person();
    expect(await bookByHand(other.id, booking.startsAt)).toEqual({ __typename: 'Appointment' });
    // Whoever lets it go now hears that the time is gone, and nothing is sent.
    const refused = await world.approve(booking.draftId);
    expect(refused).toMatchObject({ __typename: 'Conflict', code: 'slot_taken' });
    expect(refused.message).toContain('not free any more');
    expect(await stateOf(booking.draftId)).toBe('pending');
    await world.leave();
    expect(await world.twin.acceptances(booking.person.phone)).toEqual([]);
    expect(await appointments(booking.person.id)).toEqual([]);
  });

  it('is let go again before its first time was given back, and keeps it', async () => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    await approved(booking);
    await undo(booking.draftId);
    await approved(booking);
    // The job of the undo comes late.
    await settle(booking.draftId);
    expect(await appointments(booking.person.id)).toMatchObject([{ state: 'held', draft: booking.draftId }]);
    await world.leave();
    await settle(booking.draftId);
    expect(await appointments(booking.person.id)).toMatchObject([{ state: 'booked' }]);
  });

  it.each([
    ['canceled', true],
    ['submitting', false],
    ['unknown', true],
    ['failed', true],
    ['accepted', true],
  ] as const)('hears of its message: %s (%s)', async (state, heard) => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    await approved(booking);
    await world.app.platform.database.withTeam(world.session.teamId, async (tx) => {
      const { rows } = await tx.client.query<{ id: string }>(
        'select l.id from send_ledger l join messages m on m.team_id = l.team_id and m.id = l.message_id where m.draft_id = $1',
        [booking.draftId],
      );
      const path = state === 'canceled' ? [state] : [...new Set(['ready', 'submitting', state] as const)];
      for (const [place, to] of path.entries())
        await transition(tx, world.clock.now(), {
          ids: rows.map(({ id }) => id),
          from: place === 0 ? 'planned' : path[place - 1]!,
          to,
          source: 'user',
          reason: 'test',
          ...(to === 'submitting'
            ? { nextAttempt: true, lease: { until: world.clock.now(), owner: booking.draftId } }
            : {}),
        });
    });
    const { rows: asked } = await world.app.platform.database.withSystem(({ client }) =>
      client.query(
        `select payload ->> 'draftId' as draft from outbox where topic = 'lead/settle-booking' and payload ->> 'draftId' = $1`,
        [booking.draftId],
      ),
    );
    expect(asked).toEqual(heard ? [{ draft: booking.draftId }] : []);
  });

  it('books after a process died between the sending and the booking', async () => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    await approved(booking);
    // Nothing became of it yet: not even the draft is looked at.
    const looks = vi.spyOn(world.app.platform.database, 'withTeam');
    await sweepTaken(world.app.platform);
    expect(looks).not.toHaveBeenCalled();
    looks.mockRestore();
    expect(await appointments(booking.person.id)).toMatchObject([{ state: 'held' }]);
    await world.leave();
    await Promise.all([sweepTaken(world.app.platform), sweepTaken(world.app.platform)]);
    expect(await appointments(booking.person.id)).toMatchObject([{ state: 'booked' }]);
    expect(await invitations(booking.person.id)).toEqual(['0:REQUEST']);
  });

  it('that the carrier refuses books nothing and asks a person', async () => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    await approved(booking);
    await world.twin.fault({ match: { to: booking.person.phone }, kind: 'error', code: 21614 });
    await world.leave();
    await settle(booking.draftId);
    const [message] = await world.rows<{ state: string }>('select state from messages where draft_id = $1', [
      booking.draftId,
    ]);
    expect(message).toEqual({ state: 'failed' });
    expect(await appointments(booking.person.id)).toEqual([]);
    expect(await tasks(booking.person.id)).toContain('Settle the time: the answer to it did not leave');
  });

  it('makes room when the person opts out before it left', async () => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    await approved(booking);
    await world.hear(booking.person, 'STOP');
    await settle(booking.draftId);
    expect(await appointments(booking.person.id)).toEqual([]);
    expect(await tasks(booking.person.id)).not.toContain('Settle the time: the answer to it did not leave');
  });

  it('moves the meeting that an agent made before, with its task and its invitation', async () => {
    const person = await reachablePerson(world);
    const first = await bookingDraft(world, person);
    await approved(first);
    await world.leave();
    await settle(first.draftId);
    await world.leave();
    const second = await bookingDraft(world, person, { nth: 2 });
    expect(second.startsAt).not.toEqual(first.startsAt);
    await approved(second);
    // The first one stands until the answer about the second has left.
    expect((await appointments(person.id)).map(({ state }) => state).toSorted()).toEqual(['booked', 'held']);
    await world.leave();
    await settle(second.draftId);
    expect(await appointments(person.id)).toEqual([
      { state: 'booked', starts_at: second.startsAt, draft: second.draftId, sequence: 1 },
    ]);
    expect(await invitations(person.id)).toEqual(['0:REQUEST', '1:REQUEST']);
    expect(
      await world.rows(
        `select due_at from tasks where lead_id = $1 and state = 'open' and created_by like 'appointment:%'`,
        [person.id],
      ),
    ).toEqual([{ due_at: second.startsAt }]);
    const other = await world.person();
    expect(await bookByHand(other.id, first.startsAt)).toEqual({ __typename: 'Appointment' });
  });
});

it('a meeting that a person made is left alone by a draft that books another one', async () => {
  const person = await reachablePerson(world);
  const free = await bookingDraft(world, person, { nth: 2 });
  expect(await bookByHand(person.id, free.startsAt)).toEqual({ __typename: 'Appointment' });
  expect(await stateOf(free.draftId)).toBe('expired');
  const booking = await bookingDraft(world, person);
  await approved(booking);
  await world.leave();
  await settle(booking.draftId);
  expect(await appointments(person.id)).toMatchObject([
    { state: 'booked', starts_at: booking.startsAt, draft: booking.draftId },
    { state: 'booked', starts_at: free.startsAt, draft: null, sequence: 0 },
  ]);
});

describe('a draft that offers times', () => {
  const offered = async () => {
    const person = await reachablePerson(world);
    const draft = await world.answer(person, 'When can we set up a call?', 'scheduling');
    return { person, draft: draft! };
  };

  it('sent by the agent alone and taken back offers nothing', async () => {
    await world.history('sabrina', 'scheduling', 50);
    const { r } = await world.app.data<{ r: { __typename: string } }>(
      'mutation { r: setAgentMode(agent: SABRINA, intent: SCHEDULING, mode: AUTO) { __typename } }',
      {},
      world.session.token,
    );
    expect(r.__typename).toBe('Agent');
    const { person, draft } = await offered();
    expect(draft).toMatchObject({ agent: 'SABRINA', state: 'AUTO' });
    expect(await appointments(person.id)).not.toEqual([]);
    expect(await undo(draft.id)).toBe('Message');
    await settle(draft.id);
    expect(await appointments(person.id)).toEqual([]);
    expect(await stateOf(draft.id)).toBe('pending');
    // Let go by a person it offers them again, and they stand when it has left.
    expect(await world.approve(draft.id)).toMatchObject({ state: 'APPROVED' });
    const held = await appointments(person.id);
    expect(held.length).toBeGreaterThan(0);
    await world.leave();
    await settle(draft.id);
    await sweepTaken(world.app.platform);
    expect(await appointments(person.id)).toEqual(held);
  });

  it('leaves its times as offers when the draft that takes one of them comes back', async () => {
    const { person, draft } = await offered();
    if (draft.state === 'PENDING') await world.approve(draft.id);
    await world.leave();
    await settle(draft.id);
    const held = await appointments(person.id);
    expect(held.length).toBeGreaterThan(1);
    const booking = await bookingDraft(world, person);
    expect(held.map((one) => one.starts_at)).toContainEqual(booking.startsAt);
    await approved(booking);
    await undo(booking.draftId);
    await settle(booking.draftId);
    expect(await appointments(person.id)).toEqual(held);
    await approved(booking);
    await world.leave();
    await settle(booking.draftId);
    expect(await appointments(person.id)).toMatchObject([{ state: 'booked', starts_at: booking.startsAt }]);
  });
});
