'use client';
import { ErrorState } from '@og/ui';
import { useOffline } from 'next/offline';
import { useEffect } from 'react';

export interface PageFailureProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that failed to draw. Data errors are shown by the panel they belong to and do not come here. */
export function PageFailure({ error, reset }: PageFailureProps) {
  // Code that could not be loaded stays so for this document: a cut, or a release that has replaced it.
  const codeMissing = error.name === 'ChunkLoadError';
  const offline = useOffline();
  useEffect(() => {
    if (!codeMissing) return;
    const again = () => window.location.reload();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [codeMissing]);
  return (
    <ErrorState
      title="This page could not be shown"
      cause={
        codeMissing
          ? offline
            ? 'A part of it could not be loaded. It comes by itself when the connection is back.'
            : 'A part of it could not be loaded. Check your connection and try again.'
          : 'It failed while drawing. Retry; if it stays, reload the page and tell us the number below.'
      }
      requestId={error.digest}
      // Without a line a reload would end on the browser's own page.
      onRetry={codeMissing ? (offline ? undefined : () => window.location.reload()) : reset}
    />
  );
}
