'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useCallback, useState } from 'react';

function idOf(path: string): string | null {
  return /^\/inbox\/([^/]+)/.exec(path)?.[1] ?? null;
}

/** Which conversation is open, by the address, and the way to another. */
export function useInboxRoute() {
  const query = useSearchParams().toString();
  const arrived = idOf(usePathname());
  const [going, setGoing] = useState<string | null>(arrived);
  // Next follows the address a little later: where the address is already, is what is open.
  const there = typeof window !== 'undefined' && idOf(window.location.pathname) === going;
  const openId = there ? going : arrived;
  // The History API moves without a round trip; Next follows it. The address is read when it is
  // needed: an undo may come long after the render that it was made in.
  const go = useCallback((id: string | null) => {
    const next = `/inbox${id ? `/${id}` : ''}${window.location.search}`;
    if (next === window.location.pathname + window.location.search) return;
    const fromList = window.location.pathname === '/inbox' && id !== null;
    if (fromList) window.history.pushState(null, '', next);
    else window.history.replaceState(null, '', next);
    setGoing(id);
  }, []);
  return {
    openId,
    go,
    pathOf: (id: string) => `/inbox/${id}${query ? `?${query}` : ''}`,
  };
}
