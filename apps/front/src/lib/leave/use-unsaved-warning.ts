'use client';
import { useEffect } from 'react';
import { guardPage, type LeaveWords } from './leave';
import { watchHistory, watchLinks } from './watch-leaving';

interface UnsavedOptions extends Partial<LeaveWords> {
  /** Whether another page of the app costs it too; not where it is saved on the way out. Default: it does. */
  inside?: boolean;
}

/**
 * Asks before a page is left on which something is not saved: the browser in its own words before it loads anew or
 * closes, the app before a link, a key or Back leads to another of its pages.
 */
export function useUnsavedWarning(
  unsaved: boolean,
  {
    inside = true,
    question = 'Leave without saving?',
    lost = 'What you changed here is not saved and would be lost.',
  }: UnsavedOptions = {},
): void {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  useEffect(() => {
    if (!unsaved || !inside) return;
    const ends = [guardPage({ question, lost }), watchLinks(), watchHistory()];
    return () => {
      for (const end of ends) end();
    };
  }, [unsaved, inside, question, lost]);
}
