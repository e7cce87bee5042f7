'use client';
import { Select } from '@og/ui';
import { counted } from '@/lib/counted';
import type { CampaignEditorChoicesQuery } from '@/gql/graphql';
import { AudienceSize } from './audience-size';
import type { SectionProps } from './sections';

interface SegmentChoiceProps extends Pick<SectionProps, 'draft' | 'change'> {
  segments: CampaignEditorChoicesQuery['segments'];
}

/** A saved segment as the audience. */
export function SegmentChoice({ draft, change, segments }: SegmentChoiceProps) {
  const chosen = segments.find((segment) => segment.id === draft.segmentId);
  return (
    <>
      <Select
        aria-label="Segment"
        className="max-w-80"
        value={draft.segmentId}
        options={segments.map((segment) => ({ value: segment.id, label: segment.name }))}
        onValueChange={(segmentId) => change({ segmentId })}
      />
      <AudienceSize text={chosen ? counted(chosen.leadsCount, 'lead') : 'Choose a segment'} />
    </>
  );
}
