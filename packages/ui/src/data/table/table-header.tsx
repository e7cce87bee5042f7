import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../../lib/cn';
import type { Column, Sort } from './types';

interface TableHeaderProps<Row> {
  columns: readonly Column<Row>[];
  template: string;
  minWidth: string;
  sort: Sort | null;
  onSort: (id: string) => void;
  checkbox?: ReactNode;
}

export function TableHeader<Row>({
  columns,
  template,
  minWidth,
  sort,
  onSort,
  checkbox,
}: TableHeaderProps<Row>) {
  return (
    <div role="rowgroup" style={{ minWidth }} className="sticky top-0 z-10 bg-bg">
      <div
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template }}
        className="grid h-8 items-center border-b text-12 font-medium text-ink-3"
      >
        {checkbox ? (
          <div role="columnheader" className="flex justify-center">
            {checkbox}
          </div>
        ) : null}
        {columns.map((column) => {
          const sorted = sort?.id === column.id ? (sort.desc ? 'descending' : 'ascending') : undefined;
          const Icon =
            sorted === 'ascending' ? ArrowUp : sorted === 'descending' ? ArrowDown : ChevronsUpDown;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={column.sortable ? (sorted ?? 'none') : undefined}
              className={cn('flex min-w-0 px-3', column.align === 'end' && 'justify-end')}
            >
              {column.sortable ? (
                <button
                  type="button"
                  onClick={() => onSort(column.id)}
                  className={cn(
                    'flex min-w-0 items-center gap-1 rounded-sm hover:text-ink',
                    sorted && 'text-ink',
                  )}
                >
                  <span className="truncate">{column.header}</span>
                  <Icon aria-hidden className="size-3 shrink-0" />
                </button>
              ) : (
                <span className="truncate">{column.header}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
