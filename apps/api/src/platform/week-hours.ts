import { z } from 'zod';

/** Working hours as they are stored: spans of minutes by ISO weekday, 1 Monday. */
export interface StoredWeek {
  zone: string;
  week: Record<string, { from: number; to: number }[]>;
}

/** Working hours as screens edit them. */
export interface WeekHoursView {
  zone: string;
  days: { weekday: number; from: number; to: number }[];
}

const DAY = 24 * 60;

/** Parses a `WeekHoursInput`: a known zone, spans within a day that do not overlap. */
export const weekHoursSchema = z
  .object({
    zone: z.string().refine(isZone, 'Name a time zone such as America/Chicago.'),
    days: z
      .array(
        z
          .object({
            weekday: z.number().int().min(1).max(7),
            from: z.number().int().min(0).max(DAY),
            to: z.number().int().min(0).max(DAY),
          })
          .refine(({ from, to }) => from < to, 'A span ends after it begins.'),
      )
      .max(28, 'Keep at most four spans a day.'),
  })
  .refine(({ days }) => !overlaps(days), 'Two spans of one day overlap.');

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function overlaps(days: WeekHoursView['days']): boolean {
  return days.some((one, index) =>
    days.some(
      (other, at) =>
        at > index && other.weekday === one.weekday && other.from < one.to && one.from < other.to,
    ),
  );
}

/** As it is stored. */
export function toStoredWeek({ zone, days }: WeekHoursView): StoredWeek {
  const week: StoredWeek['week'] = {};
  for (const { weekday, from, to } of days.toSorted((a, b) => a.from - b.from))
    (week[String(weekday)] ??= []).push({ from, to });
  return { zone, week };
}

/** As screens edit it, by weekday and time. */
export function toWeekHours({ zone, week }: StoredWeek): WeekHoursView {
  const days = Object.entries(week).flatMap(([weekday, spans]) =>
    spans.map(({ from, to }) => ({ weekday: Number(weekday), from, to })),
  );
  return { zone, days: days.toSorted((a, b) => a.weekday - b.weekday || a.from - b.from) };
}
