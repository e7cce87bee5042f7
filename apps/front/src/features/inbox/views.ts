import { parseAsString, parseAsStringLiteral } from 'nuqs';
import type { InboxCountsQuery, InboxView } from '@/gql/graphql';

/** The tabs of the inbox, in their order. */
export const inboxViews = [
  'NEEDS_REPLY',
  'HOT',
  'MINE',
  'DONE',
  'OPTED_OUT',
  'ALL',
] as const satisfies readonly InboxView[];

export const viewNames: Record<InboxView, string> = {
  NEEDS_REPLY: 'Needs reply',
  HOT: 'Hot',
  MINE: 'Mine',
  DONE: 'Done',
  OPTED_OUT: 'Opted out',
  ALL: 'All',
};

/** What an empty view means, and what fills it. */
export const emptyViews: Record<InboxView, { title: string; text: string }> = {
  NEEDS_REPLY: { title: 'Nobody is waiting', text: 'New replies appear here by themselves.' },
  HOT: { title: 'Nothing hot', text: 'Replies with a priority of 70 and more appear here.' },
  MINE: { title: 'Nothing is assigned to you', text: 'Open a conversation and assign it to yourself.' },
  DONE: { title: 'Nothing is done yet', text: 'Conversations that you mark as done are kept here.' },
  OPTED_OUT: { title: 'Nobody has opted out', text: 'People who ask to be left alone are kept here.' },
  ALL: {
    title: 'No conversations yet',
    text: 'They start when a lead answers a campaign, or when you write to a lead.',
  },
};

export function countOf(counts: InboxCountsQuery['inboxCounts'], view: InboxView): number {
  const { needsReply, hot, mine, done, optedOut, all } = counts;
  return { NEEDS_REPLY: needsReply, HOT: hot, MINE: mine, DONE: done, OPTED_OUT: optedOut, ALL: all }[view];
}

export const inboxParams = {
  view: parseAsStringLiteral(inboxViews).withDefault('NEEDS_REPLY'),
  search: parseAsString.withDefault(''),
};
