'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Count, EmptyState, formatCount, Section, SkeletonRows } from '@og/ui';
import { Layers, Plus } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import {
  SaveSettingsBucketsDocument,
  SettingsBucketsDocument,
  type SettingsBucketFieldsFragment as Bucket,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { useRenewed } from '@/lib/events/use-renewed';
import { BucketDialog } from './bucket-dialog';
import { ruleInWords, ruleOf } from './bucket-rule';
import { OrderedEditor } from './ordered-editor';
import { useEdited, withWritten } from './use-edited';

/** Where replies lie: the first bucket whose rule fits takes one. Each change is saved at once. */
export function Buckets() {
  const { data, error, refetch } = useQuery(SettingsBucketsDocument, { fetchPolicy: 'cache-and-network' });
  useRenewed(['team'], refetch);
  const [save, { loading }] = useMutation(SaveSettingsBucketsDocument, {
    refetchQueries: [SettingsBucketsDocument],
    awaitRefetchQueries: true,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const list = data?.responseBuckets ?? [];
  const { editing, edit, close, seen, told } = useEdited<Bucket>(list);
  const store = async (next: readonly { id?: string; name: string; rule: unknown }[]) =>
    refusal(async () => {
      const buckets = next.map(({ id, name, rule }) => ({ id: id ?? null, name, rule }));
      const result = (await save({ variables: { buckets, seen } })).data?.saveResponseBuckets;
      if (result?.__typename === 'Conflict') told();
      return result;
    });
  const move = async (next: readonly Bucket[]) => setProblem(await store(next));
  if (!data)
    return error ? (
      <QueryError what="Buckets" error={error} onRetry={refetch} />
    ) : (
      <SkeletonRows rows={5} density="relaxed" />
    );
  return (
    <Section
      title="Buckets"
      description="A reply lies in the first bucket whose rule fits, from top to bottom. Open replies are sorted anew when this changes."
      actions={
        <Button icon={<Plus aria-hidden />} onClick={() => edit('new')}>
          Add bucket
        </Button>
      }
    >
      {problem ? (
        <Banner tone="danger" announce>
          {problem}
        </Banner>
      ) : null}
      {list.length === 0 ? (
        <EmptyState icon={<Layers />} title="No buckets">
          Replies are then found by the inbox’s views alone.
        </EmptyState>
      ) : (
        <OrderedEditor
          label="Buckets"
          what="bucket"
          items={list}
          nameOf={({ name }) => name}
          busy={loading}
          mayDelete
          consequence={({ count }) =>
            count === 0
              ? 'No open reply lies in it. Its rule is gone with it.'
              : `${formatCount(count)} open ${count === 1 ? 'reply lies' : 'replies lie'} in it: they go to the next bucket that fits. Its rule is gone with it.`
          }
          onEdit={edit}
          onMove={(next) => void move(next)}
          onDelete={store}
        >
          {(bucket) => (
            <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
              <span className="flex items-center gap-2 font-medium">
                {bucket.name}
                <Count value={bucket.count} />
              </span>
              <span className="text-13 text-ink-3">
                {ruleInWords(ruleOf(bucket.rule)).join(', ') || 'Everything that is left'}
              </span>
            </span>
          )}
        </OrderedEditor>
      )}
      <BucketDialog
        of={editing}
        busy={loading}
        onClose={close}
        onSave={(name, rule) =>
          store(withWritten(list, editing, { name, rule }, (others, one) => [one, ...others]))
        }
      />
    </Section>
  );
}
