'use client';
import { useQuery } from '@apollo/client/react';
import { Button, Dialog, SkeletonRows } from '@og/ui';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { LeadDeletionsDocument, type LeadDeletionsQuery } from '@/gql/graphql';
import { counted } from '@/lib/counted';
import { formatDay, formatMoment } from '@/lib/format';

type Deletion = LeadDeletionsQuery['leadDeletions'][number];

interface DeletedLeadsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** @returns whether they are back */
  onRestore: (deletion: { changeSetId: string; count: number }) => Promise<boolean>;
}

/** What was deleted in the last 30 days, each with the way back. */
export function DeletedLeadsDialog({ open, onOpenChange, onRestore }: DeletedLeadsProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Deleted leads"
      description="Each deletion can be taken back as a whole for 30 days. A number that another lead has by now stays there."
      initialFocus="control"
    >
      <Deletions onRestore={onRestore} />
    </Dialog>
  );
}

function Deletions({ onRestore }: Pick<DeletedLeadsProps, 'onRestore'>) {
  const { data, error, refetch } = useQuery(LeadDeletionsDocument, { fetchPolicy: 'network-only' });
  const [busy, setBusy] = useState<string | null>(null);
  if (!data)
    return error ? (
      <QueryError what="Deleted leads" error={error} onRetry={refetch} />
    ) : (
      <SkeletonRows rows={3} />
    );
  if (data.leadDeletions.length === 0)
    return <p className="text-13 text-ink-3">Nothing was deleted in the last 30 days.</p>;
  const restore = async ({ id, count }: Deletion) => {
    setBusy(id);
    await onRestore({ changeSetId: id, count });
    setBusy(null);
    await refetch().catch(() => undefined);
  };
  return (
    <ul aria-label="Deletions" className="flex flex-col">
      {data.leadDeletions.map((deletion) => (
        <li
          key={deletion.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2.5 last:border-b-0"
        >
          <span className="flex min-w-0 flex-1 basis-52 flex-col">
            <span className="text-14 font-medium">{counted(deletion.count, 'lead')}</span>
            <span className="text-12 text-ink-3">
              {formatMoment(deletion.deletedAt)}
              {deletion.deletedBy ? ` by ${deletion.deletedBy}` : ''} · until {formatDay(deletion.expiresAt)}
            </span>
          </span>
          <Button
            size="sm"
            loading={busy === deletion.id}
            disabled={busy !== null && busy !== deletion.id}
            onClick={() => void restore(deletion)}
          >
            Bring back
            <span className="sr-only">
              {' '}
              {counted(deletion.count, 'lead')}, deleted {formatMoment(deletion.deletedAt)}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
