'use client';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useThrottled } from '@/lib/use-throttled';

/** Loads anew, at most once a second, when events of these kinds come: `agent`, `draft`, `rehearsal`. */
export function useAgentEvents(kinds: readonly string[], load: () => Promise<unknown>): void {
  const refresh = useThrottled(() => void load().catch(() => undefined), 1000);
  useTeamEvents(({ type }) => {
    const kind = type.split('.')[0] ?? '';
    if (kind === 'feed' || kinds.includes(kind)) refresh();
  });
}
