'use client';
import { toast } from '@og/ui';
import { useEffect, useState } from 'react';
import type { ThreadMessageFragment } from '@/gql/graphql';
import { addToDraft, takeDraft, useDraft } from '../thread/drafts';
import { wasSent } from './was-sent';

interface Edited {
  owner: string;
  conversationId: string | null;
  /** Of the draft that waits, if one does. */
  pendingId: string | null;
  /** It is being decided: it may be gone because it was sent. */
  busy: boolean;
  messages: readonly ThreadMessageFragment[];
}

/**
 * What somebody writes instead of an agent's words. It outlives a look at another conversation, and when the draft goes
 * (the person wrote again, a colleague decided) it goes on as the reply.
 */
export function useKeptEdit({ owner, conversationId, pendingId, busy, messages }: Edited) {
  const { draft: kept, setText } = useDraft(owner, pendingId ?? '');
  const [open, setOpen] = useState<{ id: string; asked: boolean } | null>(null);
  if (pendingId !== null && kept.text !== '' && open?.id !== pendingId)
    setOpen({ id: pendingId, asked: false });
  const goneId = open !== null && open.id !== pendingId && !busy ? open.id : null;
  useEffect(() => {
    if (goneId === null || conversationId === null) return;
    const words = takeDraft(owner, goneId);
    // Its answer may have got lost on the way here: what stands in the thread is not offered again.
    if (words === '' || wasSent(words, messages)) return;
    addToDraft(owner, conversationId, words);
    toast.error('The draft is gone. What you wrote of it stands in the reply now.');
  }, [goneId, owner, conversationId, messages]);
  const editing = open !== null && open.id === pendingId;
  return {
    editing,
    asked: editing && open.asked,
    begun: kept.text,
    setText,
    begin: () => pendingId !== null && setOpen({ id: pendingId, asked: true }),
    end: () => {
      if (open) takeDraft(owner, open.id);
      setOpen(null);
    },
  };
}

export type KeptEdit = ReturnType<typeof useKeptEdit>;
