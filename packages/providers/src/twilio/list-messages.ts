import type { Twilio } from 'twilio';
import type { ListedMessage, ListQuery } from '../ports.js';
import { foundMessage } from './found-message.js';

type Messages = Twilio['messages'];
type MessageInstance = Awaited<ReturnType<Messages['page']>>['instances'][number];

const HOME = 'https://api.twilio.com/';
const PAGE_SIZE = 1_000;
/** A text may leave up to ten hours after it was taken, and then stands among the newer ones. */
const LONGEST_WAIT_MS = 36_000_000;

export interface MessagesPage {
  messages: ListedMessage[];
  next: string | null;
}

/**
 * One page of Twilio's log, the newest first, back to the beginning of a period. Its only filter of time, by date of
 * sending, leaves out what waits or never left: so there is none, and what is newer than the period is read too.
 * @throws RangeError for a page that no answer named
 */
export async function listMessages(messages: Messages, query: ListQuery): Promise<MessagesPage> {
  if (query.page !== undefined && !query.page.startsWith(HOME))
    throw new RangeError('page must be the `next` of an earlier answer');
  const page =
    query.page === undefined
      ? await messages.page({ pageSize: PAGE_SIZE })
      : await messages.getPage(query.page);
  const { since, until } = query;
  const inPeriod = page.instances.filter(
    ({ dateCreated }) => dateCreated && dateCreated >= since && dateCreated < until,
  );
  const earliest = since.getTime() - LONGEST_WAIT_MS;
  const goesOn = page.instances.some(({ dateCreated }) => !dateCreated || dateCreated.getTime() >= earliest);
  return { messages: inPeriod.map(listed), next: goesOn ? (page.getNextPageUrl() ?? null) : null };
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
