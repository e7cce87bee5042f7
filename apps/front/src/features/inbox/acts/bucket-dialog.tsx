'use client';
import { useQuery } from '@apollo/client/react';
import { SkeletonRows } from '@og/ui';
import { FolderInput } from 'lucide-react';
import { QueryError } from '@/components/query-error';
import { InboxBucketsDocument } from '@/gql/graphql';
import type { ActDialogProps } from './assign-dialog';
import { ChoiceDialog } from './choice-dialog';
import { namesOf } from './use-item-acts';

/** Into which bucket these conversations belong. */
export function BucketDialog({ open, onOpenChange, rows, act }: ActDialogProps) {
  const { data, error, refetch } = useQuery(InboxBucketsDocument, {
    skip: !open,
    fetchPolicy: 'cache-and-network',
  });
  const buckets = data?.responseBuckets ?? [];
  return (
    <ChoiceDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Move ${namesOf(rows)}`}
      choices={buckets.map(({ id, name, count }) => ({
        id,
        label: name,
        icon: <FolderInput aria-hidden />,
        hint: count.toLocaleString('en-US'),
      }))}
      empty={
        error ? (
          <QueryError what="Buckets" error={error} onRetry={refetch} />
        ) : data ? (
          'The workspace has no buckets. An admin adds them in the inbox settings.'
        ) : (
          <SkeletonRows rows={4} />
        )
      }
      loading={!data && !error}
      onChoose={(id) =>
        void act(
          rows,
          { action: 'MOVE', bucketId: id },
          `Moved to ${buckets.find((one) => one.id === id)?.name ?? ''}`,
        )
      }
    />
  );
}
