import { instantOf, localOf } from '../../lib/zoned-time';

/** A calendar date as `2026-03-04`. */
export type Day = string;

const dayMs = 86_400_000;

/** The date that a clock in a zone shows. */
export function dayIn(instant: Date, zone: string): Day {
  return localOf(instant, zone).slice(0, 10);
}

export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(`${day}T00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** The Monday of a date's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7));
}

/** The instant at which a date begins in a zone. */
export function startOf(day: Day, zone: string): Date {
  return instantOf(`${day}T00:00`, zone) ?? new Date(`${day}T00:00Z`);
}

/** True for a date that exists, as it stands in an address. */
export function isDay(text: string | null): text is Day {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const names = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** "Wednesday, Mar 4". */
export function dayWords(day: Day): string {
  return names.format(new Date(`${day}T00:00Z`));
}

/** "14:30" as a clock in a zone shows it. */
export function timeIn(iso: string, zone: string): string {
  return localOf(new Date(iso), zone).slice(11, 16);
}
