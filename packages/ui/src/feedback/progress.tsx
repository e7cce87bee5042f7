'use client';
import { Progress as Base } from '@base-ui/react/progress';
import type { ReactNode } from 'react';

/** `value` from 0 to `max`, or null while the end is not known. */
export function Progress({
  label,
  value,
  max = 100,
  text,
}: {
  label: string;
  value: number | null;
  max?: number;
  text?: ReactNode;
}) {
  return (
    <Base.Root value={value} max={max} className="flex flex-col gap-1.5">
      <div className="flex justify-between gap-3 text-13">
        <Base.Label>{label}</Base.Label>
        <span className="text-ink-3 tabular-nums">{text}</span>
      </div>
      <Base.Track className="h-1.5 overflow-hidden rounded-full bg-line">
        <Base.Indicator className="h-full rounded-full bg-primary transition-[width] data-indeterminate:w-1/3 data-indeterminate:animate-pulse-soft" />
      </Base.Track>
    </Base.Root>
  );
}
