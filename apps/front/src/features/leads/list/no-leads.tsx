'use client';
import { buttonClass, EmptyState, NoMatches } from '@og/ui';
import { Users } from 'lucide-react';
import { HoverLink } from '@/components/hover-link';
import { QueryError } from '@/components/query-error';
import { useMe } from '@/lib/session/use-me';
import type { LeadListState } from './use-lead-list-state';
import type { LeadPages } from './use-lead-pages';

/** In place of the rows: it failed, nothing fits the filters, or there is no lead yet. */
export function NoLeads({ view, pages }: { view: LeadListState; pages: LeadPages }) {
  const { can } = useMe();
  if (pages.error) return <QueryError what="Leads" error={pages.error} onRetry={pages.refresh} />;
  if (view.filtered) return <NoMatches onClear={view.clearFilters} />;
  return (
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
      Drop a CSV file: columns are recognised, duplicates joined, numbers and time zones checked before
      anything is sent.
    </EmptyState>
  );
}
