'use client';
import type { CallFieldsFragment } from '@/gql/graphql';
import { formatDuration } from '@/lib/format';

/** The recording, when there is one; its address is good for some minutes. */
export function Recording({ call }: { call: CallFieldsFragment }) {
  if (!call.recordingUrl) return null;
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-12 text-ink-3">
        Recording{call.recordingSeconds === null ? '' : `, ${formatDuration(call.recordingSeconds)}`}
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what was said is not written down anywhere */}
      <audio
        controls
        preload="none"
        src={call.recordingUrl}
        aria-label={`Recording of the call with ${call.lead.name}`}
        className="w-full"
      />
    </figure>
  );
}
