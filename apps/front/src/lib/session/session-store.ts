import type { Role } from '@/gql/graphql';
import { tokenLifetime } from './token';

export interface Session {
  accessToken: string;
  expiresAt: string;
  user: { id: string; email: string; name: string };
  team: { id: string; name: string; slug: string };
  role?: Role;
}

export type SessionState =
  | { status: 'loading'; session: null }
  | { status: 'signedIn'; session: Session }
  | { status: 'signedOut'; session: null }
  /** The API did not answer: nothing is known about the sign-in. */
  | { status: 'unreachable'; session: null };

type Message = { type: 'session'; session: Session } | { type: 'signedOut' };

/** Remembers that there may be a refresh cookie, so that strangers cause no failing request. */
const hintKey = 'og_session';

let state: SessionState = { status: 'loading', session: null };
let version = 0;
let refreshing: Promise<Session | null> | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('og-session');

function set(next: SessionState): void {
  state = next;
  version += 1;
  clearTimeout(timer);
  if (next.session) {
    // Renew at 80 % of the lifetime; a tab that slept renews on its next request.
    timer = setTimeout(() => void refreshSession(), tokenLifetime(next.session.accessToken) * 0.8);
  }
  for (const listener of listeners) listener();
}

channel?.addEventListener('message', (event: MessageEvent<Message>) => {
  if (event.data.type === 'signedOut') set({ status: 'signedOut', session: null });
  else set({ status: 'signedIn', session: event.data.session });
});

function tellOtherTabs(message: Message): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  channel?.postMessage(message);
}

export function getSessionState(): SessionState {
  return state;
}

export function subscribeToSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True when this browser signed in before and did not sign out. */
export function maySignInSilently(): boolean {
  return localStorage.getItem(hintKey) !== null;
}

/** Takes over the session a sign-in, sign-up or invitation answered with, in every tab. */
export function startSession(session: Session): void {
  localStorage.setItem(hintKey, '1');
  set({ status: 'signedIn', session });
  tellOtherTabs({ type: 'session', session });
}

function endSession(): void {
  localStorage.removeItem(hintKey);
  set({ status: 'signedOut', session: null });
  tellOtherTabs({ type: 'signedOut' });
}

/** Ends the session on the server and in every tab; while the server cannot be reached, in the tabs alone. */
export async function signOut(): Promise<void> {
  await post('/api/auth/sign-out').catch(() => undefined);
  endSession();
}

/**
 * Exchanges the refresh cookie for a new access token. Tabs take turns (Web
 * Locks), and one that waited uses what the other was given: the cookie is
 * rotated on each use, and using an old one twice would end the session.
 *
 * @returns null when nobody is signed in or the API did not answer; the state says which.
 */
export function refreshSession(): Promise<Session | null> {
  refreshing ??= locked(version, exchange).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function locked(asked: number, task: () => Promise<Session | null>): Promise<Session | null> {
  const run = () => (version !== asked ? Promise.resolve(state.session) : task());
  return navigator.locks ? await navigator.locks.request('og-session-refresh', run) : await run();
}

async function exchange(): Promise<Session | null> {
  const asked = version;
  const response = await post('/api/auth/refresh').catch(() => null);
  const body = response?.ok ? ((await response.json().catch(() => null)) as Session | null) : null;
  // Somebody signed out or went to another workspace meanwhile: this answer is about a session that is over.
  if (version !== asked) return state.session;
  if (!response || response.status >= 500 || response.status === 429) return unreachable();
  if (body?.accessToken) {
    startSession(body);
    return body;
  }
  // An answer that was cut off says nothing about the sign-in.
  if (response.status === 200) return unreachable();
  endSession();
  return null;
}

function unreachable(): null {
  // A session that was there stays: the next request or the next minute tries again.
  if (!state.session) set({ status: 'unreachable', session: null });
  clearTimeout(timer);
  timer = setTimeout(() => void refreshSession(), state.session ? 30_000 : 10_000);
  return null;
}

function post(path: string): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    // A JSON body makes the request one that a foreign page cannot send unasked.
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
}

/** `fetch` on the API's REST paths with the access token; renews it once on 401. */
export async function authorisedFetch(path: string, init: RequestInit = {}): Promise<Response> {
  const send = (token: string | undefined) => {
    const headers = new Headers(init.headers);
    if (token) headers.set('authorization', `Bearer ${token}`);
    return fetch(path, { ...init, headers });
  };
  const first = await send(state.session?.accessToken);
  if (first.status !== 401) return first;
  const renewed = await refreshSession();
  return renewed ? send(renewed.accessToken) : first;
}
