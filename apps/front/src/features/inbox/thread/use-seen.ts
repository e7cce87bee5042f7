'use client';
import { useState } from 'react';
import type { ThreadMessageFragment } from '@/gql/graphql';
import { newestWritten } from './composer-words';

/**
 * What the writer had read when they began: the server refuses an answer to
 * less than all of it. Messages that come while somebody writes are named until
 * the writer says that they were read.
 */
export function useSeen(messages: readonly ThreadMessageFragment[], text: string) {
  const newest = newestWritten(messages);
  const [begun, setBegun] = useState<string | null>(null);
  const writing = text.trim() !== '';
  if (writing && begun === null && newest !== null) setBegun(newest);
  if (!writing && begun !== null) setBegun(null);
  const since =
    begun === null
      ? []
      : messages.filter(
          (message) => message.id > begun && !['CANCELED', 'SUPPRESSED'].includes(message.state),
        );
  return {
    seenMessageId: begun ?? newest,
    /** The newest message that came meanwhile. */
    meanwhile: since.length > 0 ? (since.find(({ id }) => id === newest) ?? since.at(-1) ?? null) : null,
    read: () => setBegun(newest),
  };
}
