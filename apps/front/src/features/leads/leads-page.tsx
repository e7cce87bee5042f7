'use client';
import {
  allSelected,
  Button,
  buttonClass,
  cn,
  DataTable,
  noSelection,
  PageHeader,
  selectedCount,
} from '@og/ui';
import { Plus, Upload } from 'lucide-react';
import { parseAsString, useQueryState } from 'nuqs';
import { useCallback, useMemo, useState } from 'react';
import { lazyPart } from '@/components/lazy-part';
import { HoverLink } from '@/components/hover-link';
import { lazyDialog } from '@/components/lazy-dialog';
import type { LeadRowFragment } from '@/gql/graphql';
import { useActionKeys, useActions } from '@/lib/actions/registry';
import { ariaKeys } from '@/lib/actions/types';
import { useServerNow } from '@/lib/clock';
import { useMe } from '@/lib/session/use-me';
import { LeadCard, leadColumns } from './list/lead-columns';
import { ListBar } from './list/list-bar';
import { ListProblems } from './list/list-problems';
import { NoLeads } from './list/no-leads';
import { useDeleteLeads } from './list/use-delete-leads';
import { useLeadListState } from './list/use-lead-list-state';
import { useLeadPages } from './list/use-lead-pages';
import { useLeadSelection } from './list/use-lead-selection';

/** Their menus and lists of choices come after the table. */
const LeadFilters = lazyPart(
  () => import('./list/lead-filters').then((file) => file.LeadFilters),
  <div aria-hidden className="h-8" />,
);
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
const DeletedLeadsDialog = lazyDialog(
  () => import('./list/deleted-leads-dialog').then((file) => file.DeletedLeadsDialog),
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
  const [dialog, setDialog] = useState<'create' | 'segment' | 'deleted' | null>(null);
  const deletion = useDeleteLeads();

  const { selection, select } = useLeadSelection(view.filterKey, pages.rows);
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
    {
      id: 'leads.deleted',
      label: 'Deleted leads',
      group: 'Leads',
      words: 'restore undo bring back',
      disabled: !can('leads.delete'),
      run: () => setDialog('deleted'),
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
            rows={pages.rows}
            filter={view.filter}
            count={pages.count}
            onSelectAll={() => select(allSelected)}
            onClear={() => select(noSelection)}
            onDelete={deletion.run}
          />
        ) : (
          <ListBar
            view={view}
            pages={pages}
            columns={columns}
            onSaveSegment={() => setDialog('segment')}
            onDeleted={() => setDialog('deleted')}
          />
        )}
      </div>
      <ListProblems pages={pages} />
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
          empty={<NoLeads view={view} pages={pages} />}
        />
      </div>
      <LeadPeek id={peek} onClose={() => void setPeek(null)} />
      <CreateLeadDialog
        open={dialog === 'create'}
        onOpenChange={(on) => setDialog(on ? 'create' : null)}
        onCreated={(id) => void setPeek(id)}
      />
      <DeletedLeadsDialog
        open={dialog === 'deleted'}
        onOpenChange={(on) => setDialog(on ? 'deleted' : null)}
        onRestore={deletion.restore}
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
