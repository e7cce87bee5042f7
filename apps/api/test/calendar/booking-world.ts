import { expect } from 'vitest';
import { settleBooking } from '../../src/modules/calendar/settle-booking.js';
import type { AgentsWorld } from '../agents/agents-world.js';
import type { BookingDraft } from '../agents/booking-draft.js';

/** A time in the calendar, and the draft that took it. */
interface Row {
  state: string;
  starts_at: Date;
  draft: string | null;
  sequence: number;
}

/** A world of agents in which nobody takes jobs out of the outbox. */
export async function readyToBook(world: AgentsWorld): Promise<AgentsWorld> {
  // What is asked for stays in the outbox, to be looked at.
  await world.app.platform.relay.stop();
  await world.app.data('{ agents { slug } }', {}, world.session.token);
  return world;
}

/** Nobody has a time left: the next test finds the calendar free. */
export async function freeCalendar(world: AgentsWorld): Promise<void> {
  await world.rows(`update appointments set state = 'canceled' where state in ('held', 'booked')`);
}

/** What tests of drafts that book do and look at. The world is there when they do. */
export function bookingActs(worldOf: () => AgentsWorld) {
  const appointments = (leadId: string) =>
    worldOf().rows<Row>(
      `select state, starts_at, draft_id as draft, ics_sequence as sequence from appointments
       where lead_id = $1 and state <> 'expired' order by starts_at`,
      [leadId],
    );
  const undo = async (draftId: string) => {
    const [row] = await worldOf().rows<{ id: string }>(
      'select id from messages where draft_id = $1 order by created_at desc, id desc limit 1',
      [draftId],
    );
    return (
      await worldOf().app.data<{ r: { __typename: string } }>(
        'mutation ($id: ID!) { r: undoSend(id: $id) { __typename } }',
        { id: row!.id },
        worldOf().session.token,
      )
    ).r.__typename;
  };
  const bookByHand = async (leadId: string, startsAt: Date) =>
    (
      await worldOf().app.data<{ r: { __typename: string; code?: string } }>(
        'mutation ($input: BookAppointmentInput!) { r: bookAppointment(input: $input) { __typename ... on UserError { code } } }',
        { input: { leadId, startsAt: startsAt.toISOString() } },
        worldOf().session.token,
      )
    ).r;
  const stateOf = async (draftId: string) =>
    (await worldOf().rows<{ state: string }>('select state from drafts where id = $1', [draftId]))[0]!.state;
  /** The job that follows when something became of a draft's message; it may come twice. */
  const settle = async (draftId: string): Promise<void> => {
    await settleBooking(worldOf().app.platform, worldOf().session.teamId, draftId);
    await settleBooking(worldOf().app.platform, worldOf().session.teamId, draftId);
  };
  /** Messages about appointments of a lead. */
  const invitations = async (leadId: string) =>
    (
      await worldOf().rows<{ key: string }>(
        `select regexp_replace(one_off_key, '^appointment:[^:]+:', '') as key from send_ledger
         where lead_id = $1 and one_off_key like 'appointment:%' order by created_at, id`,
        [leadId],
      )
    ).map(({ key }) => key);
  const tasks = async (leadId: string) =>
    (
      await worldOf().rows<{ title: string }>(
        `select title from tasks where lead_id = $1 and state = 'open'`,
        [leadId],
      )
    ).map(({ title }) => title);
  const approved = async (booking: BookingDraft) => {
    expect(await worldOf().approve(booking.draftId)).toMatchObject({
      __typename: 'Draft',
      state: 'APPROVED',
    });
  };
  return { appointments, undo, bookByHand, stateOf, settle, invitations, tasks, approved };
}
