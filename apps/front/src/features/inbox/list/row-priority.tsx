'use client';
import { Tooltip } from '@og/ui';
import { Flame } from 'lucide-react';
import type { InboxRowFragment, PriorityBand } from '@/gql/graphql';

const bands: Record<PriorityBand, string> = { URGENT: 'Urgent', HOT: 'Hot', WARM: 'Warm', COLD: 'Cold' };

/** The priority with what made it, on hover and focus. */
export function RowPriority({ row }: { row: InboxRowFragment }) {
  return (
    <Tooltip
      side="top"
      label={
        <span className="flex flex-col gap-0.5 py-0.5">
          {row.priorityParts.map((part) => (
            <span key={part.label} className="flex justify-between gap-4 tabular-nums">
              <span>{part.label}</span>
              <span>{part.points > 0 ? `+${part.points}` : part.points}</span>
            </span>
          ))}
        </span>
      }
    >
      <button
        type="button"
        className="relative z-10 flex h-5 shrink-0 cursor-help items-center gap-1 rounded-sm px-1 text-ink-2 tabular-nums hover:bg-surface"
      >
        {row.band === 'URGENT' || row.band === 'HOT' ? <Flame aria-hidden className="size-3" /> : null}
        {bands[row.band]} {row.priority}
        <span className="sr-only">
          {': '}
          {row.priorityParts
            .map((part) => `${part.label} ${part.points > 0 ? '+' : ''}${part.points}`)
            .join(', ')}
        </span>
      </button>
    </Tooltip>
  );
}
