/** A span of a weekday, 1 Monday to 7 Sunday, in minutes from midnight. */
export interface WeekSpan {
  weekday: number;
  from: number;
  to: number;
}

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

/** 555 → "09:15"; the end of a day, 1440, is "24:00". */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** "09:15" → 555; null for what is no time of day. "00:00" as an end is midnight, 1440. */
export function minutesOf(text: string, isEnd = false): number | null {
  const found = /^(\d{2}):(\d{2})$/.exec(text);
  if (!found) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  if (Number(found[2]) > 59 || minutes > 1440) return null;
  return isEnd && minutes === 0 ? 1440 : minutes;
}

/** Monday to Friday, nine to five. */
export const officeHours: readonly WeekSpan[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  from: 540,
  to: 1020,
}));

/** What is wrong with a week in words, or null: spans that end before they begin, or overlap. */
export function weekProblem(days: readonly WeekSpan[]): string | null {
  for (const [index, span] of days.entries()) {
    const day = weekdays[span.weekday - 1] ?? '';
    if (span.from >= span.to) return `${day}: a span must end after it begins.`;
    const overlaps = days.some(
      (other, at) =>
        at > index && other.weekday === span.weekday && other.from < span.to && span.from < other.to,
    );
    if (overlaps) return `${day}: two spans overlap.`;
  }
  return null;
}
