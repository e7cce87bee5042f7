'use client';
import { useQuery } from '@apollo/client/react';
import { SkeletonRows } from '@og/ui';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { QueryError } from '@/components/query-error';
import {
  CampaignEmailPreviewDocument,
  CampaignStepPreviewDocument,
  type StepPreviewFieldsFragment,
} from '@/gql/graphql';
import type { Audience } from '../draft';
import { useDebounced } from '../use-debounced';

const count = 5;

/** A text as real leads of the audience would get it. */
export function SmsPreviews({ body, audience }: { body: string; audience: Audience }) {
  const settled = useDebounced(body, 600);
  const { data, previousData, error, refetch } = useQuery(CampaignStepPreviewDocument, {
    variables: { input: { body: settled, count, ...audience } },
  });
  const previews = (data ?? previousData)?.previewStep;
  if (!previews) return <Waiting error={error} retry={refetch} />;
  return (
    <PreviewList
      previews={previews}
      note={(preview) =>
        preview.segments
          ? `${preview.segments} ${preview.segments === 1 ? 'segment' : 'segments'}, ${preview.encoding}`
          : null
      }
    />
  );
}

interface EmailPreviewsProps {
  subject: string;
  body: string;
  audience: Audience;
}

/** An e-mail as real leads of the audience would get it. */
export function EmailPreviews({ subject, body, audience }: EmailPreviewsProps) {
  const settledSubject = useDebounced(subject, 600);
  const settledBody = useDebounced(body, 600);
  const { data, previousData, error, refetch } = useQuery(CampaignEmailPreviewDocument, {
    variables: {
      subject: { body: settledSubject, count, channel: 'EMAIL', ...audience },
      body: { body: settledBody, count, channel: 'EMAIL', ...audience },
    },
  });
  const shown = data ?? previousData;
  if (!shown) return <Waiting error={error} retry={refetch} />;
  const subjects = new Map(shown.subjects.map((preview) => [preview.leadId, preview]));
  return (
    <PreviewList
      previews={shown.bodies}
      title={(preview) => {
        const found = subjects.get(preview.leadId);
        return found?.text ?? found?.problem ?? null;
      }}
    />
  );
}

function Waiting({ error, retry }: { error: unknown; retry: () => unknown }) {
  if (error) return <QueryError what="The previews" error={error} onRetry={retry} />;
  return <SkeletonRows rows={count} />;
}

interface PreviewListProps {
  previews: readonly StepPreviewFieldsFragment[];
  note?: (preview: StepPreviewFieldsFragment) => ReactNode;
  title?: (preview: StepPreviewFieldsFragment) => ReactNode;
}

function PreviewList({ previews, note, title }: PreviewListProps) {
  if (previews.length === 0)
    return <p className="text-13 text-ink-3">Nobody is in the audience, so there is nothing to preview.</p>;
  return (
    <ul aria-label="Previews" className="flex flex-col rounded-md bg-sunken px-3">
      {previews.map((preview) => (
        <li key={preview.leadId} className="flex flex-col gap-1 border-t py-2 text-13 first:border-t-0">
          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-medium">{preview.leadName}</span>
            <span className="text-12 text-ink-3 tabular-nums">{note?.(preview)}</span>
          </span>
          {title ? <span className="font-medium break-words text-ink-2">{title(preview)}</span> : null}
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
