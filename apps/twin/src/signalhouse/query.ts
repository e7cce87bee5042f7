import { toE164 } from '../network/phone.js';
import { Refusal } from './refusal.js';

export type Query = Readonly<Record<string, string | undefined>>;

/** The page that a list was asked for. @throws Refusal 400 */
export function pageOf(query: Query, most: number, usual: number): { page: number; limit: number } {
  const page = Number(query['page'] ?? 1);
  const limit = Number(query['limit'] ?? usual);
  if (!Number.isInteger(page) || page < 1) throw new Refusal(400, ['page must be a positive integer']);
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw new Refusal(400, [`limit must be between 1 and ${most}`]);
  return { page, limit };
}

/** The rows of one page. */
export function pick<T>(rows: readonly T[], { page, limit }: { page: number; limit: number }): T[] {
  return rows.slice((page - 1) * limit, page * limit);
}

/** A number of the wire as E.164. @throws Refusal 400 */
export function phoneOf(value: unknown, name: string): string {
  const text = typeof value === 'string' ? value.replace(/^\+/, '') : '';
  if (!/^\d{10,15}$/.test(text)) throw new Refusal(400, [`${name} must be digits with the country code`]);
  const phone = toE164(text.length === 10 ? text : `+${text}`);
  if (!phone) throw new Refusal(400, [`${name} is not a valid phone number`]);
  return phone;
}

/** The UTC days of a period, both included, in milliseconds. @throws Refusal 400 */
export function daysOf(query: Query): { from: number; before: number } {
  const start = Date.parse(query['startDate'] ?? '');
  const end = Date.parse(query['endDate'] ?? '');
  if (Number.isNaN(start) || Number.isNaN(end))
    throw new Refusal(400, ['startDate and endDate are required']);
  return { from: startOfDay(start), before: startOfDay(end) + DAY_MS };
}

const DAY_MS = 86_400_000;

function startOfDay(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS;
}
