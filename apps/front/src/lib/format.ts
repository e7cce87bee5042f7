const time = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric' });
const date = new Intl.DateTimeFormat('en-US', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const relative = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto', style: 'short' });

/** "14:02" in the reader's zone. */
export function formatTime(iso: string | Date): string {
  return time.format(new Date(iso));
}

/** "Mar 4, 2026" in the reader's zone. */
export function formatDay(iso: string | Date): string {
  return day.format(new Date(iso));
}

/** "Mar 4, 2026" of a date without a time ("2026-03-04", or its midnight UTC): the same everywhere. */
export function formatDate(iso: string): string {
  return date.format(new Date(iso));
}

/** "Mar 4, 2026, 14:02". */
export function formatMoment(iso: string | Date): string {
  return `${formatDay(iso)}, ${formatTime(iso)}`;
}

/** A text with the dates in it ("2026-03-04") as `formatDate` writes them; what no calendar has stays. */
export function datesInWords(text: string): string {
  return text.replaceAll(/(?<![\w/-])\d{4}-\d\d-\d\d(?![\w/-])/g, (iso) =>
    Number.isNaN(Date.parse(iso)) ? iso : formatDate(iso),
  );
}

/** "3 min. ago", "in 2 hr."; older than a week it is the day. `now` is the API's time (see lib/clock). */
export function formatAgo(iso: string | Date, now: Date): string {
  const seconds = Math.round((new Date(iso).getTime() - now.getTime()) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return 'just now';
  // By what is said, not by what it was before rounding: nobody says “60 minutes ago”.
  if (Math.round(size / 60) < 60) return relative.format(Math.round(seconds / 60), 'minute');
  if (Math.round(size / 3600) < 24) return relative.format(Math.round(seconds / 3600), 'hour');
  if (size < 7 * 86_400) return relative.format(Math.round(seconds / 86_400), 'day');
  return formatDay(iso);
}

/** 95 → "1 min 35 s"; 7300 → "2 h 1 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) {
    const rest = whole % 60;
    return `${Math.floor(whole / 60)} min${rest ? ` ${rest} s` : ''}`;
  }
  const minutes = Math.round(whole / 60);
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ''}`;
}
