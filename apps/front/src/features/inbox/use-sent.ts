'use client';
import { toast } from '@og/ui';
import { UndoSendDocument, type ThreadMessageFragment } from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useMutate } from '@/lib/apollo/use-mutate';
import { restoreDraft } from './thread/drafts';
import type { Undo } from './use-undo';

/** Offers to take back a reply while the server holds it; its words go back into the composer. */
export function useSent(owner: string, undo: Undo) {
  const undoSend = useMutate(UndoSendDocument);
  return (message: ThreadMessageFragment, leadName: string) => {
    if (!message.undoUntil) return;
    undo.push({
      id: message.id,
      label: `Reply to ${leadName}`,
      until: message.undoUntil,
      undo: () =>
        refusal(async () => {
          const { data } = await undoSend({ variables: { id: message.id }, keepalive: true });
          const result = data?.undoSend;
          if (result?.__typename === 'Message') {
            restoreDraft(owner, message.conversationId, message.body);
            toast.success(`Stopped: the reply to ${leadName} was not sent`);
          }
          return result;
        }),
    });
  };
}
