'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { useMediaQuery } from '../../lib/use-media-query';
import { SkeletonRows } from '../../feedback/skeleton';
import { tableTracks } from './tracks';
import { TableHeader } from './table-header';
import { RowCheckbox, TableRow } from './table-row';
import { isSelected, noSelection, withSelected } from './selection';
import { nextSort } from './next-sort';
import { rowHeights, type DataTableProps } from './types';
import { useRowKeys } from './use-row-keys';

const overscan = 8;

/**
 * The one table of the product. Only the rows in sight (and 8 on either side)
 * are in the document, so 100,000 rows scroll like 50. Sorting, filtering and
 * paging are the server's.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    columns,
    rows,
    rowId,
    rowLabel,
    density = 'normal',
    selection,
    onSelectionChange,
    onRowOpen,
  } = props;
  const { sort = null, onSortChange, renderCard, onEndReached, hasMore = false, loadingMore = false } = props;
  const domId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery('(max-width: 639px)');
  const cards = narrow && renderCard !== undefined;
  const lastToggled = useRef(0);

  const hidden = props.hiddenColumns;
  const shown = useMemo(() => columns.filter((column) => !hidden?.has(column.id)), [columns, hidden]);
  const selectable = selection !== undefined && onSelectionChange !== undefined;
  const { template, minWidth } = useMemo(
    () =>
      tableTracks([
        ...(selectable ? ['2.25rem'] : []),
        ...shown.map((column) => column.width ?? 'minmax(8rem, 1fr)'),
      ]),
    [selectable, shown],
  );

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (cards ? (props.cardHeight ?? 96) : rowHeights[density]),
    getItemKey: (index) => {
      const row = rows[index];
      return row ? rowId(row) : index;
    },
    overscan,
  });
  // Sizes of cards are no sizes of rows: a phone was turned, or a window pulled wider.
  useEffect(() => virtual.measure(), [virtual, cards, density]);
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (hasMore && !loadingMore && lastIndex >= rows.length - overscan - 2) onEndReached?.();
  }, [hasMore, loadingMore, lastIndex, rows.length, onEndReached]);

  const toggle = useCallback(
    (index: number, extend: boolean) => {
      const row = rows[index];
      if (!row || !selection || !onSelectionChange) return;
      const on = !isSelected(selection, rowId(row));
      const from = extend ? Math.min(lastToggled.current, index) : index;
      const to = extend ? Math.max(lastToggled.current, index) : index;
      lastToggled.current = index;
      onSelectionChange(withSelected(selection, rows.slice(from, to + 1).map(rowId), on));
    },
    [rows, rowId, selection, onSelectionChange],
  );
  const open = useCallback((index: number) => rows[index] && onRowOpen?.(rows[index]), [rows, onRowOpen]);
  const keys = useRowKeys({
    count: rows.length,
    onOpen: open,
    onToggle: toggle,
    scrollTo: (index) => virtual.scrollToIndex(index),
  });

  if (rows.length === 0) {
    if (!props.loading) return <>{props.empty}</>;
    return (
      <div style={{ height: props.height ?? '100%' }} className="overflow-hidden border-y">
        {cards ? null : <div className="h-8 border-b" />}
        <SkeletonRows rows={12} density={density} />
      </div>
    );
  }
  const rowDomId = (index: number) => `${domId}-row-${index}`;

  return (
    <div style={{ height: props.height ?? '100%' }} className="flex min-h-40 flex-col">
      <div
        ref={scroller}
        role="grid"
        aria-label={props.label}
        aria-rowcount={(props.totalCount ?? rows.length) + (cards ? 0 : 1)}
        aria-multiselectable={selectable || undefined}
        aria-busy={props.loading || loadingMore || undefined}
        aria-activedescendant={rowDomId(keys.active)}
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
        className="group/table relative min-h-0 flex-1 overflow-auto border-y -outline-offset-2"
      >
        {cards ? null : (
          <TableHeader
            columns={shown}
            template={template}
            minWidth={minWidth}
            sort={sort}
            onSort={(id) => onSortChange?.(nextSort(sort, id))}
            checkbox={
              selectable ? (
                <RowCheckbox
                  label="Select all loaded rows"
                  checked={rows.every((row) => isSelected(selection, rowId(row)))}
                  onChange={(on) =>
                    onSelectionChange(on ? withSelected(selection, rows.map(rowId), true) : noSelection)
                  }
                />
              ) : undefined
            }
          />
        )}
        <div
          role="rowgroup"
          style={{ height: virtual.getTotalSize(), minWidth: cards ? undefined : minWidth }}
          className="relative"
        >
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            const id = rowId(row);
            return (
              <TableRow
                key={item.key}
                domId={rowDomId(item.index)}
                index={item.index}
                top={item.start}
                height={cards ? undefined : item.size}
                measure={cards ? virtual.measureElement : undefined}
                active={keys.active === item.index}
                selected={selectable ? isSelected(selection, id) : undefined}
                open={props.openRowId === id}
                label={rowLabel(row)}
                template={template}
                columns={shown}
                row={row}
                card={cards ? renderCard(row) : undefined}
                onOpen={onRowOpen ? () => (keys.setActive(item.index), onRowOpen(row)) : undefined}
                onToggle={(extend) => toggle(item.index, extend)}
              />
            );
          })}
        </div>
      </div>
      <div role="status" className={loadingMore ? 'px-3 py-1.5 text-12 text-ink-3' : 'sr-only'}>
        {loadingMore ? 'Loading more' : ''}
      </div>
    </div>
  );
}
