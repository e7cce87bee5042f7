import { newId, type TeamTx } from '@og/db';
import type { AgentSlugValue } from '../../platform/graphql/shared-enums.js';
import { readAppointment, type AppointmentView } from './appointment.view.js';

/** A time in somebody's calendar that is to be taken. */
export interface SlotTaking {
  state: 'held' | 'booked';
  leadId: string;
  conversationId: string | null;
  ownerId: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  title: string;
  notes: string | null;
  holdExpiresAt: Date | null;
  agent: AgentSlugValue | null;
  createdBy: string;
  /** The draft that takes it: kept until that draft's message has left, however long that is. */
  draftId?: string;
  /** The draft that offers it. */
  offerDraftId?: string;
}

/**
 * Write a time into a calendar, unless something that stands there overlaps it: the database decides, however many ask
 * at once. Offers whose time is up make room.
 * @returns null when the time is taken
 */
export async function takeSlot(tx: TeamTx, now: Date, slot: SlotTaking): Promise<AppointmentView | null> {
  const at = now.toISOString();
  const span = [slot.startsAt.toISOString(), slot.endsAt.toISOString()];
  await tx.client.query(
    `update appointments set state = 'expired', updated_at = $3
     where team_id = $1 and owner_id = $2 and state = 'held' and draft_id is null and hold_expires_at <= $3
       and tstzrange(starts_at, ends_at) && tstzrange($4, $5)`,
    [tx.teamId, slot.ownerId, at, ...span],
  );
  const id = newId();
  const { rowCount } = await tx.client.query(
    `insert into appointments (team_id, id, lead_id, conversation_id, owner_id, state, starts_at, ends_at, zone, title, notes, hold_expires_at, agent, ics_uid, created_by, created_at, updated_at,
       draft_id, offer_draft_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17, $18) on conflict do nothing`,
    [
      tx.teamId,
      id,
      slot.leadId,
      slot.conversationId,
      slot.ownerId,
      slot.state,
      ...span,
      slot.zone,
      slot.title,
      slot.notes,
      slot.holdExpiresAt?.toISOString() ?? null,
      slot.agent,
      `${id}@outreach`,
      slot.createdBy,
      at,
      slot.draftId ?? null,
      slot.offerDraftId ?? null,
    ],
  );
  return rowCount ? readAppointment(tx, id) : null;
}

/**
 * The lead's offers stand no more: it took a time, or gets other ones. With `only` whatever is held for it there makes
 * room, also for a draft on its way: a person says now what becomes of that time.
 */
export async function releaseHolds(
  tx: TeamTx,
  now: Date,
  leadId: string,
  only: { ownerId: string; startsAt: Date; endsAt: Date } | null = null,
): Promise<void> {
  await tx.client.query(
    `update appointments set state = 'expired', updated_at = $3 where team_id = $1 and lead_id = $2 and state = 'held'
       and case when $4::uuid is null then draft_id is null else (owner_id = $4 and tstzrange(starts_at, ends_at) && tstzrange($5, $6)) end`,
    [
      tx.teamId,
      leadId,
      now.toISOString(),
      only?.ownerId ?? null,
      only?.startsAt.toISOString() ?? null,
      only?.endsAt.toISOString() ?? null,
    ],
  );
}
