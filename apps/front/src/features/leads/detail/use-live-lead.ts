'use client';
import { conversationsOf } from '@/lib/events/conversations-of';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useThrottled } from '@/lib/use-throttled';

/** Calls `refetch`, at most once a second, when something about this lead has happened. */
export function useLiveLead(id: string, conversationId: string | null, refetch: () => void): void {
  const refresh = useThrottled(refetch, 1000);
  useTeamEvents((event) => {
    const concerned =
      event.ids.includes(id) ||
      (conversationId !== null && conversationsOf(event.data).includes(conversationId)) ||
      event.type.startsWith('suppression.') ||
      event.type === 'feed.reset.v1';
    if (concerned) refresh();
  });
}
