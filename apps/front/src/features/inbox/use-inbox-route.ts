'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback } from 'react';

/** Which conversation is open, by the address, and the way to another. */
export function useInboxRoute() {
  const query = useSearchParams().toString();
  const openId = /^\/inbox\/([^/]+)/.exec(usePathname())?.[1] ?? null;
  // The History API moves without a round trip; Next follows it. The address is read when it is
  // needed: an undo may come long after the render that it was made in.
  const go = useCallback((id: string | null) => {
    const next = `/inbox${id ? `/${id}` : ''}${window.location.search}`;
    if (next === window.location.pathname + window.location.search) return;
    const fromList = window.location.pathname === '/inbox' && id !== null;
    if (fromList) window.history.pushState(null, '', next);
    else window.history.replaceState(null, '', next);
  }, []);
  return {
    openId,
    go,
    pathOf: (id: string) => `/inbox/${id}${query ? `?${query}` : ''}`,
  };
}
