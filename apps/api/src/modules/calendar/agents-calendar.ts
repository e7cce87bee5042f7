import { freeSlots, isDaytime, isFree, slotWords, takenSlot } from '@og/core';
import { isUuid, newId, type TeamTx } from '@og/db';
import type { AgentSlugValue } from '../../platform/graphql/shared-enums.js';
import type { Platform } from '../../platform/platform.js';
import type { Calendar, OfferableSlot, SlotUse } from '../agents/index.js';
import { loadAvailability } from './availability.js';
import { book } from './book-appointment.js';
import { leadZone } from './lead-zone.js';
import { releaseHolds, takeSlot } from './take-slot.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Free times that are shown to an agent, of which it offers some. */
const OFFERED = 6;
/** Between two of them, so that they are a choice. */
const APART_MS = 90 * MINUTE_MS;
/** How long an offer keeps others out of the time. An answer after that still gets it while it is free. */
export const HOLD_MS = 4 * HOUR_MS;

interface Hold {
  ownerId: string;
  startsAt: Date;
  endsAt: Date;
  createdAt: Date;
}

/** The calendar as agents use it: real free times of the team in the lead's zone, held once offered, booked once taken. */
export function agentsCalendar(deps: Pick<Platform, 'outbox' | 'vault'>): Calendar {
  return {
    slotsFor: (tx, now, leadId) => slotsFor(tx, now, leadId),
    use: (tx, now, use) => useSlots(tx, deps, now, use),
  };
}

/**
 * What an agent may offer. When the lead's last words take exactly one of the times that were offered to it, only that
 * one is there: an agent can name no other. While offers stand and the words are not clear, they are offered again.
 */
async function slotsFor(tx: TeamTx, now: Date, leadId: string): Promise<OfferableSlot[]> {
  const lead = await leadZone(tx, leadId);
  if (!lead) return [];
  const say = (slot: { ownerId: string; startsAt: Date; endsAt: Date }): OfferableSlot => ({
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
     where team_id = $1 and lead_id = $2 and state = 'held' and hold_expires_at > $3 and starts_at > $3 order by starts_at, id`,
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

async function useSlots(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox' | 'vault'>,
  now: Date,
  use: SlotUse,
): Promise<void> {
  const lead = await leadZone(tx, use.leadId);
  if (!lead) return;
  const slots = use.keys.flatMap((key) => readKey(key) ?? []);
  if (use.kind === 'book') return bookFor(tx, deps, now, use, slots, lead);
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
    });
    if (held)
      await deps.outbox.event(tx, now, 'appointment.changed.v1', [held.id], {
        state: 'held',
        ownerId: held.ownerId,
      });
  }
}

async function bookFor(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox' | 'vault'>,
  now: Date,
  use: SlotUse,
  slots: readonly { ownerId: string; startsAt: Date; endsAt: Date }[],
  lead: { zone: string; name: string },
): Promise<void> {
  const [slot, ...others] = slots;
  // The answer that told them of it was taken back and is let go again: the meeting stands already.
  if (slot && others.length === 0 && (await isBooked(tx, use.leadId, slot))) return;
  const owners = slot ? await loadAvailability(tx, now, [slot.ownerId], use.leadId) : [];
  const [owner] = owners;
  // One time is booked, or a person finds one: a lead that was told two is asked again.
  const free =
    slot && owner && others.length === 0 && isFree(owner, { from: slot.startsAt, to: slot.endsAt }, now);
  const booked = free
    ? await book(tx, deps, now, {
        ...slot,
        leadId: use.leadId,
        conversationId: use.conversationId,
        zone: lead.zone,
        title: `Call with ${lead.name}`,
        notes: null,
        agent: use.agent as AgentSlugValue,
        createdBy: `agent:${use.agent}`,
        authorUserId: null,
        invite: await hasEmail(tx, use.leadId),
      })
    : null;
  if (booked) return;
  const when = slot ? slotWords(slot.startsAt, lead.zone, now) : 'the time';
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into tasks as t (team_id, id, lead_id, type, title, notes, due_at, conversation_id, priority, created_by, created_at, updated_at)
     values ($1, $2, $3, 'call', $4, $5, $6, $7, 95, 'system:calendar', $6, $6)
     on conflict (team_id, conversation_id) where state = 'open' and type = 'call' and conversation_id is not null
       do update set title = excluded.title, notes = excluded.notes, priority = greatest(t.priority, excluded.priority), updated_at = excluded.updated_at
     returning id`,
    [
      tx.teamId,
      newId(),
      use.leadId,
      'Find another time: the one they took is gone',
      `They were told ${when}, which is not free any more.`,
      now.toISOString(),
      use.conversationId,
    ],
  );
  if (rows[0]) await deps.outbox.event(tx, now, 'task.changed.v1', [rows[0].id], { state: 'open' });
}

async function isBooked(
  tx: TeamTx,
  leadId: string,
  { ownerId, startsAt, endsAt }: { ownerId: string; startsAt: Date; endsAt: Date },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from appointments where team_id = $1 and lead_id = $2 and owner_id = $3 and starts_at = $4 and ends_at = $5 and state = 'booked'`,
    [tx.teamId, leadId, ownerId, startsAt.toISOString(), endsAt.toISOString()],
  );
  return (rowCount ?? 0) > 0;
}

/** By text the answer itself says the time; a mail brings the invitation. */
async function hasEmail(tx: TeamTx, leadId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select from lead_emails where team_id = $1 and lead_id = $2 limit 1',
    [tx.teamId, leadId],
  );
  return (rowCount ?? 0) > 0;
}

/** Names a slot: owner, begin and length. */
function keyOf({ ownerId, startsAt, endsAt }: { ownerId: string; startsAt: Date; endsAt: Date }): string {
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / MINUTE_MS);
  return `${ownerId}.${(startsAt.getTime() / MINUTE_MS).toString(36)}.${minutes}`;
}

function readKey(key: string): { ownerId: string; startsAt: Date; endsAt: Date } | null {
  const [ownerId = '', begin = '', length = ''] = key.split('.');
  const startsAt = Number.parseInt(begin, 36) * MINUTE_MS;
  const minutes = Number(length);
  if (!isUuid(ownerId) || !Number.isSafeInteger(startsAt) || !(minutes > 0 && minutes <= 240)) return null;
  return { ownerId, startsAt: new Date(startsAt), endsAt: new Date(startsAt + minutes * MINUTE_MS) };
}
