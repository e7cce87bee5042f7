import { DateTime } from 'luxon';

/** Carriers reset their daily caps at midnight of this zone. */
export const PACIFIC = 'America/Los_Angeles';

/** The Pacific day of an instant, `YYYY-MM-DD`. */
export function pacificDay(now: Date): string {
  return pacific(now).toFormat('yyyy-MM-dd');
}

/** The next midnight in Pacific time. */
export function nextPacificMidnight(now: Date): Date {
  return pacific(now).plus({ days: 1 }).startOf('day').toJSDate();
}

/** The midnight in Pacific time `days` days before the one at which today began. */
export function pacificMidnight(now: Date, days = 0): Date {
  return pacific(now).startOf('day').minus({ days }).toJSDate();
}

/** Whole days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function pacific(now: Date): DateTime {
  return DateTime.fromMillis(now.getTime(), { zone: PACIFIC });
}
