import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('navigator', {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('asks again while the server cannot be reached, until it answers', async () => {
  vi.useFakeTimers();
  const fetch = vi
    .fn<() => Promise<Response>>()
    .mockRejectedValueOnce(new TypeError('offline'))
    .mockResolvedValueOnce(new Response(null, { status: 503 }))
    .mockResolvedValueOnce(new Response('{"accessTok'))
    .mockImplementation(() => Promise.resolve(Response.json({ accessToken: 'a.b.c' })));
  vi.stubGlobal('fetch', fetch);
  const { getSessionState, refreshSession } = await import('./session-store');
  expect(await refreshSession()).toBeNull();
  expect(getSessionState().status).toBe('unreachable');
  await vi.runOnlyPendingTimersAsync();
  expect(getSessionState().status).toBe('unreachable');
  await vi.runOnlyPendingTimersAsync();
  expect(getSessionState().status).toBe('unreachable');
  await vi.runOnlyPendingTimersAsync();
  expect(getSessionState().status).toBe('signedIn');
  expect(fetch).toHaveBeenCalledTimes(4);
});

const session = (name: string) => ({
  accessToken: `${name}.b.c`,
  expiresAt: '',
  user: { id: 'u', email: '', name: '' },
  team: { id: name, name, slug: name },
});

/** A server whose answer to the refresh comes when the test says so. */
function slowRefresh() {
  let answer = (_response: Response): void => undefined;
  vi.stubGlobal('fetch', (path: string) =>
    path.endsWith('/refresh')
      ? new Promise<Response>((resolve) => (answer = resolve))
      : Promise.resolve(new Response(null, { status: 204 })),
  );
  return { answer: (response: Response) => answer(response) };
}

it('stays signed out when a token that was asked for before comes after it', async () => {
  const server = slowRefresh();
  const { getSessionState, refreshSession, signOut, startSession } = await import('./session-store');
  startSession(session('one'));
  const refreshing = refreshSession();
  await signOut();
  server.answer(Response.json(session('one')));
  expect(await refreshing).toBeNull();
  expect(getSessionState().status).toBe('signedOut');
});

it.each([
  ['a token of the old one', () => Response.json(session('one'))],
  ['that the old one has ended', () => new Response(null, { status: 401 })],
])(
  'goes on in the workspace that was switched to when an older question is answered: %s',
  async (_what, late) => {
    const server = slowRefresh();
    const { getSessionState, refreshSession, startSession, signOut } = await import('./session-store');
    startSession(session('one'));
    const refreshing = refreshSession();
    startSession(session('two'));
    server.answer(late());
    expect((await refreshing)?.team.id).toBe('two');
    expect(getSessionState().session?.team.id).toBe('two');
    await signOut();
  },
);

it('signs out in this browser also while the server cannot be reached', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const { getSessionState, signOut, startSession } = await import('./session-store');
  startSession(session('one'));
  await expect(signOut()).resolves.toBeUndefined();
  expect(getSessionState().status).toBe('signedOut');
});
