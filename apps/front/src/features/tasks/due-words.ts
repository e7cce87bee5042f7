import { formatAgo, formatMoment } from '../../lib/format';

/** When a task is due, and whether that has passed; within the hour it is due now. `now` is the API's time. */
export function dueWords(dueAt: string, now: Date): { text: string; overdue: boolean } {
  const due = new Date(dueAt);
  const hours = (due.getTime() - now.getTime()) / 3_600_000;
  if (hours <= 0 && hours > -1) return { text: 'Due now', overdue: false };
  if (hours < 0) return { text: `Due ${formatAgo(due, now)}`, overdue: true };
  return { text: hours < 24 ? `Due ${formatAgo(due, now)}` : `Due ${formatMoment(due)}`, overdue: false };
}
