'use client';
import { Button, Checkbox, Popover } from '@og/ui';
import { Columns3 } from 'lucide-react';

/** Which columns are shown; the name always is. */
export function ColumnMenu({
  columns,
  hidden,
  onChange,
}: {
  columns: readonly { id: string; header: string }[];
  hidden: ReadonlySet<string>;
  onChange: (hidden: string[]) => void;
}) {
  return (
    <Popover
      title="Columns"
      showTitle
      align="end"
      trigger={
        <Button size="sm" variant="ghost" icon={<Columns3 aria-hidden />} className="max-sm:hidden">
          Columns
        </Button>
      }
    >
      <div role="group" aria-label="Columns" className="flex flex-col gap-2">
        {columns
          .filter((column) => column.id !== 'NAME')
          .map((column) => (
            <Checkbox
              key={column.id}
              label={column.header}
              checked={!hidden.has(column.id)}
              onCheckedChange={(on) =>
                onChange(on ? [...hidden].filter((id) => id !== column.id) : [...hidden, column.id])
              }
            />
          ))}
      </div>
    </Popover>
  );
}
