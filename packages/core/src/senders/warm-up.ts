import { daysBetween } from './pacific-day.js';

/**
 * Messages that a new sender may send on each day of its warm-up; from the day after the last on there is no such
 * limit. Carriers and mailbox providers publish no schedule: they look for a sudden rise from an unknown sender, so
 * each day is at most twice the day before, and the last day stands at a long code's and a mailbox's usual volume.
 */
export const WARM_UP = {
  number: [50, 75, 100, 150, 200, 300, 400, 600, 800, 1_000, 1_300, 1_600, 2_000, 2_500],
  mailbox: [
    20, 30, 40, 50, 75, 100, 150, 200, 300, 400, 600, 800, 1_000, 1_500, 2_000, 3_000, 4_000, 5_000, 7_500,
    10_000,
  ],
} as const satisfies Record<string, readonly number[]>;

export type WarmUpKind = keyof typeof WARM_UP;

export interface WarmUpDay {
  /** 1 on the first day. */
  day: number;
  /** How many days it takes in all. */
  days: number;
  /** Messages on this day. */
  allowance: number;
}

/**
 * Where a sender stands in its warm-up.
 * @param startedOn Pacific day of its first day, `YYYY-MM-DD`; null: it has none
 * @param today Pacific day
 * @returns null when there is no warm-up or it is over; a start in the future counts as its first day
 */
export function warmUpOn(kind: WarmUpKind, startedOn: string | null, today: string): WarmUpDay | null {
  if (startedOn === null) return null;
  const schedule = WARM_UP[kind];
  const day = Math.max(1, daysBetween(startedOn, today) + 1);
  const allowance = schedule[day - 1];
  return allowance === undefined ? null : { day, days: schedule.length, allowance };
}

/** Messages a day: the lesser of warm-up and a person's own cap; null: neither limits it. */
export function messagesPerDay(
  kind: WarmUpKind,
  sender: { warmUpStartedOn: string | null; dailyCap: number | null },
  today: string,
): number | null {
  const limits = [warmUpOn(kind, sender.warmUpStartedOn, today)?.allowance, sender.dailyCap].filter(
    (limit) => limit !== null && limit !== undefined,
  );
  return limits.length > 0 ? Math.min(...limits) : null;
}
