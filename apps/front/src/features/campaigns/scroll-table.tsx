import { cn } from '@og/ui';
import type { ReactNode } from 'react';

/** A small table that scrolls sideways where the screen is narrow. */
export function ScrollTable({
  label,
  head,
  minWidth = 'min-w-130',
  children,
}: {
  label: string;
  /** Headings; the first column is text, the others are numbers unless `text` says otherwise. */
  head: readonly (string | { text: string })[];
  minWidth?: string;
  children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows must scroll it on narrow screens
    <div role="region" aria-label={label} tabIndex={0} className="overflow-x-auto -outline-offset-2">
      <table className={cn('w-full text-13', minWidth)}>
        <thead className="text-left text-12 text-ink-3">
          <tr className="border-b">
            {head.map((column, index) => {
              const text = typeof column === 'string' ? column : column.text;
              const isText = index === 0 || typeof column !== 'string';
              return (
                <th
                  key={text}
                  scope="col"
                  className={cn('py-1.5 font-medium', index > 0 && 'pl-4', !isText && 'text-right')}
                >
                  {text}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody className="tabular-nums">{children}</tbody>
      </table>
    </div>
  );
}

export const cellClass = 'py-2 pl-4 text-right align-top';
export const textCellClass = 'py-2 pl-4 align-top';
