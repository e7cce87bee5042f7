import { isFree, slotWords } from '@og/core';
import type { TeamTx } from '@og/db';
import type { AgentSlugValue } from '../../platform/graphql/shared-enums.js';
import type { Platform } from '../../platform/platform.js';
import type { NamedSlot, SlotUse } from '../agents/index.js';
import { loadAvailability } from './availability.js';
import { nextFree } from './free-slots.queries.js';
import { leadZone } from './lead-zone.js';
import { readKey } from './slot-keys.js';
import { releaseHolds, takeSlot } from './take-slot.js';

type Deps = Pick<Platform, 'outbox'>;

/**
 * Keep the time that a draft books while its message can still be taken back. It is the lead's own offer if that
 * stands, and ends as that offer again when the draft comes back.
 * @returns why the draft cannot be let go, in words; null when the time is kept, or booked for this lead already
 */
export async function takeForDraft(tx: TeamTx, deps: Deps, now: Date, use: SlotUse): Promise<string | null> {
  const lead = await leadZone(tx, use.leadId);
  // Nothing is sent to who is not there, and that is said by the sending.
  if (!lead) return null;
  const [slot, ...others] = use.keys.flatMap((key) => readKey(key) ?? []);
  if (!slot || others.length > 0)
    return 'It is not one time that this draft books. Change its text, or ask for another draft.';
  if (await isBooked(tx, use.leadId, slot)) return null;
  // Let go again before its first time was settled.
  await giveBack(tx, deps, now, use.draftId);
  const [owner] = await loadAvailability(tx, now, [slot.ownerId], use.leadId);
  const free = owner && isFree(owner, { from: slot.startsAt, to: slot.endsAt }, now);
  const id = free
    ? ((await takeOffer(tx, now, use, slot)) ?? (await takeNew(tx, now, use, slot, lead)))
    : null;
  if (id === null) {
    const when = slotWords(slot.startsAt, lead.zone, now);
    return `${when} is not free any more, and this draft would book it. Take it out of the text, or ask for another draft. ${await nextFree(tx, now, slot.ownerId, lead.zone, now)}`;
  }
  await deps.outbox.event(tx, now, 'appointment.changed.v1', [id], { state: 'held', ownerId: slot.ownerId });
  return null;
}

/** The lead's offer is the draft's from now on, and remembers until when it was an offer. */
async function takeOffer(tx: TeamTx, now: Date, use: SlotUse, slot: NamedSlot): Promise<string | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    `update appointments set draft_id = $6, updated_at = $7
     where team_id = $1 and lead_id = $2 and owner_id = $3 and starts_at = $4 and ends_at = $5 and state = 'held' returning id`,
    [
      tx.teamId,
      use.leadId,
      slot.ownerId,
      slot.startsAt.toISOString(),
      slot.endsAt.toISOString(),
      use.draftId,
      now.toISOString(),
    ],
  );
  return rows[0]?.id ?? null;
}

async function takeNew(
  tx: TeamTx,
  now: Date,
  use: SlotUse,
  slot: NamedSlot,
  lead: { zone: string; name: string },
): Promise<string | null> {
  await releaseHolds(tx, now, use.leadId, slot);
  const taken = await takeSlot(tx, now, {
    ...slot,
    state: 'held',
    leadId: use.leadId,
    conversationId: use.conversationId,
    zone: lead.zone,
    title: `Call with ${lead.name}`,
    notes: null,
    // It never was an offer: given back, it is over.
    holdExpiresAt: now,
    agent: use.agent as AgentSlugValue,
    createdBy: `agent:${use.agent}`,
    draftId: use.draftId,
  });
  return taken?.id ?? null;
}

/**
 * The draft that took a time does not book it: the time is an offer again for as long as it was one, else free.
 * @returns whether it had taken one
 */
export async function giveBack(tx: TeamTx, deps: Deps, now: Date, draftId: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ id: string; owner_id: string; state: 'held' | 'expired' }>(
    `update appointments set draft_id = null, updated_at = $3, state = (case when hold_expires_at > $3 then 'held' else 'expired' end)::appointment_state
     where team_id = $1 and draft_id = $2 and state = 'held' returning id, owner_id, state`,
    [tx.teamId, draftId, now.toISOString()],
  );
  for (const { id, owner_id: ownerId, state } of rows)
    await deps.outbox.event(tx, now, 'appointment.changed.v1', [id], { state, ownerId });
  return rows.length > 0;
}

async function isBooked(
  tx: TeamTx,
  leadId: string,
  { ownerId, startsAt, endsAt }: NamedSlot,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from appointments where team_id = $1 and lead_id = $2 and owner_id = $3 and starts_at = $4 and ends_at = $5 and state = 'booked'`,
    [tx.teamId, leadId, ownerId, startsAt.toISOString(), endsAt.toISOString()],
  );
  return (rowCount ?? 0) > 0;
}
