'use client';
import { useMutation, useQuery } from '@apollo/client/react';
import { Banner, Button, Count, EmptyState, IconButton, Section, SkeletonRows, toast } from '@og/ui';
import { ArrowDown, ArrowUp, Layers, Plus } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import {
  SaveSettingsBucketsDocument,
  SettingsBucketsDocument,
  type SettingsBucketFieldsFragment as Bucket,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { BucketDialog } from './bucket-dialog';
import { ruleInWords, ruleOf } from './bucket-rule';
import { shifted } from './shifted';

/** Where replies lie: the first bucket whose rule fits takes one. Each change is saved at once. */
export function Buckets() {
  const { data, error, refetch } = useQuery(SettingsBucketsDocument, { fetchPolicy: 'cache-and-network' });
  const [save, { loading }] = useMutation(SaveSettingsBucketsDocument, {
    refetchQueries: [SettingsBucketsDocument],
    awaitRefetchQueries: true,
  });
  const [editing, setEditing] = useState<Bucket | 'new' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const list = data?.responseBuckets ?? [];
  const store = async (next: readonly { id?: string; name: string; rule: unknown }[]) =>
    refusal(
      async () =>
        (
          await save({
            variables: { buckets: next.map(({ id, name, rule }) => ({ id: id ?? null, name, rule })) },
          })
        ).data?.saveResponseBuckets,
    );
  const act = async (next: readonly Bucket[], done?: string) => {
    const why = await store(next);
    setProblem(why);
    if (!why && done) toast.success(done);
  };
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
        <Button icon={<Plus aria-hidden />} onClick={() => setEditing('new')}>
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
        <ol aria-label="Buckets" className="flex flex-col">
          {list.map((bucket, index) => (
            <li
              key={bucket.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2 last:border-b-0"
            >
              <span className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
                <span className="flex items-center gap-2 font-medium">
                  {bucket.name}
                  <Count value={bucket.count} />
                </span>
                <span className="text-13 text-ink-3">
                  {ruleInWords(ruleOf(bucket.rule)).join(', ') || 'Everything that is left'}
                </span>
              </span>
              <span className="flex items-center gap-1">
                <IconButton
                  label={`Move ${bucket.name} up`}
                  icon={<ArrowUp aria-hidden />}
                  disabled={index === 0 || loading}
                  onClick={() => void act(shifted(list, index, -1))}
                />
                <IconButton
                  label={`Move ${bucket.name} down`}
                  icon={<ArrowDown aria-hidden />}
                  disabled={index === list.length - 1 || loading}
                  onClick={() => void act(shifted(list, index, 1))}
                />
                <Button variant="ghost" onClick={() => setEditing(bucket)}>
                  Edit<span className="sr-only"> {bucket.name}</span>
                </Button>
                <Button
                  variant="ghost"
                  disabled={loading}
                  onClick={() =>
                    void act(
                      list.filter(({ id }) => id !== bucket.id),
                      `“${bucket.name}” was deleted`,
                    )
                  }
                >
                  Delete<span className="sr-only"> {bucket.name}</span>
                </Button>
              </span>
            </li>
          ))}
        </ol>
      )}
      <BucketDialog
        of={editing}
        busy={loading}
        onClose={() => setEditing(null)}
        onSave={(name, rule) =>
          store(
            editing === 'new'
              ? [{ name, rule }, ...list]
              : list.map((item) => (item.id === editing?.id ? { id: item.id, name, rule } : item)),
          )
        }
      />
    </Section>
  );
}
