import { parseAsString, parseAsStringLiteral } from 'nuqs';
import type { InboxCountsQuery, InboxView } from '@/gql/graphql';

/** The tabs of the inbox, in their order. */
export const inboxViews = [
  'NEEDS_REPLY',
  'DRAFTS',
  'HOT',
  'MINE',
  'SNOOZED',
  'OPTED_OUT',
  'DONE',
  'ALL',
] as const satisfies readonly InboxView[];

export const viewNames: Record<InboxView, string> = {
  NEEDS_REPLY: 'Needs reply',
  DRAFTS: 'Drafts',
  HOT: 'Hot',
  MINE: 'Mine',
  SNOOZED: 'Snoozed',
  OPTED_OUT: 'Opted out',
  DONE: 'Done',
  ALL: 'All',
};

/** What an empty view means, and what fills it. */
export const emptyViews: Record<InboxView, { title: string; text: string }> = {
  NEEDS_REPLY: { title: 'Nobody is waiting', text: 'New replies appear here by themselves.' },
  DRAFTS: {
    title: 'No draft is waiting',
    text: 'Answers that an agent has written stand here until a person approves or rejects them.',
  },
  HOT: { title: 'Nothing hot', text: 'Replies with a priority of 70 and more appear here.' },
  MINE: { title: 'Nothing is assigned to you', text: 'Open a conversation and assign it to yourself.' },
  SNOOZED: {
    title: 'Nothing is snoozed',
    text: 'Press s on a conversation to put it away until later. A new message brings it back at once.',
  },
  DONE: { title: 'Nothing is done yet', text: 'Conversations that you mark as done are kept here.' },
  OPTED_OUT: { title: 'Nobody has opted out', text: 'People who ask to be left alone are kept here.' },
  ALL: {
    title: 'No conversations yet',
    text: 'They start when a lead answers a campaign, or when you write to a lead.',
  },
};

export function countOf(counts: InboxCountsQuery['inboxCounts'], view: InboxView): number {
  return {
    NEEDS_REPLY: counts.needsReply,
    DRAFTS: counts.drafts,
    HOT: counts.hot,
    MINE: counts.mine,
    SNOOZED: counts.snoozed,
    OPTED_OUT: counts.optedOut,
    DONE: counts.done,
    ALL: counts.all,
  }[view];
}

export const inboxParams = {
  view: parseAsStringLiteral(inboxViews).withDefault('NEEDS_REPLY'),
  search: parseAsString.withDefault(''),
  /** One bucket of the team; with the view it is what is shown. */
  bucket: parseAsString,
};
