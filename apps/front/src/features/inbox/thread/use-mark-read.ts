'use client';
import { useEffect } from 'react';
import { MarkInboxItemReadDocument, type InboxRowFragment } from '@/gql/graphql';
import { useMutate } from '@/lib/apollo/use-mutate';

/** How long a thread must be open before it counts as read, in milliseconds. */
const dwell = 600;

/** Tells the server that an unread conversation was looked at; nobody looks at a tab that is hidden. */
export function useMarkRead(item: InboxRowFragment | null): void {
  const markRead = useMutate(MarkInboxItemReadDocument);
  // With its last message: the next one makes it unread again.
  const unread = item?.unread ? `${item.id} ${item.lastMessageAt}` : null;
  useEffect(() => {
    const id = unread?.split(' ')[0];
    if (!id) return;
    // Not read is no harm: the row stays marked, and the next visit tries again.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'hidden') return;
      timer = setTimeout(() => void markRead({ variables: { id } }).catch(() => undefined), dwell);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [unread, markRead]);
}
