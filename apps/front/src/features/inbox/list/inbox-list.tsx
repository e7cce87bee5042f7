'use client';
import { Button, EmptyState, NoMatches, SkeletonRows } from '@og/ui';
import { ArrowUp, Inbox } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { QueryError } from '@/components/query-error';
import type { InboxRowFragment, InboxView } from '@/gql/graphql';
import { useServerNow } from '@/lib/clock';
import { emptyViews, viewNames } from '../views';
import { InboxRow, inboxRowHeight } from './inbox-row';
import type { InboxList as List } from './use-inbox-list';
import { showRow, useVisibleRows } from './use-visible-rows';

export interface InboxListProps {
  list: List;
  view: InboxView;
  /** A search or a bucket narrows the view. */
  filtered: boolean;
  onClear: () => void;
  /** The row that j and k moved to. */
  cursorId: string | null;
  openId: string | null;
  selected: ReadonlySet<string>;
  /** Without it rows cannot be selected. */
  onSelect?: (id: string) => void;
  hrefOf: (row: InboxRowFragment) => string;
  onOpen: (row: InboxRowFragment) => void;
}

/** The rows of one view; only those in sight are in the document. */
export function InboxList({
  list,
  view,
  filtered,
  onClear,
  cursorId,
  openId,
  selected,
  onSelect,
  hrefOf,
  onOpen,
}: InboxListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const now = useServerNow(5000);
  const { rows, freshCount, loadMore, moreFailed } = list;
  const { from, to } = useVisibleRows(scroller, rows.length, inboxRowHeight);
  const cursorIndex = rows.findIndex((row) => row.id === cursorId);

  useEffect(() => {
    if (to >= rows.length - 10 && !moreFailed) loadMore();
  }, [to, rows.length, loadMore, moreFailed]);

  // Follows the cursor, not the rows that arrive around it.
  const latestIndex = useRef(cursorIndex);
  useEffect(() => {
    latestIndex.current = cursorIndex;
  });
  useEffect(() => {
    if (cursorId !== null && latestIndex.current >= 0 && scroller.current)
      showRow(scroller.current, latestIndex.current, inboxRowHeight);
  }, [cursorId]);

  // The row under the cursor stays in the document, so that it keeps the focus while others scroll.
  const shown = rows.map((row, index) => ({ row, index })).slice(from, to);
  const cursorRow = rows[cursorIndex];
  if (cursorRow && (cursorIndex < from || cursorIndex >= to))
    shown.push({ row: cursorRow, index: cursorIndex });

  return (
    <div className="relative min-h-0 flex-1">
      {freshCount > 0 ? (
        <div className="pointer-events-none absolute inset-x-0 top-2 z-20 flex justify-center">
          <Button
            variant="primary"
            size="sm"
            icon={<ArrowUp aria-hidden />}
            className="pointer-events-auto shadow-float"
            onClick={() => {
              list.showFresh();
              if (scroller.current) scroller.current.scrollTop = 0;
            }}
          >
            {freshCount} new
          </Button>
        </div>
      ) : null}
      <span role="status" className="sr-only">
        {freshCount > 0 ? (freshCount === 1 ? '1 new conversation' : `${freshCount} new conversations`) : ''}
      </span>
      <div ref={scroller} data-inbox-list className="h-full overflow-y-auto overscroll-contain">
        {rows.length > 0 ? (
          <ul
            aria-label={viewNames[view]}
            className="relative"
            style={{ height: rows.length * inboxRowHeight }}
          >
            {shown.map(({ row, index }) => (
              <li
                key={row.id}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                className="absolute inset-x-0"
                style={{ top: index * inboxRowHeight, height: inboxRowHeight }}
              >
                <InboxRow
                  row={row}
                  href={hrefOf(row)}
                  open={row.conversationId === openId}
                  cursor={row.id === cursorId}
                  selected={selected.has(row.id)}
                  onSelect={onSelect}
                  now={now}
                  onOpen={onOpen}
                />
              </li>
            ))}
          </ul>
        ) : list.loading ? (
          <SkeletonRows rows={8} density="relaxed" />
        ) : list.error ? (
          <QueryError what="Conversations" error={list.error} onRetry={list.refetch} />
        ) : filtered ? (
          <NoMatches onClear={onClear}>
            Nobody in “{viewNames[view]}” fits the search and the bucket.
          </NoMatches>
        ) : (
          <EmptyState icon={<Inbox />} title={emptyViews[view].title}>
            {emptyViews[view].text}
          </EmptyState>
        )}
        {moreFailed ? (
          <p role="alert" className="flex justify-center p-3">
            <Button size="sm" onClick={loadMore}>
              More could not be loaded: try again
            </Button>
          </p>
        ) : null}
      </div>
      <div role="status" className="sr-only">
        {list.loadingMore ? 'Loading more' : ''}
      </div>
    </div>
  );
}
