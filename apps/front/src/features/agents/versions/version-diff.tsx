'use client';
import { useQuery } from '@apollo/client/react';
import { cn, Skeleton } from '@og/ui';
import { QueryError } from '@/components/query-error';
import { AgentVersionDiffDocument } from '@/gql/graphql';
import { sentence } from '../words';

/** What differs between the working version and another, part by part. Signs say it too, not colour alone. */
export function VersionDiff({
  from,
  to,
}: {
  from: { id: string; number: number };
  to: { id: string; number: number };
}) {
  const { data, error, refetch } = useQuery(AgentVersionDiffDocument, {
    variables: { from: from.id, to: to.id },
  });
  if (error && !data) return <QueryError what="The changes" error={error} onRetry={refetch} />;
  if (!data) return <Skeleton className="h-24" />;
  const lines = data.agentVersionDiff;
  if (lines.length === 0) return <p className="text-13 text-ink-3">They say the same.</p>;
  const parts = [...new Set(lines.map(({ part }) => part))];
  return (
    <div
      role="group"
      aria-label={`Changes from version ${from.number} to version ${to.number}`}
      className="flex flex-col gap-3"
    >
      {parts.map((part) => (
        <div key={part} className="flex flex-col gap-1">
          <h3 className="text-12 font-medium text-ink-3">{sentence(part)}</h3>
          <ul className="overflow-x-auto rounded-md border font-mono text-12">
            {lines
              .filter((line) => line.part === part)
              .map(({ kind, text }, index) => (
                <li
                  key={index}
                  className={cn(
                    'flex gap-2 px-2 py-0.5 whitespace-pre-wrap',
                    kind === 'added' && 'bg-success/10 text-success',
                    kind === 'removed' && 'bg-danger/8 text-danger',
                  )}
                >
                  <span aria-hidden className="w-3 shrink-0 select-none">
                    {kind === 'added' ? '+' : kind === 'removed' ? '−' : ''}
                  </span>
                  {kind === 'same' ? null : (
                    <span className="sr-only">{kind === 'added' ? 'Added: ' : 'Removed: '}</span>
                  )}
                  <span className="min-w-0 break-words">{text}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
