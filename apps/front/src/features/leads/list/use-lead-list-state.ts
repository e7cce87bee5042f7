'use client';
import type { Sort } from '@og/ui';
import {
  createParser,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
  type inferParserType,
} from 'nuqs';
import { useMemo } from 'react';
import type { LeadFilterInput, LeadSortField, LeadSortInput } from '@/gql/graphql';
import { stageOrder } from '@/components/lead-stages';

export const sortFields = [
  'CREATED_AT',
  'NAME',
  'COMPANY',
  'STATE',
  'STAGE',
  'SCORE',
  'LAST_REPLIED_AT',
] as const satisfies readonly LeadSortField[];

const defaultSort: LeadSortInput = { field: 'CREATED_AT', direction: 'DESC' };

/** `NAME` ascends, `-NAME` descends. */
const parseAsSort = createParser<LeadSortInput>({
  parse: (text) => {
    const desc = text.startsWith('-');
    const field = sortFields.find((name) => name === (desc ? text.slice(1) : text));
    return field ? { field, direction: desc ? 'DESC' : 'ASC' } : null;
  },
  serialize: ({ field, direction }) => (direction === 'DESC' ? `-${field}` : field),
  eq: (a, b) => a.field === b.field && a.direction === b.direction,
});

const yesNo = parseAsStringLiteral(['yes', 'no'] as const);

export const filterParsers = {
  search: parseAsString.withDefault(''),
  stages: parseAsArrayOf(parseAsStringLiteral(stageOrder)).withDefault([]),
  states: parseAsArrayOf(parseAsString).withDefault([]),
  tags: parseAsArrayOf(parseAsString).withDefault([]),
  consent: yesNo,
  suppressed: yesNo,
  importId: parseAsString,
};

export type FilterState = inferParserType<typeof filterParsers>;

const parsers = {
  ...filterParsers,
  sort: parseAsSort.withDefault(defaultSort),
  hide: parseAsArrayOf(parseAsString).withDefault([]),
};

const flag = (answer: 'yes' | 'no' | null) => (answer === null ? undefined : answer === 'yes');

/** What is in the URL as the server's predicate; what is not set is not sent. */
export function toFilterInput(state: FilterState): LeadFilterInput {
  const all: LeadFilterInput = {
    search: state.search.trim() || undefined,
    stages: state.stages.length ? state.stages : undefined,
    states: state.states.length ? state.states : undefined,
    tags: state.tags.length ? state.tags : undefined,
    hasConsent: flag(state.consent),
    suppressed: flag(state.suppressed),
    importId: state.importId ?? undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

export type LeadListState = ReturnType<typeof useLeadListState>;

/** Filters, search, sort and columns of the lead list; all of it lives in the URL. */
export function useLeadListState() {
  const [state, setState] = useQueryStates(parsers);
  const { sort, hide, ...filters } = state;
  const key = JSON.stringify(toFilterInput(filters));
  const filter = useMemo(() => JSON.parse(key) as LeadFilterInput, [key]);
  const tableSort: Sort = { id: sort.field, desc: sort.direction === 'DESC' };
  return {
    filters,
    filter,
    /** Changes exactly when the predicate does. */
    filterKey: key,
    filtered: key !== '{}',
    sort,
    tableSort,
    hidden: useMemo(() => new Set(hide), [hide]),
    setFilters: (change: Partial<FilterState>) => void setState(change),
    clearFilters: () =>
      void setState({
        search: null,
        stages: null,
        states: null,
        tags: null,
        consent: null,
        suppressed: null,
        importId: null,
      }),
    setSort: (next: Sort | null) =>
      void setState({
        sort: next
          ? {
              field: sortFields.find((name) => name === next.id) ?? defaultSort.field,
              direction: next.desc ? 'DESC' : 'ASC',
            }
          : null,
      }),
    setHidden: (next: string[]) => void setState({ hide: next.length ? next : null }),
  };
}
