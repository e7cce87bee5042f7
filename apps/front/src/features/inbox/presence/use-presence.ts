'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  LeaveInboxConversationDocument,
  ReportInboxPresenceDocument,
  type PresenceState,
  type PresentMemberFragment,
} from '@/gql/graphql';
import { useMutate } from '@/lib/apollo/use-mutate';
import { useTeamEvents } from '@/lib/events/team-events-provider';

/** The server forgets who has not said so for fifteen seconds. */
const everyMs = 5_000;
/** After this long without a key nobody is writing any more. */
const stillTypingMs = 4_000;

/** A colleague at the same conversation. */
export interface Present {
  userId: string;
  name: string;
  typing: boolean;
  /** Holds the send lock: nobody else can send. */
  sending: boolean;
}

interface SignalData {
  present: { userId: string; name: string; state: 'viewing' | 'typing'; sending: boolean }[];
}

const fromAnswer = (there: readonly PresentMemberFragment[]): Present[] =>
  there.map(({ user, state, sending }) => ({
    userId: user.id,
    name: user.name,
    typing: state === 'TYPING',
    sending,
  }));

/** Tells colleagues that I am here and who else is; a failure changes nothing: the server has the last word on sends. */
export function usePresence(conversationId: string, me: string | null) {
  const report = useMutate(ReportInboxPresenceDocument);
  const leave = useMutate(LeaveInboxConversationDocument);
  const [there, setThere] = useState<readonly Present[]>([]);
  const typedAt = useRef(0);
  const said = useRef<PresenceState>('VIEWING');

  const say = useCallback(() => {
    if (document.visibilityState === 'hidden') return;
    said.current =
      performance.now() - typedAt.current < stillTypingMs && typedAt.current > 0 ? 'TYPING' : 'VIEWING';
    report({ variables: { conversationId, state: said.current } }).then(
      ({ data }) => data && setThere(fromAnswer(data.reportPresence)),
      () => undefined,
    );
  }, [report, conversationId]);

  useEffect(() => {
    say();
    const timer = setInterval(say, everyMs);
    document.addEventListener('visibilitychange', say);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
      leave({ variables: { conversationId } }).catch(() => undefined);
    };
  }, [say, leave, conversationId]);

  useTeamEvents(({ type, ids, data }) => {
    if (type !== 'presence.changed.v1' || !ids.includes(conversationId)) return;
    const { present } = data as SignalData;
    setThere(
      present.map(({ userId, name, state, sending }) => ({
        userId,
        name,
        typing: state === 'typing',
        sending,
      })),
    );
  });

  /** Call at every key: the first one is told at once. */
  const typing = useCallback(() => {
    typedAt.current = performance.now();
    if (said.current !== 'TYPING') say();
  }, [say]);

  return { others: there.filter(({ userId }) => userId !== me), typing };
}
