'use client';
import { useThrottled } from '@/lib/use-throttled';
import { useTeamEvents } from './team-events-provider';

/**
 * Reads what is shown again when events of these kinds come, `task` for `task.done.v1`, and when the feed begins anew.
 *
 * @param everyMs what comes within so many milliseconds leads to one reading
 */
export function useRenewed(
  kinds: readonly string[],
  read: () => Promise<unknown>,
  everyMs: number = 1_000,
): void {
  // What cannot be read now stays as it is until the next event.
  const refresh = useThrottled(() => void read().catch(() => undefined), everyMs);
  useTeamEvents(({ type }) => {
    const kind = type.split('.')[0] ?? '';
    if (kind === 'feed' || kinds.includes(kind)) refresh();
  });
}
