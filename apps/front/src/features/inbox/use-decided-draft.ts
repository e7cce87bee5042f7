'use client';
import { useRef } from 'react';
import type { InboxView } from '@/gql/graphql';
import type { InboxList } from './list/use-inbox-list';
import type { Cursor } from './use-cursor';

interface DecidedDraft {
  list: InboxList;
  cursor: Cursor;
  view: InboxView;
  go: (conversationId: string) => void;
}

/** On to the next conversation when a draft was decided, and back to it when that is taken back. */
export function useDecidedDraft({ list, cursor, view, go }: DecidedDraft) {
  // Rows that left with their draft, by conversation: a decision that is taken back brings them again.
  const comeBack = useRef(new Map<string, () => void>());
  return {
    onDecided: (conversationId: string) => {
      const decided = list.rows.filter((row) => row.conversationId === conversationId);
      if (decided.length > 0) cursor.leave(decided);
      if (view === 'DRAFTS') comeBack.current.set(conversationId, list.dismiss(decided.map(({ id }) => id)));
    },
    onShow: (conversationId: string) => {
      comeBack.current.get(conversationId)?.();
      comeBack.current.delete(conversationId);
      go(conversationId);
    },
  };
}
