'use client';
import {
  allSelected,
  Banner,
  Button,
  buttonClass,
  cn,
  DataTable,
  EmptyState,
  formatCount,
  NoMatches,
  noSelection,
  PageHeader,
  selectedCount,
  type Selection,
} from '@og/ui';
import { Plus, RefreshCw, Upload, Users, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useMemo, useState } from 'react';
import { HoverLink } from '@/components/hover-link';
import { lazyDialog } from '@/components/lazy-dialog';
import { QueryError } from '@/components/query-error';
import type { LeadRowFragment } from '@/gql/graphql';
import { useActionKeys, useActions } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import { useServerNow } from '@/lib/clock';
import { useMe } from '@/lib/session/use-me';
import { friendlyError } from '@/lib/apollo/errors';
import { lazyPart } from '@/components/lazy-part';
import { LeadCard, leadColumns } from './list/lead-columns';
import { useDeleteLeads } from './list/use-delete-leads';
import { useLeadListState } from './list/use-lead-list-state';
import { useLeadPages } from './list/use-lead-pages';

/** Their menus and lists of choices come after the table. */
const LeadFilters = dynamic(() => import('./list/lead-filters').then((file) => file.LeadFilters), {
  loading: () => <div aria-hidden className="h-8" />,
});
const ColumnMenu = lazyPart(() => import('./list/column-menu').then((file) => file.ColumnMenu));
const CreateLeadDialog = lazyDialog(
  () => import('./dialogs/create-lead-dialog').then((file) => file.CreateLeadDialog),
  ({ open }) => open,
);
const SelectionBar = lazyDialog(
  () => import('./list/selection-bar').then((file) => file.SelectionBar),
  () => true,
);
const SaveSegmentDialog = lazyDialog(
  () => import('./dialogs/save-segment-dialog').then((file) => file.SaveSegmentDialog),
  ({ open }) => open,
);
const LeadPeek = lazyDialog(
  () => import('./list/lead-peek').then((file) => file.LeadPeek),
  ({ id }) => id !== null,
);

const rowId = (lead: LeadRowFragment) => lead.id;
const rowLabel = (lead: LeadRowFragment) => lead.name;

export function LeadsPage() {
  const view = useLeadListState();
  const pages = useLeadPages(view.filter, view.sort);
  const { can } = useMe();
  const now = useServerNow();
  const columns = useMemo(() => leadColumns(now), [now]);
  const [peek, setPeek] = useQueryState('peek', parseAsString.withOptions({ history: 'push' }));
  const [dialog, setDialog] = useState<'create' | 'segment' | null>(null);
  const deletion = useDeleteLeads();

  // A selection belongs to one predicate: with other filters it would mean other people.
  const [selected, setSelected] = useState({ key: view.filterKey, selection: noSelection });
  const selection = selected.key === view.filterKey ? selected.selection : noSelection;
  const select = (next: Selection) => {
    // The server's predicate has no exceptions: leaving one out leaves the rows that were chosen by eye.
    const plain: Selection =
      next.all && next.except.size > 0
        ? { all: false, ids: new Set(pages.rows.map(rowId).filter((id) => !next.except.has(id))) }
        : next;
    setSelected({ key: view.filterKey, selection: plain });
  };
  const anySelected = selection.all || selectedCount(selection, 0) > 0;

  const mayWrite = can('leads.write');
  useActions([
    {
      id: 'leads.create',
      label: 'Add lead',
      group: 'Leads',
      keys: 'c',
      icon: <Plus aria-hidden />,
      disabled: !mayWrite,
      run: () => setDialog('create'),
    },
    {
      id: 'leads.undo',
      label: 'Undo the last delete',
      group: 'Leads',
      keys: 'z',
      disabled: deletion.undoLast === null,
      run: () => deletion.undoLast?.(),
    },
  ]);
  const createKeys = useActionKeys('leads.create');
  const open = useCallback((lead: LeadRowFragment) => void setPeek(lead.id), [setPeek]);
  const renderCard = useCallback((lead: LeadRowFragment) => <LeadCard lead={lead} now={now} />, [now]);
  const nothingYet = !view.filtered && !pages.loading && pages.rows.length === 0;

  return (
    <div className="flex h-full min-h-90 flex-col">
      <PageHeader
        title="Leads"
        actions={
          <>
            {can('leads.import') ? (
              <HoverLink href="/leads/import" className={buttonClass('secondary')}>
                <Upload aria-hidden />
                Import
              </HoverLink>
            ) : null}
            {mayWrite ? (
              <Button
                variant={anySelected || nothingYet ? 'secondary' : 'primary'}
                icon={<Plus aria-hidden />}
                aria-keyshortcuts={ariaKeys(createKeys)}
                onClick={() => setDialog('create')}
              >
                Add lead
              </Button>
            ) : null}
          </>
        }
      />
      <LeadFilters filters={view.filters} onChange={view.setFilters} />
      <div className="flex min-h-10 items-center gap-2 pb-1">
        {anySelected ? (
          <SelectionBar
            selection={selection}
            filter={view.filter}
            count={pages.count}
            onSelectAll={() => select(allSelected)}
            onClear={() => select(noSelection)}
            onDelete={deletion.run}
          />
        ) : (
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
                <Button size="sm" variant="ghost" onClick={() => setDialog('segment')}>
                  Save as segment
                </Button>
              ) : null}
              <ColumnMenu columns={columns} hidden={view.hidden} onChange={view.setHidden} />
            </span>
          </>
        )}
      </div>
      {pages.moreError ? (
        <div className="pb-2">
          <Banner
            tone="danger"
            announce
            action={
              <Button size="sm" onClick={pages.loadMore}>
                Retry
              </Button>
            }
          >
            The next leads could not be loaded. {friendlyError(pages.moreError).message}
          </Banner>
        </div>
      ) : null}
      {pages.error && pages.rows.length > 0 ? (
        <div className="pb-2">
          <Banner
            tone="warn"
            announce
            action={
              <Button size="sm" onClick={pages.refresh}>
                Retry
              </Button>
            }
          >
            The list could not be renewed. {friendlyError(pages.error).message}
          </Banner>
        </div>
      ) : null}
      <div className={cn('min-h-0 flex-1', pages.stale && 'opacity-60')}>
        <DataTable
          label="Leads"
          columns={columns}
          rows={pages.rows}
          rowId={rowId}
          rowLabel={rowLabel}
          totalCount={pages.count}
          hiddenColumns={view.hidden}
          sort={view.tableSort}
          onSortChange={view.setSort}
          selection={selection}
          onSelectionChange={select}
          onRowOpen={open}
          openRowId={peek}
          loading={pages.loading}
          loadingMore={pages.loadingMore}
          hasMore={pages.hasMore}
          onEndReached={pages.loadMore}
          renderCard={renderCard}
          cardHeight={92}
          empty={
            pages.error ? (
              <QueryError what="Leads" error={pages.error} onRetry={pages.refresh} />
            ) : view.filtered ? (
              <NoMatches onClear={view.clearFilters} />
            ) : (
              <EmptyState
                icon={<Users aria-hidden />}
                title="No leads yet"
                action={
                  can('leads.import') ? (
                    <HoverLink href="/leads/import" className={buttonClass('primary')}>
                      Import your first list
                    </HoverLink>
                  ) : null
                }
              >
                Drop a CSV file: columns are recognised, duplicates joined, numbers and time zones checked
                before anything is sent.
              </EmptyState>
            )
          }
        />
      </div>
      <LeadPeek id={peek} onClose={() => void setPeek(null)} />
      <CreateLeadDialog
        open={dialog === 'create'}
        onOpenChange={(on) => setDialog(on ? 'create' : null)}
        onCreated={(id) => void setPeek(id)}
      />
      <SaveSegmentDialog
        open={dialog === 'segment'}
        onOpenChange={(on) => setDialog(on ? 'segment' : null)}
        filter={view.filter}
        count={pages.count}
      />
    </div>
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
