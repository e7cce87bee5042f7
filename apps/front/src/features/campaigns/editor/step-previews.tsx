'use client';
import { useQuery } from '@apollo/client/react';
import { SkeletonRows } from '@og/ui';
import { CircleAlert } from 'lucide-react';
import { QueryError } from '@/components/query-error';
import { CampaignStepPreviewDocument, type LeadFilterInput } from '@/gql/graphql';
import { useDebounced } from './use-debounced';

const count = 5;

/** The text as five real leads of the audience would get it. */
export function StepPreviews({
  body,
  audience,
}: {
  body: string;
  audience: { segmentId: string | null; filter: LeadFilterInput | null };
}) {
  const settled = useDebounced(body, 600);
  const { data, previousData, error, refetch } = useQuery(CampaignStepPreviewDocument, {
    variables: { input: { body: settled, count, ...audience } },
  });
  const previews = (data ?? previousData)?.previewStep;
  if (!previews) {
    if (error) return <QueryError what="The previews" error={error} onRetry={refetch} />;
    return <SkeletonRows rows={count} />;
  }
  if (previews.length === 0)
    return <p className="text-13 text-ink-3">Nobody is in the audience, so there is nothing to preview.</p>;
  return (
    <ul aria-label="Previews" className="flex flex-col">
      {previews.map((preview) => (
        <li key={preview.leadId} className="flex flex-col gap-1 border-t py-2 text-13 first:border-t-0">
          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-medium">{preview.leadName}</span>
            {preview.segments ? (
              <span className="text-12 text-ink-3 tabular-nums">
                {preview.segments} {preview.segments === 1 ? 'segment' : 'segments'}, {preview.encoding}
              </span>
            ) : null}
          </span>
          {preview.text ? (
            <span className="break-words whitespace-pre-wrap text-ink-2">{preview.text}</span>
          ) : null}
          {preview.problem ? (
            <span className="flex items-start gap-1.5 text-danger">
              <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
              {preview.problem}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
