'use client';
import { useSyncExternalStore } from 'react';
import { getSessionState, subscribeToSession, type SessionState } from './session-store';

const onServer: SessionState = { status: 'loading', session: null };

/** Who is signed in. `status` is `loading` until the refresh cookie was tried. */
export function useSession(): SessionState {
  return useSyncExternalStore(subscribeToSession, getSessionState, () => onServer);
}
