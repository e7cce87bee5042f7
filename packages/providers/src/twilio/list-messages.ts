import type { Twilio } from 'twilio';
import type { ListedMessage, ListQuery } from '../ports.js';
import { foundMessage } from './found-message.js';

type Messages = Twilio['messages'];
type MessagePage = Awaited<ReturnType<Messages['page']>>;
type MessageInstance = MessagePage['instances'][number];

const PAGE_SIZE = 1_000;
/** A text may leave up to ten hours after it was taken. */
const LONGEST_WAIT_MS = 36_000_000;
const CLOCK_SLACK_MS = 60_000;

/** Where a listing stands; kept by the caller between two pages. */
interface Cursor {
  /** `waiting`: the newest of all, for what has not left yet; `sent`: what left in the period. */
  part: 'waiting' | 'sent';
  url?: string;
}

export interface MessagesPage {
  messages: ListedMessage[];
  next: string | null;
}

/**
 * One page of Twilio's log. Its filter by date leaves out what has not been sent, and there is none by creation: so
 * the newest messages are read without it for as long as some of them wait, and then those that left from the
 * beginning of the period until ten hours after its end.
 */
export async function listMessages(messages: Messages, query: ListQuery): Promise<MessagesPage> {
  const cursor = readCursor(query.page);
  const page = await fetchPage(messages, query, cursor);
  const inPeriod = page.instances.filter(
    ({ dateCreated }) => dateCreated && dateCreated >= query.since && dateCreated < query.until,
  );
  const waiting = page.instances.filter(isWaiting);
  const next = page.getNextPageUrl();
  if (cursor.part === 'sent')
    return {
      messages: inPeriod.filter((message) => !isWaiting(message)).map(listed),
      next: next ? JSON.stringify({ part: 'sent', url: next } satisfies Cursor) : null,
    };
  const more = next && waiting.length > 0;
  const cursorOfNext: Cursor = more ? { part: 'waiting', url: next } : { part: 'sent' };
  return { messages: inPeriod.filter(isWaiting).map(listed), next: JSON.stringify(cursorOfNext) };
}

function fetchPage(messages: Messages, query: ListQuery, cursor: Cursor): Promise<MessagePage> {
  if (cursor.url !== undefined) return messages.getPage(cursor.url);
  if (cursor.part === 'waiting') return messages.page({ pageSize: PAGE_SIZE });
  return messages.page({
    pageSize: PAGE_SIZE,
    dateSentAfter: new Date(query.since.getTime() - CLOCK_SLACK_MS),
    dateSentBefore: new Date(query.until.getTime() + LONGEST_WAIT_MS + CLOCK_SLACK_MS),
  });
}

/** @throws RangeError for a page that no answer named */
function readCursor(page: string | undefined): Cursor {
  if (page === undefined) return { part: 'waiting' };
  try {
    const cursor = JSON.parse(page) as Cursor;
    if (cursor.part === 'waiting' || cursor.part === 'sent') return cursor;
  } catch {
    // Said below.
  }
  throw new RangeError('page must be the `next` of an earlier answer');
}

/** No date of sending: it stands in Twilio's queue, or never left. */
function isWaiting(message: MessageInstance): boolean {
  return !message.dateSent || Number.isNaN(message.dateSent.getTime());
}

function listed(message: MessageInstance): ListedMessage {
  return {
    ...foundMessage(message),
    direction: message.direction === 'inbound' ? 'inbound' : 'outbound',
    to: message.to,
    from: message.from ?? '',
    body: message.body ?? '',
  };
}
