import { DateTime } from 'luxon';

/** `Tuesday, November 24, 2026 at 3:00 PM CST`, as its zone's clock shows it. */
export function sayTime(at: Date, zone: string): string {
  return DateTime.fromMillis(at.getTime(), { zone, locale: 'en-US' }).toFormat(
    "cccc, LLLL d, yyyy 'at' h:mm a ZZZZ",
  );
}
