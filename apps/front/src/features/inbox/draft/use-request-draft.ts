'use client';
import { useMutation } from '@apollo/client/react';
import { toast } from '@og/ui';
import { RequestInboxDraftDocument } from '@/gql/graphql';
import { attempt } from '@/lib/apollo/attempt';

/** Asks the conversation's agent for an answer, which a person then decides about. */
export function useRequestDraft(conversationId: string) {
  const [request, { loading }] = useMutation(RequestInboxDraftDocument, {
    refetchQueries: ['InboxConversation'],
  });
  return {
    asking: loading,
    ask: async () => {
      if (loading) return;
      const { refused } = await attempt(async () => {
        const { data } = await request({ variables: { conversationId } });
        return data?.requestDraft;
      });
      if (refused) toast.error(refused);
    },
  };
}
