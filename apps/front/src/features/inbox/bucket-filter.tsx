'use client';
import { useQuery } from '@apollo/client/react';
import { Select } from '@og/ui';
import { InboxBucketsDocument } from '@/gql/graphql';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useThrottled } from '@/lib/use-throttled';

const all = 'all';

/** The team's buckets with how many conversations wait in each; one of them narrows the view. */
export function BucketFilter({
  bucket,
  onBucket,
}: {
  bucket: string | null;
  onBucket: (id: string | null) => void;
}) {
  const { data, refetch } = useQuery(InboxBucketsDocument, {
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: false,
  });
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 1000);
  useTeamEvents(({ type }) => {
    if (/^(inbox_item|message|draft|suppression|team)\.changed|^feed\.reset/.test(type)) refresh();
  });
  const buckets = data?.responseBuckets ?? [];
  const options = buckets.map(({ id, name, count }) => ({
    value: id,
    label: `${name} (${count.toLocaleString('en-US')})`,
  }));
  // An address may name a bucket that is gone: it says so instead of looking like all of them.
  const gone = bucket !== null && data !== undefined && !buckets.some(({ id }) => id === bucket);
  return (
    <Select
      aria-label="Bucket"
      className="my-1.5 w-36 shrink-0"
      value={bucket ?? all}
      options={[
        { value: all, label: 'All buckets' },
        ...options,
        ...(bucket !== null && (gone || !data)
          ? [{ value: bucket, label: gone ? 'A bucket that is gone' : 'One bucket' }]
          : []),
      ]}
      onValueChange={(next) => onBucket(next === all ? null : next)}
    />
  );
}
