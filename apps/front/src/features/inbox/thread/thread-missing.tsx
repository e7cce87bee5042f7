import { EmptyState, SkeletonRows } from '@og/ui';
import { MessagesSquare } from 'lucide-react';
import { QueryError } from '@/components/query-error';
import type { ConversationThread } from './use-conversation';

/** In the place of a conversation that is not there: not yet, not any more, or not to be read. */
export function ThreadMissing({ thread }: { thread: ConversationThread }) {
  return (
    <div className="min-w-0 flex-1">
      {thread.missing ? (
        <EmptyState icon={<MessagesSquare />} title="No such conversation">
          It is not in this workspace, or its lead was deleted.
        </EmptyState>
      ) : thread.error ? (
        <QueryError what="This conversation" error={thread.error} onRetry={thread.refetch} />
      ) : (
        <SkeletonRows rows={6} density="relaxed" />
      )}
    </div>
  );
}
