import { slotWords } from '@og/core';
import type { TeamTx } from '@og/db';
import type { Platform } from '../../platform/platform.js';
import type { NamedSlot } from '../agents/index.js';
import { moveTask } from './appointment-effects.js';
import { readAppointment, type AppointmentView } from './appointment.view.js';
import { planInvitation } from './invite.js';

/**
 * Another time for a meeting that stands, in the caller's transaction; its task goes with it, and the lead gets the
 * same invitation with the new time.
 * @throws the database's exclusion error (23P01) when the time is taken
 * @returns what the timeline says of it
 */
export async function moveMeeting(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox' | 'vault'>,
  now: Date,
  before: AppointmentView,
  to: NamedSlot,
  by: { authorUserId: string | null; invite: boolean; draftId?: string },
): Promise<{ title: string; detail: string }> {
  await tx.client.query(
    `update appointments set owner_id = $3, starts_at = $4, ends_at = $5, ics_sequence = ics_sequence + 1, draft_id = coalesce($7, draft_id), updated_at = $6
     where team_id = $1 and id = $2`,
    [
      tx.teamId,
      before.id,
      to.ownerId,
      to.startsAt.toISOString(),
      to.endsAt.toISOString(),
      now.toISOString(),
      by.draftId ?? null,
    ],
  );
  await moveTask(tx, deps, now, before.id, {
    dueAt: to.startsAt,
    newOwnerId: to.ownerId === before.ownerId ? null : to.ownerId,
  });
  const after = await readAppointment(tx, before.id);
  if (by.invite && after) await planInvitation(tx, deps, now, after, 'moved', by.authorUserId);
  return {
    title: 'Appointment moved',
    detail: `${before.title}, ${slotWords(to.startsAt, before.zone, now)}`,
  };
}
