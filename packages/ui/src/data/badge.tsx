import type { ReactNode } from 'react';
import { cn } from '../lib/cn';

/** 1234 → "1,234"; the same everywhere, so that two screens never disagree on form. */
export function formatCount(value: number): string {
  return value.toLocaleString('en-US');
}

/** A number beside a word. `needsYou` paints it in signal and is only for work that waits for a person. */
export function Count({ value, needsYou = false }: { value: number; needsYou?: boolean }) {
  return (
    <span
      className={cn(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm px-1 text-12 font-medium tabular-nums',
        needsYou ? 'bg-signal text-on-signal' : 'bg-sunken text-ink-2',
      )}
    >
      {formatCount(value)}
    </span>
  );
}

/** A quiet word in a frame: "Owner", "SMS", "Beta". A long one, such as a tag, ends where its place does. */
export function Badge({ children }: { children: ReactNode }) {
  return (
    <span
      title={typeof children === 'string' ? children : undefined}
      className="inline-flex h-5 max-w-full min-w-0 items-center rounded-sm border px-1.5 text-12 text-ink-2"
    >
      <span className="truncate">{children}</span>
    </span>
  );
}
