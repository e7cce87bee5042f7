import type { ReactNode } from 'react';
import { cn } from '../lib/cn';

export interface PageHeaderProps {
  title: ReactNode;
  /** One line under the title: state, count, "as of 14:02". */
  meta?: ReactNode;
  /** The page's actions, the primary one last. */
  actions?: ReactNode;
}

export function PageHeader({ title, meta, actions }: PageHeaderProps) {
  return (
    <header className="flex min-h-13 flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
      <div className="flex min-w-0 flex-1 basis-60 flex-col">
        <h1
          className={cn(
            'text-20 font-semibold',
            // The name that somebody gave: in full where two lines do, also on a phone.
            typeof title === 'string' ? 'line-clamp-2 break-words' : 'truncate',
          )}
        >
          {title}
        </h1>
        {meta ? <div className="text-13 text-ink-3">{meta}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}

/** Search, filters and view options above a list. */
export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-2 py-2">
      {children}
    </div>
  );
}

/** A titled part of a page, divided by a line, not by a box. */
export function Section({
  title,
  description,
  actions,
  children,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="flex flex-col gap-3 border-t py-5 first:border-t-0">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col gap-0.5">
          <h2 className="text-16 font-semibold">{title}</h2>
          {description ? <p className="max-w-150 text-13 text-ink-3">{description}</p> : null}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
