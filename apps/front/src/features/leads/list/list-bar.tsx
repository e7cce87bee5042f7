'use client';
import { Button, formatCount, type Column } from '@og/ui';
import { RefreshCw, Trash2, X } from 'lucide-react';
import { lazyPart } from '@/components/lazy-part';
import type { LeadRowFragment } from '@/gql/graphql';
import { useMe } from '@/lib/session/use-me';
import type { LeadListState } from './use-lead-list-state';
import type { LeadPages } from './use-lead-pages';

const ColumnMenu = lazyPart(() => import('./column-menu').then((file) => file.ColumnMenu));

interface ListBarProps {
  view: LeadListState;
  pages: LeadPages;
  columns: readonly Column<LeadRowFragment>[];
  onSaveSegment: () => void;
  onDeleted: () => void;
}

/** Above the table while nothing is selected: how many match, and what can be done with the list. */
export function ListBar({ view, pages, columns, onSaveSegment, onDeleted }: ListBarProps) {
  const { can } = useMe();
  return (
    <>
      <MatchCount count={pages.count} failed={pages.countFailed} filtered={view.filtered} />
      {view.filtered ? (
        <Button size="sm" variant="ghost" icon={<X aria-hidden />} onClick={view.clearFilters}>
          Clear filters
        </Button>
      ) : null}
      {pages.outdated ? (
        <Button size="sm" variant="ghost" icon={<RefreshCw aria-hidden />} onClick={pages.refresh}>
          The list has changed: reload
        </Button>
      ) : null}
      <span className="ml-auto flex items-center gap-2">
        {view.filtered && can('campaigns.write') ? (
          <Button size="sm" variant="ghost" onClick={onSaveSegment}>
            Save as segment
          </Button>
        ) : null}
        {can('leads.delete') ? (
          <Button size="sm" variant="ghost" icon={<Trash2 aria-hidden />} onClick={onDeleted}>
            Deleted leads
          </Button>
        ) : null}
        <ColumnMenu columns={columns} hidden={view.hidden} onChange={view.setHidden} />
      </span>
    </>
  );
}

/** "12,431 match"; the server counts no further than a million. */
function MatchCount({
  count,
  failed,
  filtered,
}: {
  count: number | undefined;
  failed: boolean;
  filtered: boolean;
}) {
  const shown = count === undefined ? null : count > 1_000_000 ? '1,000,000+' : formatCount(count);
  return (
    <span role="status" className="text-13 text-ink-3 tabular-nums">
      {shown === null
        ? failed
          ? 'Not counted: the server did not answer'
          : 'Counting'
        : filtered
          ? `${shown} match`
          : `${shown} ${count === 1 ? 'lead' : 'leads'}`}
    </span>
  );
}
