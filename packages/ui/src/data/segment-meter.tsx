import { cn } from '../lib/cn';

export interface SegmentMeterProps {
  /** Characters as the alphabet counts them. */
  used: number;
  /** Characters that fit into the segments so far. */
  capacity: number;
  segments: number;
  encoding: 'GSM-7' | 'UCS-2';
  /** The first character that forced UCS-2, when there is one. */
  forcedBy?: string | undefined;
  /** From here on the count is shown as a warning. */
  warnAbove?: number;
}

/** How a text will be billed. Counting is the caller's (core's rules); this only shows it. */
export function SegmentMeter({
  used,
  capacity,
  segments,
  encoding,
  forcedBy,
  warnAbove = 2,
}: SegmentMeterProps) {
  const over = segments > warnAbove;
  return (
    <span
      className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-3 tabular-nums"
      aria-live="polite"
    >
      <span>
        {used} / {capacity}
      </span>
      <span className={cn(over && 'font-medium text-warn')}>
        {segments} {segments === 1 ? 'segment' : 'segments'}
      </span>
      <span>
        {encoding}
        {forcedBy ? ` because of “${forcedBy}”` : ''}
      </span>
    </span>
  );
}
