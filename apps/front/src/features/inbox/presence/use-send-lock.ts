'use client';
import { ReleaseInboxSendLockDocument, TakeInboxSendLockDocument } from '@/gql/graphql';
import { useMutate } from '@/lib/apollo/use-mutate';

/** Sends one at a time: of two people who send at once the second is told who was first. */
export function useSendLock(conversationId: string) {
  const take = useMutate(TakeInboxSendLockDocument);
  const release = useMutate(ReleaseInboxSendLockDocument);
  return {
    /**
     * Takes the lock, works, gives it back. A lock that cannot be asked for holds nothing up: the server
     * looks again before it sends.
     * @returns the work's answer, or the name of the colleague who holds the lock
     */
    async hold<T>(work: () => Promise<T>): Promise<{ done: T } | { holder: string }> {
      const variables = { conversationId };
      const lock = await take({ variables }).then(
        ({ data }) => data?.takeSendLock ?? null,
        () => null,
      );
      if (lock && !lock.mine) return { holder: lock.holder.name };
      try {
        return { done: await work() };
      } finally {
        if (lock) release({ variables }).catch(() => undefined);
      }
    },
  };
}
