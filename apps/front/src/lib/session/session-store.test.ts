import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('asks again while the server cannot be reached, until it answers', async () => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  const fetch = vi
    .fn<() => Promise<Response>>()
    .mockRejectedValueOnce(new TypeError('offline'))
    .mockResolvedValueOnce(new Response(null, { status: 503 }))
    .mockImplementation(() => Promise.resolve(Response.json({ accessToken: 'a.b.c' })));
  vi.stubGlobal('fetch', fetch);
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.stubGlobal('navigator', {});
  const { getSessionState, refreshSession } = await import('./session-store');
  expect(await refreshSession()).toBeNull();
  expect(getSessionState().status).toBe('unreachable');
  await vi.runOnlyPendingTimersAsync();
  expect(getSessionState().status).toBe('unreachable');
  await vi.runOnlyPendingTimersAsync();
  expect(getSessionState().status).toBe('signedIn');
  expect(fetch).toHaveBeenCalledTimes(3);
});
