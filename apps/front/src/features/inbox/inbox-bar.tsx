'use client';
import { cn, SearchInput, Tabs } from '@og/ui';
import { memo, type Ref } from 'react';
import { lazyPart } from '@/components/lazy-part';
import type { InboxView } from '@/gql/graphql';
import { useInboxCounts } from './use-inbox-counts';
import { countOf, inboxViews, viewNames } from './views';

/** Keeps its place while its list is fetched, which the first look at the inbox does not need. */
const BucketFilter = lazyPart(
  () => import('./bucket-filter').then((file) => file.BucketFilter),
  <span aria-hidden className="my-1.5 h-8 w-44" />,
);

interface InboxBarProps {
  view: InboxView;
  bucket: string | null;
  search: string;
  searchBox: Ref<HTMLInputElement>;
  /** On a phone an open conversation has the screen for itself. */
  threadOpen: boolean;
  onView: (view: InboxView) => void;
  onBucket: (id: string | null) => void;
  onSearch: (text: string) => void;
}

/** The views with how many each holds, the team's buckets, and the search. Keys in the list do not draw it anew. */
export const InboxBar = memo(function InboxBar({
  view,
  bucket,
  search,
  searchBox,
  threadOpen,
  onView,
  onBucket,
  onSearch,
}: InboxBarProps) {
  const counts = useInboxCounts();
  return (
    <div
      className={cn(
        'flex shrink-0 flex-wrap items-end gap-x-4 border-b bg-surface px-3',
        threadOpen && 'max-[759px]:hidden',
      )}
    >
      <div className="-mb-px min-w-0 flex-1 max-[759px]:order-2 max-[759px]:basis-full">
        <Tabs
          label="Views"
          value={view}
          onValueChange={(next) => onView(next as InboxView)}
          items={inboxViews.map((value) => ({
            value,
            label: viewNames[value],
            ...(counts ? { count: countOf(counts, value) } : {}),
          }))}
        />
      </div>
      <BucketFilter bucket={bucket} onBucket={onBucket} />
      <SearchInput
        label="Search the inbox"
        shortcut="/"
        inputRef={searchBox}
        value={search}
        onValueChange={onSearch}
        className="my-1.5 min-w-0 flex-1 min-[760px]:w-40 min-[760px]:flex-none min-[1440px]:w-56"
      />
    </div>
  );
});
