import type { Account } from './accounts.js';
import { TwilioError } from './errors.js';
import type { Message } from '../network/message.js';
import type { MessageStore } from '../network/message-store.js';
import { toE164 } from '../network/phone.js';
import { paginate, readPage } from './paging.js';
import { renderMessage } from './render.js';

const FILTERS = ['To', 'From', 'DateSent', 'DateSent<', 'DateSent>'] as const;
const DAY_MS = 86_400_000;

/**
 * The list of messages, newest first. A DateSent filter leaves out what has not
 * been sent yet: a caller that looks for a fresh message must not use it.
 * @throws TwilioError 20001 for a bad filter
 */
export function listMessages(
  store: MessageStore,
  account: Account,
  query: Record<string, string>,
): Record<string, unknown> {
  const filters = new URLSearchParams();
  for (const name of FILTERS) if (query[name]) filters.set(name, query[name]);
  const to = filters.get('To');
  const from = filters.get('From');
  const [earliest, latest] = sentRange(filters);
  const dated = earliest > -Infinity || latest < Infinity;
  const wantedTo = to === null ? null : (toE164(to) ?? to);
  const wantedFrom = from === null ? null : (toE164(from) ?? from);
  const fits = (message: Message): boolean =>
    message.accountSid === account.sid &&
    (wantedTo === null || message.to === wantedTo) &&
    (wantedFrom === null || message.from === wantedFrom) &&
    (!dated || (message.sentAt !== null && message.sentAt >= earliest && message.sentAt < latest));
  return paginate(candidates(store, account, wantedTo, wantedFrom).filter(fits), readPage(query), {
    path: `/2010-04-01/Accounts/${account.sid}/Messages.json`,
    filters,
    key: 'messages',
    id: (message) => message.sid,
    render: renderMessage,
  });
}

/** The few messages of one person when the filter names a person, else all. */
function candidates(
  store: MessageStore,
  account: Account,
  to: string | null,
  from: string | null,
): Message[] {
  const person = [to, from].find((phone) => phone !== null && !account.numbers.has(phone));
  return person ? store.thread(person).toReversed() : [...store.newestFirst()];
}

/** Milliseconds [from, before) that DateSent filters allow; dates without a time mean the UTC day. */
function sentRange(filters: URLSearchParams): [earliest: number, before: number] {
  let earliest = -Infinity;
  let before = Infinity;
  for (const name of ['DateSent', 'DateSent>', 'DateSent<'] as const) {
    const value = filters.get(name);
    if (!value) continue;
    const start = Date.parse(value);
    if (Number.isNaN(start)) throw new TwilioError(20001, `${name} must be a date such as 2026-01-31`);
    const end = start + (/T/.test(value) ? 1 : DAY_MS);
    if (name !== 'DateSent<') earliest = Math.max(earliest, start);
    if (name !== 'DateSent>') before = Math.min(before, end);
  }
  return [earliest, before];
}
