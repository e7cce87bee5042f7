'use client';
import { useQuery } from '@apollo/client/react';
import { SearchInput, Toolbar } from '@og/ui';
import { ImportNameDocument, LeadImportsDocument, LeadTagsDocument } from '@/gql/graphql';
import { formatDay } from '@/lib/format';
import { regions } from '@/lib/regions';
import { stageOrder, stages } from '@/components/lead-stages';
import { ManyFilter, OneFilter } from '@/components/choice-filter';
import type { FilterState } from './use-lead-list-state';

const stageOptions = stageOrder.map((value) => ({ value, label: stages[value].label }));

export function LeadFilters({
  filters,
  onChange,
}: {
  filters: FilterState;
  onChange: (change: Partial<FilterState>) => void;
}) {
  const { data: tagData } = useQuery(LeadTagsDocument);
  const tags = (tagData?.leadTags ?? []).map((tag) => ({ value: tag, label: tag }));
  return (
    <Toolbar label="Search and filters">
      <SearchInput
        label="Search this list"
        placeholder="Name, company, phone, city"
        value={filters.search}
        onValueChange={(search) => onChange({ search })}
        className="w-full sm:w-64"
      />
      <div className="flex min-w-0 gap-2 p-0.5 max-sm:w-full max-sm:overflow-x-auto sm:flex-wrap">
        <ManyFilter
          label="Stage"
          options={stageOptions}
          values={filters.stages}
          onChange={(next) => onChange({ stages: next })}
        />
        <ManyFilter
          label="State"
          options={regions}
          values={filters.states}
          onChange={(next) => onChange({ states: next })}
        />
        <ManyFilter
          label="Tags"
          options={tags}
          values={filters.tags}
          onChange={(next) => onChange({ tags: next })}
          emptyText="No lead has a tag yet."
        />
        <OneFilter
          label="Consent"
          options={[
            { value: 'yes', label: 'Recorded' },
            { value: 'no', label: 'None recorded' },
          ]}
          value={filters.consent}
          onChange={(consent) => onChange({ consent })}
        />
        <OneFilter
          label="Suppression"
          options={[
            { value: 'yes', label: 'Suppressed' },
            { value: 'no', label: 'Not suppressed' },
          ]}
          value={filters.suppressed}
          onChange={(suppressed) => onChange({ suppressed })}
        />
        <ImportFilter value={filters.importId} onChange={(importId) => onChange({ importId })} />
      </div>
    </Toolbar>
  );
}

/** Leads that one import brought in; the latest twenty imports, and the one in the URL whichever it is. */
function ImportFilter({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const { data } = useQuery(LeadImportsDocument, { variables: { first: 20 } });
  const recent = data?.leadImports.edges.map(({ node }) => node) ?? [];
  const missing = value !== null && !recent.some((item) => item.id === value);
  const { data: named } = useQuery(ImportNameDocument, {
    variables: { id: value ?? '' },
    skip: !missing || data === undefined,
  });
  const options = recent.map((item) => ({
    value: item.id,
    label: `${item.fileName}, ${formatDay(item.createdAt)}`,
  }));
  if (missing && named?.leadImport)
    options.unshift({ value: named.leadImport.id, label: named.leadImport.fileName });
  return (
    <OneFilter
      label="Import"
      options={options}
      value={value}
      onChange={onChange}
      anyLabel="Any import or none"
    />
  );
}
