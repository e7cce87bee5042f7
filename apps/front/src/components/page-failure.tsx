'use client';
import { ErrorState } from '@og/ui';

export interface PageFailureProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that failed to draw. Data errors are shown by the panel they belong to and do not come here. */
export function PageFailure({ error, reset }: PageFailureProps) {
  // Code that could not be loaded stays so for this document: a cut, or a release that has replaced it.
  const codeMissing = error.name === 'ChunkLoadError';
  return (
    <ErrorState
      title="This page could not be shown"
      cause={
        codeMissing
          ? 'A part of it could not be loaded. Check your connection and try again.'
          : 'It failed while drawing. Retry; if it stays, reload the page and tell us the number below.'
      }
      requestId={error.digest}
      onRetry={codeMissing ? () => window.location.reload() : reset}
    />
  );
}
