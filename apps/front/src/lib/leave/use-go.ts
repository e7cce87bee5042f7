'use client';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { isGuarded, leavePage } from './leave';

/** Goes to a page of the app because a person asked for it by a key or a menu; asks first where something is unsaved. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return useCallback(
    (href) => {
      const go = () => router.push(href);
      if (isGuarded(new URL(href, window.location.href))) leavePage(go);
      else go();
    },
    [router],
  );
}
