'use client';
import { ErrorState } from '@og/ui';
import { useEffect } from 'react';
import { friendlyError } from '@/lib/apollo/errors';
import { useStable } from '@/lib/use-stable';

/**
 * A panel whose query failed: cause, Retry and request id. `what` is "Leads", "This campaign". It asks again by itself
 * when the line is back.
 */
export function QueryError({
  what,
  error,
  onRetry,
}: {
  what: string;
  error: unknown;
  onRetry?: () => unknown;
}) {
  const { message, requestId, retryable } = friendlyError(error);
  const again = useStable(() => {
    if (retryable) void onRetry?.();
  });
  useEffect(() => {
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [again]);
  return (
    <ErrorState
      title={`${what} could not be loaded`}
      cause={message}
      requestId={requestId}
      onRetry={onRetry && retryable ? () => void onRetry() : undefined}
    />
  );
}
