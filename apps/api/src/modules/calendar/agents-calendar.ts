import { freeSlots, isDaytime, isFree, slotWords, takenSlot } from '@og/core';
import type { TeamTx } from '@og/db';
import type { AgentSlugValue } from '../../platform/graphql/shared-enums.js';
import type { Platform } from '../../platform/platform.js';
import type { Calendar, NamedSlot, OfferableSlot, SlotUse } from '../agents/index.js';
import { loadAvailability } from './availability.js';
import { leadZone } from './lead-zone.js';
import { keyOf, readKey } from './slot-keys.js';
import { giveBack, takeForDraft } from './take-for-draft.js';
import { releaseHolds, takeSlot } from './take-slot.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Free times that are shown to an agent, of which it offers some. */
const OFFERED = 6;
/** Between two of them, so that they are a choice. */
const APART_MS = 90 * MINUTE_MS;
/** How long an offer keeps others out of the time. An answer after that still gets it while it is free. */
export const HOLD_MS = 4 * HOUR_MS;

interface Hold extends NamedSlot {
  createdAt: Date;
}

/**
 * The calendar as agents use it: real free times of the team in the lead's zone, held once offered, kept for the draft
 * that takes one, booked when that has left (`settleBooking`).
 */
export function agentsCalendar(deps: Pick<Platform, 'outbox'>): Calendar {
  return {
    slotsFor: (tx, now, leadId) => slotsFor(tx, now, leadId),
    offer: (tx, now, use) => offerSlots(tx, deps, now, use),
    take: (tx, now, use) => takeForDraft(tx, deps, now, use),
    giveBack: async (tx, now, draftId) => void (await giveBack(tx, deps, now, draftId)),
    readKey,
  };
}

/**
 * What an agent may offer. When the lead's last words take exactly one of the times that were offered to it, only that
 * one is there: an agent can name no other. While offers stand and the words are not clear, they are offered again.
 */
async function slotsFor(tx: TeamTx, now: Date, leadId: string): Promise<OfferableSlot[]> {
  const lead = await leadZone(tx, leadId);
  if (!lead) return [];
  const say = (slot: NamedSlot): OfferableSlot => ({
    key: keyOf(slot),
    words: slotWords(slot.startsAt, lead.zone, now),
  });
  const holds = await standingHolds(tx, now, leadId);
  if (holds.length > 0) {
    const words = await lastWords(tx, leadId, holds[0]?.createdAt ?? now);
    const offered = holds.map((hold) => ({ key: keyOf(hold), startsAt: hold.startsAt }));
    // “Tomorrow” is the day after they wrote it, whenever this is looked at.
    const taken =
      words === null ? ({ kind: 'none' } as const) : takenSlot(words.text, offered, lead.zone, words.at);
    const chosen = taken.kind === 'taken' ? holds.filter((hold) => keyOf(hold) === taken.key) : holds;
    return chosen.map(say);
  }
  const owners = await loadAvailability(tx, now, await ownersFor(tx, leadId), leadId);
  // Our nine in the morning may be their six: nobody is offered a call at night.
  const free = freeSlots({ owners, now, most: 2_000 }).filter((slot) => isDaytime(slot, lead.zones));
  return spread(free).map(say);
}

/** The soonest times that lie apart, one owner each: six half hours of one morning are no choice. */
function spread<T extends { startsAt: Date }>(slots: readonly T[]): T[] {
  const chosen: T[] = [];
  for (const slot of slots) {
    const last = chosen.at(-1);
    if (last && slot.startsAt.getTime() - last.startsAt.getTime() < APART_MS) continue;
    chosen.push(slot);
    if (chosen.length === OFFERED) break;
  }
  return chosen;
}

/** Whoever has the conversation; else everybody who takes appointments. */
async function ownersFor(tx: TeamTx, leadId: string): Promise<string[] | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select i.assignee_id as id from inbox_items i join team_members m on m.team_id = $1 and m.user_id = i.assignee_id and m.role <> 'viewer'
       left join working_hours w on w.team_id = $1 and w.user_id = i.assignee_id
     where i.team_id = $1 and i.lead_id = $2 and coalesce(w.bookable, true)`,
    [tx.teamId, leadId],
  );
  return rows.length > 0 ? rows.map((row) => row.id) : null;
}

async function standingHolds(tx: TeamTx, now: Date, leadId: string): Promise<Hold[]> {
  const { rows } = await tx.client.query<Hold>(
    `select owner_id as "ownerId", starts_at as "startsAt", ends_at as "endsAt", created_at as "createdAt" from appointments
     where team_id = $1 and lead_id = $2 and state = 'held' and draft_id is null and hold_expires_at > $3 and starts_at > $3
     order by starts_at, id`,
    [tx.teamId, leadId, now.toISOString()],
  );
  return rows;
}

/** What the lead last said since the offer. */
async function lastWords(
  tx: TeamTx,
  leadId: string,
  since: Date,
): Promise<{ text: string; at: Date } | null> {
  const { rows } = await tx.client.query<{ text: string; at: Date }>(
    `select body as text, created_at as at from messages where team_id = $1 and lead_id = $2 and direction = 'inbound' and created_at >= $3 order by created_at desc, id desc limit 1`,
    [tx.teamId, leadId, since.toISOString()],
  );
  return rows[0] ?? null;
}

async function offerSlots(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  use: SlotUse,
): Promise<void> {
  const lead = await leadZone(tx, use.leadId);
  if (!lead) return;
  const slots = use.keys.flatMap((key) => readKey(key) ?? []);
  const owners = await loadAvailability(tx, now, [...new Set(slots.map((slot) => slot.ownerId))], use.leadId);
  // What is offered anew replaces what was offered before.
  await releaseHolds(tx, now, use.leadId);
  for (const slot of slots) {
    const owner = owners.find((one) => one.ownerId === slot.ownerId);
    if (!owner || !isFree(owner, { from: slot.startsAt, to: slot.endsAt }, now)) continue;
    const held = await takeSlot(tx, now, {
      ...slot,
      state: 'held',
      leadId: use.leadId,
      conversationId: use.conversationId,
      zone: lead.zone,
      title: `Call with ${lead.name}`,
      notes: null,
      holdExpiresAt: new Date(Math.min(now.getTime() + HOLD_MS, slot.startsAt.getTime())),
      agent: use.agent as AgentSlugValue,
      createdBy: `agent:${use.agent}`,
      offerDraftId: use.draftId,
    });
    if (held)
      await deps.outbox.event(tx, now, 'appointment.changed.v1', [held.id], {
        state: 'held',
        ownerId: held.ownerId,
      });
  }
}
