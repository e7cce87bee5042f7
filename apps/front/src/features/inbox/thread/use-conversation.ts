'use client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useMemo, useRef, useState } from 'react';
import {
  InboxConversationDocument,
  type InboxConversationQuery,
  type ThreadEntryFragment,
  type ThreadMessageFragment,
} from '@/gql/graphql';
import { conversationsOf } from '@/lib/events/conversations-of';
import { leadOf } from '@/lib/events/lead-of';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useThrottled } from '@/lib/use-throttled';
import { inOrder, takeNewest, takeOlder, type MessagePage, type SeenMessages } from './seen-messages';

const pageSize = 40;

type Conversation = NonNullable<InboxConversationQuery['conversation']>;

function pageOf({ thread }: Conversation): MessagePage<ThreadEntryFragment> {
  const { hasNextPage, endCursor } = thread.pageInfo;
  return { messages: thread.edges.map((edge) => edge.node), hasNextPage, endCursor };
}

const isNote = ({ note }: ThreadEntryFragment): boolean => note !== null;

/** One conversation, live: what is new or changes arrives by the team's events. Mount it with the id as key. */
export function useConversation(id: string) {
  const client = useApolloClient();
  const { data, error, refetch } = useQuery(InboxConversationDocument, {
    variables: { id, first: pageSize },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: false,
  });
  const conversation = data?.conversation;
  const [seen, setSeen] = useState<SeenMessages<ThreadEntryFragment> | null>(null);
  const [taken, setTaken] = useState<Conversation | null | undefined>();
  if (conversation && conversation !== taken) {
    setTaken(conversation);
    setSeen(takeNewest(seen, pageOf(conversation), isNote));
  }

  const refresh = useThrottled(() => void refetch().catch(() => undefined), 150);
  const leadId = conversation?.lead.id;
  useTeamEvents(({ type, ids, data: facts }) => {
    const mine =
      conversationsOf(facts).includes(id) ||
      (leadId !== undefined && (ids.includes(leadId) || leadOf(facts) === leadId));
    if (mine || type === 'suppression.changed.v1' || type === 'feed.reset.v1') refresh();
  });

  const older = useRef(false);
  const [loadingOlder, setLoadingOlder] = useState(false);
  const [olderFailed, setOlderFailed] = useState(false);
  const cursor = seen?.olderCursor ?? null;
  const loadOlder = useCallback(() => {
    if (older.current || cursor === null) return;
    older.current = true;
    setLoadingOlder(true);
    setOlderFailed(false);
    client
      .query({
        query: InboxConversationDocument,
        variables: { id, first: pageSize, after: cursor },
        fetchPolicy: 'no-cache',
      })
      .then(
        ({ data: page }) => {
          const found = page?.conversation;
          if (found) setSeen((now) => (now ? takeOlder(now, pageOf(found)) : now));
        },
        () => setOlderFailed(true),
      )
      .finally(() => {
        older.current = false;
        setLoadingOlder(false);
      });
  }, [client, id, cursor]);

  const entries = useMemo(() => (seen ? inOrder(seen) : []), [seen]);
  const messages = useMemo(() => entries.flatMap(({ message }) => message ?? []), [entries]);
  return {
    conversation,
    /** All that happened, the oldest first. */
    entries,
    /** Of it, what was written. */
    messages,
    error,
    missing: data !== undefined && data.conversation === null,
    refetch,
    hasOlder: cursor !== null,
    loadOlder,
    loadingOlder,
    olderFailed,
    /** Shows a message that the server has just answered with. */
    addMessage: (message: ThreadMessageFragment) =>
      setSeen((now) => ({
        olderCursor: now?.olderCursor ?? null,
        byId: new Map(now?.byId).set(message.id, entryOf(message)),
      })),
  };
}

const entryOf = (message: ThreadMessageFragment): ThreadEntryFragment => ({
  id: message.id,
  at: message.at,
  message,
  call: null,
  note: null,
  event: null,
});

export type ConversationThread = ReturnType<typeof useConversation>;
