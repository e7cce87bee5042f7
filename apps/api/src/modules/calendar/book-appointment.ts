import { isUuid, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { actorName, actorUserId, requirePermission, type Ctx } from '../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { addressesOfLead, lockAddresses } from '../compliance/index.js';
import { expireDraft, lockItems, lockPendingSends } from '../messaging/index.js';
import { afterBooking } from './appointment-effects.js';
import { readAppointment, type AppointmentView } from './appointment.view.js';
import { readHours } from './availability.js';
import { nextFree } from './free-slots.queries.js';
import { planInvitation } from './invite.js';
import { leadZone } from './lead-zone.js';
import { releaseHolds, takeSlot } from './take-slot.js';

export type CalendarDeps = Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault'>;
export type AppointmentOutcome = AppointmentView | InvalidInput | NotFound | Conflict;

const MINUTE_MS = 60_000;
const inputSchema = z.object({
  leadId: z.string(),
  ownerId: z.string().nullish(),
  startsAt: z.date(),
  minutes: z
    .number()
    .int()
    .min(5, 'A meeting takes at least 5 minutes.')
    .max(240, 'A meeting takes at most four hours.')
    .nullish(),
  title: z.string().trim().max(200, 'Keep the title under 200 characters.').nullish(),
  notes: z.string().trim().max(5_000, 'Keep the notes under 5,000 characters.').nullish(),
  holdId: z.string().nullish(),
});

/**
 * Settle a meeting with a lead: in the owner's calendar, in the lead's stage and runs, as a task with a brief, and in
 * an invitation to the lead. A time that is taken is a Conflict that names what is free.
 */
export async function bookAppointment(
  deps: CalendarDeps,
  ctx: Ctx,
  input: unknown,
): Promise<AppointmentOutcome> {
  requirePermission(ctx, 'calendar.manage');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const { leadId, startsAt, holdId } = parsed.data;
  if (!isUuid(leadId)) return missing('lead');
  if (holdId && !isUuid(holdId)) return missing('offer');
  const now = deps.clock.now();
  if (startsAt <= now) return invalidField('startsAt', 'past', 'This time is over. Choose a later one.');
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const lead = await leadZone(tx, leadId);
    if (!lead) return missing('lead');
    const hold = holdId ? await readAppointment(tx, holdId) : null;
    if (holdId && hold?.leadId !== leadId) return missing('offer');
    const ownerId = parsed.data.ownerId ?? hold?.ownerId ?? actorUserId(ctx);
    const [hours] = ownerId && isUuid(ownerId) ? await readHours(tx, [ownerId]) : [];
    if (!ownerId || !hours)
      return invalidField(
        'ownerId',
        'not_a_member',
        'Choose a member of the team who can have appointments.',
      );
    if (!hours.bookable)
      return conflict('not_bookable', 'This member takes no appointments. Choose another one.');
    const minutes = parsed.data.minutes ?? hours.slotMinutes;
    const conversationId = hold?.conversationId ?? (await conversationOf(tx, leadId));
    await lockLead(tx, leadId, conversationId);
    const booked = await book(tx, deps, now, {
      leadId,
      conversationId,
      ownerId,
      startsAt,
      endsAt: new Date(startsAt.getTime() + minutes * MINUTE_MS),
      zone: lead.zone,
      title: parsed.data.title || `Call with ${lead.name}`,
      notes: parsed.data.notes || null,
      agent: null,
      createdBy: actorName(ctx),
      authorUserId: actorUserId(ctx),
      invite: true,
    });
    if (!booked)
      return conflict(
        'slot_taken',
        `This time is taken. ${await nextFree(tx, now, ownerId, lead.zone, startsAt)}`,
      );
    if (conversationId) await expireDraft(tx, deps, now, conversationId, 'Somebody booked an appointment.');
    await audit(tx, ctx, now, {
      action: 'appointment.book',
      subjectType: 'appointment',
      subjectId: booked.id,
      detail: { leadId, startsAt: startsAt.toISOString() },
    });
    return booked;
  });
}

export interface Booking {
  leadId: string;
  conversationId: string | null;
  ownerId: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  title: string;
  notes: string | null;
  agent: AppointmentView['agent'];
  createdBy: string;
  authorUserId: string | null;
  /** Send the lead an invitation; an answer that already says the time needs none by text. */
  invite: boolean;
}

/** The booking itself, in the caller's transaction. @returns null when the time is taken */
export async function book(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox' | 'vault'>,
  now: Date,
  booking: Booking,
): Promise<AppointmentView | null> {
  const { authorUserId, invite, ...slot } = booking;
  // Addresses all at once, sends before calendar rows: the order in which everything that ends runs takes them.
  await lockLeadAddresses(tx, booking.leadId);
  await lockPendingSends(tx, { leadId: booking.leadId });
  await releaseHolds(tx, now, booking.leadId, booking);
  const taken = await takeSlot(tx, now, { ...slot, state: 'booked', holdExpiresAt: null });
  if (!taken) return null;
  return tellOfBooking(tx, deps, now, taken, { actor: booking.createdBy, authorUserId, invite });
}

/** A meeting stands in the calendar: the lead's other offers end, and everybody hears of it. */
export async function tellOfBooking(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox' | 'vault'>,
  now: Date,
  taken: AppointmentView,
  by: { actor: string } & Pick<Booking, 'authorUserId' | 'invite'>,
): Promise<AppointmentView | null> {
  await releaseHolds(tx, now, taken.leadId);
  await afterBooking(tx, deps, now, taken, by.actor);
  if (by.invite) await planInvitation(tx, deps, now, taken, 'booked', by.authorUserId);
  await deps.outbox.event(tx, now, 'appointment.changed.v1', [taken.id], {
    state: 'booked',
    ownerId: taken.ownerId,
    leadId: taken.leadId,
  });
  return readAppointment(tx, taken.id);
}

/** Every number and mailbox of a lead, before the first of them is written to: an opt-out takes them all as well. */
export async function lockLeadAddresses(tx: TeamTx, leadId: string): Promise<void> {
  const addresses = await addressesOfLead(tx, leadId);
  await lockAddresses(
    tx,
    addresses.map(({ address }) => address),
  );
}

/** Addresses, sends and the inbox item before the calendar's rows: whoever lets a draft go takes them in this order too. */
async function lockLead(tx: TeamTx, leadId: string, conversationId: string | null): Promise<void> {
  await lockLeadAddresses(tx, leadId);
  await lockPendingSends(tx, { leadId });
  if (conversationId) await lockItems(tx, [conversationId]);
}

async function conversationOf(tx: TeamTx, leadId: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    'select id from conversations where team_id = $1 and lead_id = $2',
    [tx.teamId, leadId],
  );
  return rows[0]?.id ?? null;
}
