import type { ReactNode } from 'react';
import { cn } from '../lib/cn';
import { formatCount } from './badge';

export interface StatProps {
  label: ReactNode;
  /** `null` means there is no data, which is not the same as 0. */
  value: number | string | null;
  hint?: ReactNode;
  /** Work waits for a person: the number carries the signal mark. */
  needsYou?: boolean;
}

/** One number with its name. Wrap it in a link to the list that has that same count. */
export function Stat({ label, value, hint, needsYou }: StatProps) {
  return (
    <span className="flex min-w-0 flex-col gap-1">
      <span className="flex items-center gap-2 text-13 text-ink-2">
        {needsYou ? (
          <span aria-hidden className="size-2 rounded-full bg-signal ring-1 ring-on-signal/40" />
        ) : null}
        {label}
      </span>
      <span
        className={cn(
          'font-title font-semibold tabular-nums',
          value === null ? 'text-16 text-ink-3' : 'text-28',
        )}
      >
        {value === null ? 'No data' : typeof value === 'number' ? formatCount(value) : value}
      </span>
      {hint ? <span className="text-12 text-ink-3">{hint}</span> : null}
    </span>
  );
}
