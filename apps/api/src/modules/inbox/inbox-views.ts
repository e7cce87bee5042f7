/** The lists of the inbox. */
export type InboxView = 'needs_reply' | 'drafts' | 'hot' | 'mine' | 'snoozed' | 'done' | 'opted_out' | 'all';

/** From this priority on an open item is hot (bands hot and urgent). */
export const HOT_FROM = 70;

interface ViewRule {
  /** SQL over `inbox_items i`; `me` is the placeholder of the reader's user id. */
  where(me: string): string;
  /** Waiting lists: the most important first, and of equals who has waited longest. All others: the newest first. */
  order: 'priority' | 'recent';
}

/**
 * A person waits for an answer and may be given one; who opted out and writes again stands under "Opted out", what was
 * put away until later under "Snoozed".
 */
const OPEN = `i.state = 'open' and not i.opted_out`;
const WAITING = `${OPEN} and i.snoozed_until is null`;

/** What each list holds. Counts and lists are made of the same clauses, so they cannot differ. */
export const VIEWS: Readonly<Record<InboxView, ViewRule>> = {
  needs_reply: { where: () => WAITING, order: 'priority' },
  // Also of what is done or put away: a follow-up is written there, and waits for a person like any draft.
  drafts: { where: () => `i.draft_id is not null and not i.opted_out`, order: 'priority' },
  hot: { where: () => `${WAITING} and i.priority >= ${HOT_FROM}`, order: 'priority' },
  mine: { where: (me) => `${WAITING} and i.assignee_id = ${me}::uuid`, order: 'priority' },
  snoozed: { where: () => `${OPEN} and i.snoozed_until is not null`, order: 'recent' },
  done: { where: () => `i.state = 'done' and not i.opted_out`, order: 'recent' },
  opted_out: { where: () => 'i.opted_out', order: 'recent' },
  all: { where: () => 'true', order: 'recent' },
};

/** Items of leads that were deleted are in no list. */
export const FROM_ITEMS =
  'inbox_items i join leads l on l.team_id = i.team_id and l.id = i.lead_id and l.deleted_at is null';
