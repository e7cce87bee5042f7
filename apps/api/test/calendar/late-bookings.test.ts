import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentsWorld, type AgentsWorld } from '../agents/agents-world.js';
import { bookingDraft, reachablePerson } from '../agents/booking-draft.js';
import { signInAgain } from '../webhooks/twilio-world.js';
import { bookingActs, freeCalendar, readyToBook } from './booking-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await readyToBook(await agentsWorld());
});
afterAll(() => world?.close());
afterEach(() => world && freeCalendar(world));

const { appointments, settle, invitations, tasks, approved } = bookingActs(() => world);

describe('a draft that books', () => {
  it('whose answer left only after its time had begun books nothing, asks a person and says so', async () => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    await approved(booking);
    const { id } = booking.person;
    const queued = await world.rows<{ id: string }>(
      'select l.id from send_ledger l join drafts d on d.message_id = l.message_id where d.id = $1',
      [booking.draftId],
    );
    // It was held up on its way.
    world.clock.advance(booking.startsAt.getTime() - world.clock.now().getTime() + 60_000);
    await world.rows(`update send_ledger set state = 'accepted', accepted_at = $2 where id = $1`, [
      queued[0]!.id,
      world.clock.now(),
    ]);
    await world.rows(`update messages set state = 'accepted' where draft_id = $1`, [booking.draftId]);
    await signInAgain(world.app, world.session);
    await settle(booking.draftId);
    expect(await appointments(id)).toEqual([]);
    expect(await invitations(id)).toEqual([]);
    expect(await tasks(id)).toContain('Settle the time: the answer left too late');
    expect(
      await world.rows(`select title from lead_events where lead_id = $1 and type like 'appointment.%'`, [
        id,
      ]),
    ).toEqual([{ title: 'No appointment: the answer left after its time had begun' }]);
    const draft = await world.draftOf(booking.conversationId);
    expect(draft).toMatchObject({ id: booking.draftId, state: 'APPROVED' });
    expect(draft!.reason).toContain('Nothing was booked');
    const { lead } = await world.app.data<{ lead: { stage: string } }>(
      'query ($id: ID!) { lead(id: $id) { stage } }',
      { id },
      world.session.token,
    );
    expect(lead.stage).not.toBe('APPOINTMENT');
  });

  it('whose answer left in time is booked, however late that is looked at', async () => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    await approved(booking);
    await world.leave();
    world.clock.advance(booking.startsAt.getTime() - world.clock.now().getTime() + 60_000);
    await signInAgain(world.app, world.session);
    await settle(booking.draftId);
    expect(await appointments(booking.person.id)).toMatchObject([{ state: 'booked' }]);
  });

  it('adds to the open call task what became of it, and takes nothing out of the task', async () => {
    const booking = await bookingDraft(world, await reachablePerson(world));
    await approved(booking);
    const notes = 'Ask about the roof.\nHer brother decides.';
    await world.rows(
      `insert into tasks as t (team_id, id, lead_id, type, title, notes, due_at, conversation_id, priority, created_by, created_at, updated_at)
       values ($1, gen_random_uuid(), $2, 'call', 'Dana: call about the lake house', $3, $4, $5, 10, 'user:x', $4, $4)
       on conflict (team_id, conversation_id) where state = 'open' and type = 'call' and conversation_id is not null
         do update set title = excluded.title, notes = excluded.notes`,
      [world.session.teamId, booking.person.id, notes, world.clock.now(), booking.conversationId],
    );
    await world.twin.fault({ match: { to: booking.person.phone }, kind: 'error', code: 21614 });
    await world.leave();
    await signInAgain(world.app, world.session);
    await settle(booking.draftId);
    const [task, ...more] = await world.rows<{ title: string; notes: string; priority: number }>(
      `select title, notes, priority from tasks where conversation_id = $1 and type = 'call' and state = 'open'`,
      [booking.conversationId],
    );
    expect(more).toEqual([]);
    expect(task).toMatchObject({ title: 'Settle the time: the answer to it did not leave', priority: 95 });
    expect(task!.notes.split('\n')).toEqual([
      'Was: Dana: call about the lake house',
      ...notes.split('\n'),
      expect.stringMatching(/^They took .*Nothing is booked\.$/),
    ]);
  });
});
