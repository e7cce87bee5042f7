import type { ChangeInboxItemsInput, InboxView } from '../../../gql/graphql';

/** Views of what waits for an answer: what is done, ended or put away leaves them. */
const waiting: ReadonlySet<InboxView> = new Set(['NEEDS_REPLY', 'DRAFTS', 'HOT', 'MINE']);

/**
 * Whether an act takes its rows out of the list that is shown, so that they go at once.
 *
 * @param me id of who acts; "Mine" holds only what is theirs
 * @param bucket the bucket that is shown, when it is one
 */
export function leavesView(
  view: InboxView,
  { action, userId, bucketId }: Pick<ChangeInboxItemsInput, 'action' | 'userId' | 'bucketId'>,
  me: string | null,
  bucket: string | null = null,
): boolean {
  switch (action) {
    case 'DONE':
    case 'DISPOSE':
      return waiting.has(view) || view === 'SNOOZED';
    case 'SNOOZE':
      return waiting.has(view);
    case 'REOPEN':
      return view === 'DONE';
    case 'UNSNOOZE':
      return view === 'SNOOZED';
    case 'ASSIGN':
      return view === 'MINE' && userId !== me;
    case 'MOVE':
      return bucket !== null && bucketId !== bucket;
    default:
      return false;
  }
}
