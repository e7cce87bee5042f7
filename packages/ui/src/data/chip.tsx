import { X } from 'lucide-react';
import type { ReactNode } from 'react';

/** A filter or tag; with `onRemove` it can be taken away. */
export function Chip({
  children,
  onRemove,
  label,
}: {
  children: ReactNode;
  onRemove?: () => void;
  label?: string;
}) {
  return (
    <span className="inline-flex h-6 max-w-full items-center gap-1 rounded-sm border bg-surface px-2 text-12 text-ink-2">
      <span className="truncate">{children}</span>
      {onRemove ? (
        <button
          type="button"
          aria-label={`Remove ${label ?? (typeof children === 'string' ? children : 'filter')}`}
          onClick={onRemove}
          className="-mr-1.5 flex size-5 items-center justify-center rounded-sm text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <X aria-hidden className="size-3" />
        </button>
      ) : null}
    </span>
  );
}
