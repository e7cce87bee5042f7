import { freeSlots, isDaytime, slotWords, type Slot } from '@og/core';
import { isUuid, type TeamTx } from '@og/db';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import type { Platform } from '../../platform/platform.js';
import { FALLBACK_ZONE, loadAvailability } from './availability.js';
import { leadZone } from './lead-zone.js';

const DAY_MS = 86_400_000;
/** A day of one person has at most 96 quarters; a screen shows some weeks of some people. */
const MOST = 2_000;

export interface FreeSlotView {
  startsAt: Date;
  endsAt: Date;
  ownerId: string;
  words: string;
}

/** Free times of one member or of all who take appointments, as the lead reads them. */
export async function listFreeSlots(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
  args: { leadId?: string | null; ownerId?: string | null; from?: Date | null; days?: number | null },
): Promise<FreeSlotView[]> {
  requirePermission(ctx, 'calendar.read');
  const { leadId, ownerId } = args;
  if ((ownerId && !isUuid(ownerId)) || (leadId && !isUuid(leadId))) return [];
  const now = deps.clock.now();
  const from = args.from && args.from > now ? args.from : now;
  const days = Math.min(90, Math.max(1, args.days ?? 14));
  return deps.database.withTeam(
    ctx.teamId,
    async (tx) => {
      const lead = leadId ? await leadZone(tx, leadId) : null;
      if (leadId && !lead) return [];
      const owners = await loadAvailability(tx, now, ownerId ? [ownerId] : null);
      const zone = lead?.zone ?? owners[0]?.zone ?? FALLBACK_ZONE;
      const until = new Date(from.getTime() + days * DAY_MS);
      return freeSlots({ owners, now, from, until, most: MOST }).map((slot) => ({
        ...slot,
        words: slotWords(slot.startsAt, zone, now),
      }));
    },
    { readOnly: true },
  );
}

/** The next free times of an owner in words, for a refusal that says what is free instead. */
export async function nextFree(
  tx: TeamTx,
  now: Date,
  ownerId: string,
  zone: string,
  from: Date,
): Promise<string> {
  const owners = await loadAvailability(tx, now, [ownerId]);
  const slots: Slot[] = freeSlots({ owners, now, from: from > now ? from : now, most: 3 });
  if (slots.length === 0) return 'Nothing else is free in the days that can be booked.';
  return `Free next: ${slots.map((slot) => slotWords(slot.startsAt, zone, now)).join('; ')}.`;
}

/**
 * The next free time of anybody who takes appointments, as each of these leads reads it and by day where the lead may
 * be; leads that are not there, and those for whom nobody is free, are left out.
 */
export async function nextFreeWords(
  tx: TeamTx,
  now: Date,
  leadIds: readonly string[],
): Promise<Map<string, string>> {
  const words = new Map<string, string>();
  if (leadIds.length === 0) return words;
  const owners = await loadAvailability(tx, now, null);
  const slots = freeSlots({ owners, now, most: MOST });
  for (const leadId of slots.length > 0 ? leadIds : []) {
    const lead = await leadZone(tx, leadId);
    const slot = lead && slots.find((one) => isDaytime(one, lead.zones));
    if (slot) words.set(leadId, slotWords(slot.startsAt, lead.zone, now));
  }
  return words;
}
