'use client';
import { useQuery } from '@apollo/client/react';
import { Field, Input, RadioGroup, Section, Skeleton } from '@og/ui';
import { useState } from 'react';
import { lazyPart } from '@/components/lazy-part';
import { ManyFilter, OneFilter } from '@/components/choice-filter';
import { regions } from '@/lib/regions';
import { stageOrder, stages } from '@/components/lead-stages';
import { CampaignAudienceCountDocument, type LeadFilterInput } from '@/gql/graphql';
import { friendlyError } from '@/lib/apollo/errors';
import { counted } from '@/lib/counted';
import { AudienceSize } from './audience-size';
import { EntryRules } from './entry-rules';
import type { SectionProps } from './sections';
import { useDebounced } from './use-debounced';

const SegmentChoice = lazyPart(
  () => import('./segment-choice').then((file) => file.SegmentChoice),
  <Skeleton className="h-8 max-w-80" />,
);

/** Who the campaign is for: a saved segment, or a filter made here. */
export function AudienceSection({ draft, change, choices }: SectionProps) {
  const [kind, setKind] = useState<'filter' | 'segment'>(draft.segmentId ? 'segment' : 'filter');
  return (
    <>
      <Section
        title="Audience"
        description="Who fits when the campaign is launched. Suppressed people and people without consent are left out by themselves."
      >
        <Field label="Name of the campaign" className="max-w-110">
          <Input
            value={draft.name}
            maxLength={120}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <RadioGroup
          label="Choose leads by"
          value={kind}
          onValueChange={(next) => {
            setKind(next);
            change({ segmentId: next === 'segment' ? (choices?.segments[0]?.id ?? null) : null });
          }}
          options={[
            { value: 'filter', label: 'A filter' },
            {
              value: 'segment',
              label: 'A saved segment',
              disabled: !choices || choices.segments.length === 0,
              hint:
                choices?.segments.length === 0
                  ? 'None is saved yet: save one from the list of leads.'
                  : undefined,
            },
          ]}
        />
        {kind === 'segment' && choices ? (
          <SegmentChoice draft={draft} change={change} segments={choices.segments} />
        ) : (
          <FilterChoice
            filter={draft.filter}
            tags={choices?.leadTags ?? []}
            onChange={(filter) => change({ filter })}
          />
        )}
      </Section>
      <EntryRules draft={draft} change={change} />
    </>
  );
}

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;
const toChoice = (value: boolean | null | undefined) => (value == null ? null : value ? 'yes' : 'no');
const toFlag = (value: 'yes' | 'no' | null) => (value === null ? null : value === 'yes');

interface FilterChoiceProps {
  filter: LeadFilterInput;
  tags: readonly string[];
  onChange: (filter: LeadFilterInput) => void;
}

function FilterChoice({ filter, tags, onChange }: FilterChoiceProps) {
  const set = (part: LeadFilterInput) => onChange({ ...filter, ...part });
  const settled = useDebounced(filter, 300);
  const { data, error } = useQuery(CampaignAudienceCountDocument, {
    variables: { filter: settled },
    fetchPolicy: 'cache-and-network',
  });
  const count = data?.leadsCount;
  return (
    <>
      <div role="group" aria-label="Filter" className="flex flex-wrap gap-2">
        <Input
          type="search"
          aria-label="Words in name, company, phone, e-mail or city"
          placeholder="Any words"
          className="w-48"
          value={filter.search ?? ''}
          onChange={(event) => set({ search: event.target.value || null })}
        />
        <ManyFilter
          label="Stage"
          options={stageOrder.map((value) => ({ value, label: stages[value].label }))}
          values={filter.stages ?? []}
          onChange={(next) => set({ stages: next.length ? next : null })}
        />
        <ManyFilter
          label="State"
          options={regions}
          values={filter.states ?? []}
          onChange={(next) => set({ states: next.length ? next : null })}
        />
        <ManyFilter
          label="Tags"
          options={tags.map((tag) => ({ value: tag, label: tag }))}
          values={filter.tags ?? []}
          onChange={(next) => set({ tags: next.length ? next : null })}
          emptyText="No lead has a tag yet."
        />
        <OneFilter
          label="Has a phone"
          options={yesNo}
          value={toChoice(filter.hasPhone)}
          onChange={(next) => set({ hasPhone: toFlag(next) })}
        />
        <OneFilter
          label="Has consent"
          options={yesNo}
          value={toChoice(filter.hasConsent)}
          onChange={(next) => set({ hasConsent: toFlag(next) })}
        />
      </div>
      {filter.ids?.length ? (
        <p className="text-13 text-ink-2">
          Only the {counted(filter.ids.length, 'lead that was', 'leads that were')} chosen by hand.{' '}
          <button type="button" className="rounded-sm underline" onClick={() => set({ ids: null })}>
            Take all that fit instead
          </button>
        </p>
      ) : null}
      <AudienceSize
        text={
          count !== undefined
            ? count > 1_000_000
              ? 'More than 1,000,000 leads fit'
              : counted(count, 'lead fits', 'leads fit')
            : error
              ? friendlyError(error).message
              : 'Counting'
        }
      />
    </>
  );
}
