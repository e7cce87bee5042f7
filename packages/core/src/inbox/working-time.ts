import { DateTime } from 'luxon';

/** Part of a day, in minutes after midnight; `to` exclusive, 1440 is midnight. */
export interface OpenSpan {
  from: number;
  to: number;
}

/** When a team works, on the clock of its zone. */
export interface BusinessHours {
  /** IANA. */
  zone: string;
  /** By ISO weekday, `'1'` Monday to `'7'` Sunday; a missing day is closed. */
  week: Readonly<Partial<Record<string, readonly OpenSpan[]>>>;
  /** Days without work, `YYYY-MM-DD`. */
  holidays?: readonly string[];
}

const MINUTE_MS = 60_000;
/** No promise is counted further than this, however few hours a team works. */
const MAX_DAYS = 366;

/** The open time of one local day as instants; a span that the clock jumps into or over is as long as it really is. */
function spansOfDay(day: DateTime, hours: BusinessHours): { from: number; to: number }[] {
  if (hours.holidays?.includes(day.toISODate() ?? '')) return [];
  const at = (minute: number): number =>
    minute >= 1_440
      ? day.plus({ days: 1 }).startOf('day').toMillis()
      : day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis();
  return (hours.week[String(day.weekday)] ?? [])
    .map(({ from, to }) => ({ from: at(from), to: at(to) }))
    .filter(({ from, to }) => from < to)
    .toSorted((a, b) => a.from - b.from);
}

function openOnSomeDay({ week }: BusinessHours): boolean {
  return ['1', '2', '3', '4', '5', '6', '7'].some((day) =>
    (week[day] ?? []).some(({ from, to }) => from < to),
  );
}

/**
 * The instant after so many minutes of working time; round the clock when `hours` is null. Counted from the next
 * opening when nobody works now. Changes of the clock are counted as the time that really passes. What would take more
 * than a year of so few hours is due after a year.
 * @throws RangeError when the hours are open on no day or their zone is unknown
 */
export function addWorkingMinutes(from: Date, minutes: number, hours: BusinessHours | null): Date {
  if (hours === null || minutes <= 0) return new Date(from.getTime() + Math.max(0, minutes) * MINUTE_MS);
  if (!openOnSomeDay(hours)) throw new RangeError('Business hours are open on no day: open at least one.');
  let day = DateTime.fromMillis(from.getTime(), { zone: hours.zone }).startOf('day');
  if (!day.isValid) throw new RangeError(`“${hours.zone}” is no time zone that is known here.`);
  let left = minutes * MINUTE_MS;
  let reached = from.getTime();
  for (let count = 0; count < MAX_DAYS; count += 1) {
    for (const span of spansOfDay(day, hours)) {
      const start = Math.max(span.from, reached);
      if (start >= span.to) continue;
      if (left <= span.to - start) return new Date(start + left);
      left -= span.to - start;
      reached = span.to;
    }
    day = day.plus({ days: 1 }).startOf('day');
  }
  return day.toJSDate();
}
