'use client';
import { ErrorState } from '@og/ui';
import { friendlyError } from '@/lib/apollo/errors';

/** A panel whose query failed: cause, Retry and request id. `what` is "Leads", "This campaign". */
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
  return (
    <ErrorState
      title={`${what} could not be loaded`}
      cause={message}
      requestId={requestId}
      onRetry={onRetry && retryable ? () => void onRetry() : undefined}
    />
  );
}
