import { isUuid, type TeamTx } from '@og/db';
import { audit } from '../../platform/audit.js';
import { actorName, actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import { conflict, invalidField, missing } from '../../platform/errors/failures.js';
import { addEvent, moveTask } from './appointment-effects.js';
import type { AppointmentStateValue } from './appointment.types.js';
import { readAppointment, type AppointmentView } from './appointment.view.js';
import { lockLeadAddresses, type AppointmentOutcome, type CalendarDeps } from './book-appointment.js';
import { nextFree } from './free-slots.queries.js';
import { planInvitation } from './invite.js';
import { moveMeeting } from './move-meeting.js';

/** PostgreSQL: an exclusion constraint refused the row. */
const OVERLAPS = '23P01';

/** Move a booked meeting; its length stays. A time that is taken is a Conflict that names what is free. */
export async function rescheduleAppointment(
  deps: CalendarDeps,
  ctx: Ctx,
  id: string,
  startsAt: Date,
): Promise<AppointmentOutcome> {
  requirePermission(ctx, 'calendar.manage');
  if (!isUuid(id)) return missing('appointment');
  const now = deps.clock.now();
  if (startsAt <= now) return invalidField('startsAt', 'past', 'This time is over. Choose a later one.');
  try {
    return await change(deps, ctx, id, 'reschedule', async (tx, before) => {
      const length = before.endsAt.getTime() - before.startsAt.getTime();
      const endsAt = new Date(startsAt.getTime() + length);
      // Offers whose time is up make room, and so does one to this very lead.
      await tx.client.query(
        `update appointments set state = 'expired', updated_at = $3 where team_id = $1 and owner_id = $2 and state = 'held' and draft_id is null
           and (hold_expires_at <= $3 or lead_id = $6) and tstzrange(starts_at, ends_at) && tstzrange($4, $5)`,
        [
          tx.teamId,
          before.ownerId,
          now.toISOString(),
          startsAt.toISOString(),
          endsAt.toISOString(),
          before.leadId,
        ],
      );
      const moved = await moveMeeting(
        tx,
        deps,
        now,
        before,
        { ownerId: before.ownerId, startsAt, endsAt },
        {
          authorUserId: actorUserId(ctx),
          invite: true,
        },
      );
      return { ...moved, state: 'booked' };
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== OVERLAPS) throw error;
    return deps.database.withTeam(
      ctx.teamId,
      async (tx) => {
        const before = await readAppointment(tx, id);
        if (!before) return missing('appointment');
        const free = await nextFree(tx, now, before.ownerId, before.zone, startsAt);
        return conflict('slot_taken', `This time is taken. ${free}`);
      },
      { readOnly: true },
    );
  }
}

/** Call a booked meeting off and tell the lead. */
export async function cancelAppointment(
  deps: CalendarDeps,
  ctx: Ctx,
  id: string,
  reason: string,
): Promise<AppointmentOutcome> {
  requirePermission(ctx, 'calendar.manage');
  if (!isUuid(id)) return missing('appointment');
  const why = reason.trim().slice(0, 500);
  if (why === '') return invalidField('reason', 'required', 'Say why it is canceled.');
  return change(deps, ctx, id, 'cancel', async (tx) => {
    await tx.client.query(
      `update appointments set state = 'canceled', cancel_reason = $3, ics_sequence = ics_sequence + 1, updated_at = $4 where team_id = $1 and id = $2`,
      [tx.teamId, id, why, deps.clock.now().toISOString()],
    );
    await moveTask(tx, deps, deps.clock.now(), id, { state: 'canceled', by: null });
    await tellOfEnd(tx, deps, ctx, id);
    return { title: 'Appointment canceled', detail: why, state: 'canceled' };
  });
}

/** Say what became of a meeting whose time has come: it took place, or the lead did not come. */
export async function settleAppointment(
  deps: CalendarDeps,
  ctx: Ctx,
  id: string,
  state: AppointmentStateValue,
): Promise<AppointmentOutcome> {
  requirePermission(ctx, 'calendar.manage');
  if (!isUuid(id)) return missing('appointment');
  if (state !== 'done' && state !== 'no_show')
    return invalidField('state', 'not_an_end', 'A meeting ends as done or as no-show.');
  return change(deps, ctx, id, 'settle', async (tx, before) => {
    const now = deps.clock.now();
    if (before.startsAt > now) return conflict('not_yet', 'It has not begun yet: cancel or move it instead.');
    await tx.client.query(
      'update appointments set state = $3::appointment_state, updated_at = $4 where team_id = $1 and id = $2',
      [tx.teamId, id, state, now.toISOString()],
    );
    await moveTask(tx, deps, now, id, { state: 'done', by: actorUserId(ctx) });
    return {
      title: state === 'done' ? 'Appointment took place' : 'Did not come to the appointment',
      detail: null,
      state,
    };
  });
}

interface Changed {
  title: string;
  detail: string | null;
  state: AppointmentStateValue;
}

async function change(
  deps: CalendarDeps,
  ctx: Ctx,
  id: string,
  verb: 'reschedule' | 'cancel' | 'settle',
  work: (tx: TeamTx, before: AppointmentView) => Promise<Changed | ReturnType<typeof conflict>>,
): Promise<AppointmentOutcome> {
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    const seen = await readAppointment(tx, id);
    if (!seen) return missing('appointment');
    await lockLeadAddresses(tx, seen.leadId);
    const before = (await readAppointment(tx, id, { lock: true })) ?? seen;
    if (before.state !== 'booked')
      return conflict(
        'wrong_state',
        `The appointment is ${before.state.replace('_', '-')}: only a booked one can be changed.`,
      );
    const changed = await work(tx, before);
    if ('__typename' in changed) return changed;
    await addEvent(
      tx,
      now,
      before.leadId,
      `appointment.${verb}`,
      changed.title,
      actorName(ctx),
      changed.detail,
    );
    await audit(tx, ctx, now, { action: `appointment.${verb}`, subjectType: 'appointment', subjectId: id });
    await deps.outbox.event(tx, now, 'appointment.changed.v1', [id], {
      state: changed.state,
      ownerId: before.ownerId,
      leadId: before.leadId,
    });
    return (await readAppointment(tx, id)) ?? missing('appointment');
  });
}

async function tellOfEnd(tx: TeamTx, deps: CalendarDeps, ctx: Ctx, id: string): Promise<void> {
  const after = await readAppointment(tx, id);
  if (after) await planInvitation(tx, deps, deps.clock.now(), after, 'canceled', actorUserId(ctx));
}
