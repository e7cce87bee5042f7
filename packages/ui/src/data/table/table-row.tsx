import type { ReactNode } from 'react';
import { cn } from '../../lib/cn';
import type { Column } from './types';

export function RowCheckbox({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (on: boolean, extend: boolean) => void;
}) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={checked}
      tabIndex={-1}
      onClick={(event) => event.stopPropagation()}
      onChange={(event) =>
        onChange(event.target.checked, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
      }
      className="size-4 accent-primary"
    />
  );
}

interface TableRowProps<Row> {
  domId: string;
  index: number;
  top: number;
  height: number | undefined;
  measure: ((element: Element | null) => void) | undefined;
  active: boolean;
  /** Undefined when rows cannot be selected. */
  selected: boolean | undefined;
  open: boolean;
  label: string;
  template: string;
  columns: readonly Column<Row>[];
  row: Row;
  card: ReactNode;
  onOpen: (() => void) | undefined;
  onToggle: (extend: boolean) => void;
}

export function TableRow<Row>(props: TableRowProps<Row>) {
  const { active, selected, open, label, columns, row, card, onOpen, measure, index } = props;
  const isCard = card !== undefined;
  return (
    // The grid itself has the focus and the keys (aria-activedescendant); the click is the pointer's way.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={props.domId}
      ref={measure}
      data-index={index}
      role="row"
      aria-rowindex={index + (isCard ? 1 : 2)}
      aria-selected={selected}
      aria-current={open || undefined}
      onClick={onOpen}
      style={{
        transform: `translateY(${props.top}px)`,
        height: props.height,
        gridTemplateColumns: isCard ? undefined : props.template,
      }}
      className={cn(
        'absolute top-0 left-0 w-full border-b text-13 tabular-nums',
        isCard ? 'flex gap-3 p-3' : 'grid items-center',
        onOpen && 'cursor-pointer hover:bg-sunken',
        selected && 'bg-sunken',
        open && 'bg-sunken shadow-[inset_2px_0_0_var(--color-ink)]',
        active && 'group-focus-visible/table:shadow-[inset_0_0_0_2px_var(--color-focus)]',
      )}
    >
      {selected === undefined ? null : (
        <div role="gridcell" className="flex justify-center">
          <RowCheckbox
            label={`Select ${label}`}
            checked={selected}
            onChange={(_, extend) => props.onToggle(extend)}
          />
        </div>
      )}
      {isCard ? (
        <div role="gridcell" className="min-w-0 flex-1">
          {card}
        </div>
      ) : (
        columns.map((column) => (
          <div
            key={column.id}
            role="gridcell"
            className={cn('min-w-0 truncate px-3', column.align === 'end' && 'text-right')}
          >
            {column.cell(row)}
          </div>
        ))
      )}
    </div>
  );
}
