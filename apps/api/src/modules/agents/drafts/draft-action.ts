import { draftSchema, type DraftAction } from '@og/contracts';
import { keptSlots, type Check, type GivenFact } from '@og/core';
import type { Calendar } from '../calendar-port.js';
import { SLOT_PREFIX } from '../facts/gather-facts.js';

/**
 * What a draft would do beside writing, as the recorder keeps it. Whoever lets the words go lets nothing go that a
 * guardrail stopped: no act without its tool, and no time that was not among the facts of the draft.
 */
export function actionOf(
  rawOutput: string | null,
  checks: readonly Check[],
  facts: readonly GivenFact[],
): DraftAction | null {
  if (checks.some(({ check, ok }) => check === 'tools' && !ok)) return null;
  const action = readAction(rawOutput);
  const given = new Set(facts.filter(({ kind }) => kind === 'slot').map(({ id }) => id));
  return action?.slotIds.length && action.slotIds.every((id) => given.has(id)) ? action : null;
}

/** The key by which the calendar knows a time of an action. */
export function slotKey(slotId: string): string {
  return slotId.slice(SLOT_PREFIX.length);
}

/**
 * What is left of an action when a person changed the words: it does nothing at a time that they no longer name.
 * @param text all that the lead reads
 */
export function keptAction(
  calendar: Pick<Calendar, 'readKey'>,
  now: Date,
  { action, zone }: { action: DraftAction | null; zone: string },
  text: string,
): DraftAction | null {
  if (!action) return null;
  const slots = action.slotIds.flatMap((id) => {
    const slot = calendar.readKey(slotKey(id));
    return slot ? [{ key: id, startsAt: slot.startsAt }] : [];
  });
  const slotIds = keptSlots({ kind: action.kind, text, slots, zone, now });
  return slotIds.length > 0 ? { ...action, slotIds } : null;
}

function readAction(rawOutput: string | null): DraftAction | null {
  if (rawOutput === null) return null;
  try {
    const parsed = draftSchema.safeParse(JSON.parse(rawOutput));
    return parsed.success ? (parsed.data.action ?? null) : null;
  } catch {
    return null;
  }
}
