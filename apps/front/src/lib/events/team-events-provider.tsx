'use client';
import { useApolloClient } from '@apollo/client/react';
import {
  createContext,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { useSession } from '@/lib/session/use-session';
import { TeamEventStream, type ConnectionState, type TeamEvent } from './team-events';

const Context = createContext<TeamEventStream | null>(null);

/** One socket a tab, open while somebody is signed in; another workspace gets another socket. */
export function TeamEventsProvider({ children }: { children: ReactNode }) {
  const client = useApolloClient();
  const [stream] = useState(
    () => new TeamEventStream(() => void client.refetchQueries({ include: 'active' })),
  );
  const { session } = useSession();
  const owner = session ? `${session.user.id}:${session.team.id}` : null;
  useEffect(() => {
    if (!owner) return;
    stream.start();
    return () => stream.stop();
  }, [stream, owner]);
  return <Context value={stream}>{children}</Context>;
}

function useStream(): TeamEventStream {
  const stream = useContext(Context);
  if (!stream) throw new Error('useTeamEvents needs TeamEventsProvider above it');
  return stream;
}

/** Calls `handler` once for every event of the team, in order, also for those missed during a cut. */
export function useTeamEvents(handler: (event: TeamEvent) => void): void {
  const stream = useStream();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => stream.onEvent((event) => latest.current(event)), [stream]);
}

/** Whether what is on the screen is live. */
export function useConnectionState(): ConnectionState {
  const stream = useStream();
  return useSyncExternalStore(
    stream.onState,
    () => stream.state,
    () => 'idle',
  );
}

/** Follows a further subscription over the team's socket while `variables` are given. */
export function useFeed<Data>(
  query: string,
  variables: Record<string, unknown> | null,
  handler: (data: Data) => void,
): void {
  const stream = useStream();
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const given = variables && JSON.stringify(variables);
  useEffect(() => {
    if (!given) return;
    return stream.follow<Data>(query, JSON.parse(given) as Record<string, unknown>, (data) =>
      latest.current(data),
    );
  }, [stream, query, given]);
}
