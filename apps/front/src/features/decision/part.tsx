import type { ReactNode } from 'react';
import { formatMoment } from '@/lib/format';

/** One titled part of the record. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="text-14 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} className="text-12 text-ink-2 tabular-nums">
      {formatMoment(at)}
    </time>
  );
}

/** A line of a list within a part. */
export const lineClass = 'border-b py-1.5 last:border-b-0';
