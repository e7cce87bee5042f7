import { slotWords } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { oneByOne } from '../../platform/one-by-one.js';
import type { Platform } from '../../platform/platform.js';
import { ON_ITS_WAY, readFate } from '../agents/index.js';
import { lockPendingSends } from '../messaging/index.js';
import { addEvent } from './appointment-effects.js';
import { APPOINTMENT_COLUMNS, type AppointmentView } from './appointment.view.js';
import { lockLeadAddresses, tellOfBooking, type CalendarDeps } from './book-appointment.js';
import { leadZone } from './lead-zone.js';
import { moveMeeting } from './move-meeting.js';
import { giveBack } from './take-for-draft.js';

type Deps = Pick<Platform, 'outbox' | 'vault'>;

/** A time that a draft took, in the transaction that decides what becomes of it. */
interface Settling {
  tx: TeamTx;
  deps: Deps;
  now: Date;
  draftId: string;
  taken: AppointmentView;
}

/**
 * `lead/settle-booking`: the message of a draft has left, so the time that the draft took is booked; or it never will,
 * so the time is given back and what the draft offered ends. One that left after its time had begun books nothing: the
 * lead did not know, and a person calls. Looks at what is true under the locks of the lead: run
 * twice or late it does no harm.
 */
export async function settleBooking(deps: CalendarDeps, teamId: string, draftId: string): Promise<void> {
  await deps.database.withTeam(teamId, async (tx) => {
    const seen = await readFate(tx, draftId);
    if (!seen || seen.fate === 'waits') return;
    // Whoever lets the draft go holds the addresses, whoever takes it back or stops it its send: nothing else need wait.
    await lockLeadAddresses(tx, seen.leadId);
    await lockPendingSends(tx, { leadId: seen.leadId });
    const draft = await readFate(tx, draftId);
    if (!draft || draft.fate === 'waits') return;
    const now = deps.clock.now();
    if (draft.fate === 'left' && (await leadZone(tx, draft.leadId))) {
      const taken = await takenBy(tx, draftId);
      if (!taken) return;
      const settling = { tx, deps, now, draftId, taken };
      return (await leftAt(tx, now, draftId)) < taken.startsAt
        ? bookTaken(settling)
        : leaveUnbooked(settling);
    }
    await endOffers(tx, deps, now, draft.leadId, draftId);
    const taken = await takenBy(tx, draftId);
    if (!taken) return;
    await giveBack(tx, deps, now, draftId);
    if (draft.fate === 'never')
      await askPerson(
        { tx, deps, now, draftId, taken },
        { title: 'Settle the time: the answer to it did not leave', because: 'Nothing is booked.' },
      );
  });
}

/** In one round of the sweeper, of all teams. */
const BATCH = 500;

/** A draft whose message is on its way: nothing became of it yet, and asking for each of them finds nothing. */
const UNDECIDED = `(d.state in ('approved', 'edited', 'auto') and exists (select from send_ledger l
  where l.team_id = d.team_id and l.message_id = d.message_id and l.state = any($1::message_state[])))`;

/** The sweeper of `settleBooking`: drafts whose times are still held though something became of them. */
export async function sweepTaken(deps: CalendarDeps & Pick<Platform, 'logger'>): Promise<void> {
  const { rows } = await deps.database.withSystem(
    (tx) =>
      tx.client.query<{ team_id: string; draft_id: string }>(
        `select a.team_id, a.draft_id from appointments a join drafts d on d.team_id = a.team_id and d.id = a.draft_id
           where a.state = 'held' and a.draft_id is not null and not ${UNDECIDED}
         union select a.team_id, a.offer_draft_id from appointments a join drafts d on d.team_id = a.team_id and d.id = a.offer_draft_id
           where a.state = 'held' and d.state not in ('approved', 'edited', 'auto')
         limit ${BATCH}`,
        [ON_ITS_WAY],
      ),
    { readOnly: true },
  );
  await oneByOne(
    deps,
    'the time of a draft could not be settled',
    rows,
    ({ team_id: teamId, draft_id: draftId }) => settleBooking(deps, teamId, draftId),
  );
}

async function takenBy(tx: TeamTx, draftId: string): Promise<AppointmentView | null> {
  const { rows } = await tx.client.query<AppointmentView>(
    `select ${APPOINTMENT_COLUMNS} from appointments a where a.team_id = $1 and a.draft_id = $2 and a.state = 'held' for no key update`,
    [tx.teamId, draftId],
  );
  return rows[0] ?? null;
}

/** The time is the lead's: a meeting that an agent made before moves there, else there is one now. */
async function bookTaken({ tx, deps, now, draftId, taken }: Settling): Promise<void> {
  const actor = actorOf(taken);
  const by = { authorUserId: null, invite: await hasEmail(tx, taken.leadId) };
  const earlier = await madeBefore(tx, now, taken);
  if (!earlier) {
    await tx.client.query(
      `update appointments set state = 'booked', hold_expires_at = null, updated_at = $3 where team_id = $1 and id = $2`,
      [tx.teamId, taken.id, now.toISOString()],
    );
    await tellOfBooking(tx, deps, now, { ...taken, state: 'booked' }, { ...by, actor });
    return;
  }
  // Makes room for the meeting itself; nobody can come in between.
  await endHolds(tx, deps, now, `lead_id = $3 and (draft_id is null or id = $4)`, [taken.leadId, taken.id]);
  const { title, detail } = await moveMeeting(tx, deps, now, earlier, taken, { ...by, draftId });
  await addEvent(tx, now, taken.leadId, 'appointment.reschedule', title, actor, detail);
  await deps.outbox.event(tx, now, 'appointment.changed.v1', [earlier.id], {
    state: 'booked',
    ownerId: taken.ownerId,
    leadId: taken.leadId,
  });
}

/** When the carrier took a draft's message; in doubt when it was told to. */
async function leftAt(tx: TeamTx, now: Date, draftId: string): Promise<Date> {
  const { rows } = await tx.client.query<{ at: Date }>(
    `select coalesce(l.accepted_at, l.submitted_at, $3::timestamptz) as at from drafts d
       join send_ledger l on l.team_id = $1 and l.message_id = d.message_id where d.team_id = $1 and d.id = $2`,
    [tx.teamId, draftId, now.toISOString()],
  );
  return rows[0]?.at ?? now;
}

/** The answer came too late for the time that it names: the draft, the timeline and a task say so. */
async function leaveUnbooked(settling: Settling): Promise<void> {
  const { tx, deps, now, draftId, taken } = settling;
  const when = slotWords(taken.startsAt, taken.zone, now);
  await giveBack(tx, deps, now, draftId);
  const { rows } = await tx.client.query<{ state: string }>(
    'update drafts set reason = $3, updated_at = $4 where team_id = $1 and id = $2 returning state',
    [tx.teamId, draftId, `It left after ${when} had begun. Nothing was booked.`, now.toISOString()],
  );
  const { leadId, conversationId } = taken;
  if (conversationId && rows[0])
    await deps.outbox.event(tx, now, 'draft.changed.v1', [draftId], { conversationId, state: rows[0].state });
  const title = 'No appointment: the answer left after its time had begun';
  await addEvent(tx, now, leadId, 'appointment.missed', title, actorOf(taken), when);
  await deps.outbox.event(tx, now, 'lead.changed.v1', [leadId], { count: 1 });
  await askPerson(settling, {
    title: 'Settle the time: the answer left too late',
    because: 'Our answer left after that. Nothing is booked.',
  });
}

const actorOf = (taken: AppointmentView): string => `agent:${taken.agent ?? 'sabrina'}`;

/** The meeting to come that an agent arranged in this conversation; one that a person made is left alone. */
async function madeBefore(tx: TeamTx, now: Date, taken: AppointmentView): Promise<AppointmentView | null> {
  const { rows } = await tx.client.query<AppointmentView>(
    `select ${APPOINTMENT_COLUMNS} from appointments a
     where a.team_id = $1 and a.lead_id = $2 and a.conversation_id = $3 and a.agent is not null and a.state = 'booked' and a.starts_at > $4
     order by a.starts_at, a.id limit 1 for no key update`,
    [tx.teamId, taken.leadId, taken.conversationId, now.toISOString()],
  );
  return rows[0] ?? null;
}

/** Nobody was told of these times. */
async function endOffers(tx: TeamTx, deps: Deps, now: Date, leadId: string, draftId: string): Promise<void> {
  await endHolds(tx, deps, now, 'lead_id = $3 and offer_draft_id = $4 and draft_id is null', [
    leadId,
    draftId,
  ]);
}

async function endHolds(
  tx: TeamTx,
  deps: Deps,
  now: Date,
  which: string,
  values: readonly string[],
): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; owner_id: string }>(
    `update appointments set state = 'expired', updated_at = $2 where team_id = $1 and state = 'held' and ${which} returning id, owner_id`,
    [tx.teamId, now.toISOString(), ...values],
  );
  for (const { id, owner_id: ownerId } of rows)
    await deps.outbox.event(tx, now, 'appointment.changed.v1', [id], { state: 'expired', ownerId });
}

/**
 * The lead waits for an answer to the time that it took, and none left in time: somebody calls. When a call is on their
 * list already this is added to it; its notes and what it was called stay.
 */
async function askPerson(
  { tx, deps, now, taken }: Settling,
  { title, because }: { title: string; because: string },
): Promise<void> {
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into tasks as t (team_id, id, lead_id, type, title, notes, due_at, conversation_id, priority, created_by, created_at, updated_at)
     values ($1, $2, $3, 'call', $4, $5, $6, $7, 95, 'system:calendar', $6, $6)
     on conflict (team_id, conversation_id) where state = 'open' and type = 'call' and conversation_id is not null
       do update set title = excluded.title,
         notes = concat_ws(E'\\n', case when t.title <> excluded.title then 'Was: ' || t.title end, nullif(t.notes, ''), excluded.notes), priority = greatest(t.priority, excluded.priority), updated_at = excluded.updated_at
     returning id`,
    [
      tx.teamId,
      newId(),
      taken.leadId,
      title,
      `They took ${slotWords(taken.startsAt, taken.zone, now)}. ${because}`,
      now.toISOString(),
      taken.conversationId,
    ],
  );
  if (rows[0]) await deps.outbox.event(tx, now, 'task.changed.v1', [rows[0].id], { state: 'open' });
}

/** By text the answer itself says the time; a mail brings the invitation. */
async function hasEmail(tx: TeamTx, leadId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select from lead_emails where team_id = $1 and lead_id = $2 limit 1',
    [tx.teamId, leadId],
  );
  return (rowCount ?? 0) > 0;
}
