'use client';
import { ErrorState } from '@og/ui';

/** A page that failed to draw. Data errors are shown by the panel they belong to and do not come here. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="p-6">
      <ErrorState
        title="This page could not be shown"
        cause="It failed while drawing. Retry; if it stays, reload the page and tell us the number below."
        requestId={error.digest}
        onRetry={reset}
      />
    </main>
  );
}
