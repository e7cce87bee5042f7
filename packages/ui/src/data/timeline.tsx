import type { ReactNode } from 'react';

export interface TimelineItem {
  id: string;
  icon: ReactNode;
  /** What happened. */
  title: ReactNode;
  /** Who or what did it, and why. */
  cause?: ReactNode;
  /** Machine time, ISO 8601. */
  at: string;
  /** The same moment for people. */
  atText: string;
  body?: ReactNode;
}

/** Events, newest first, each with actor and cause. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {items.map((item, index) => (
        <li key={item.id} className="relative flex gap-3 pb-4">
          {index < items.length - 1 ? (
            <span aria-hidden className="absolute top-7 bottom-0 left-3 w-px bg-line" />
          ) : null}
          <span
            aria-hidden
            className="flex size-6 shrink-0 items-center justify-center rounded-md border bg-surface text-ink-3 [&_svg]:size-3.5"
          >
            {item.icon}
          </span>
          <div className="flex min-w-0 flex-1 flex-col gap-0.5 pt-0.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="text-13 font-medium">{item.title}</span>
              <time dateTime={item.at} className="text-12 text-ink-3 tabular-nums">
                {item.atText}
              </time>
            </div>
            {item.cause ? <span className="text-12 text-ink-3">{item.cause}</span> : null}
            {item.body ? <div className="text-13 break-words text-ink-2">{item.body}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
