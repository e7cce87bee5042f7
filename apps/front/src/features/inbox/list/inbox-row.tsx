'use client';
import { Avatar, Badge, cn } from '@og/ui';
import { Mail } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { stages } from '@/components/lead-stages';
import type { InboxRowFragment } from '@/gql/graphql';
import { formatAgo, formatMoment } from '@/lib/format';
import { RowDue } from './row-due';
import { RowPriority } from './row-priority';
import { RowState } from './row-state';

/** Height of a row in pixels; the list counts on it. */
export const inboxRowHeight = 112;

interface InboxRowProps {
  row: InboxRowFragment;
  href: string;
  open: boolean;
  cursor: boolean;
  selected: boolean;
  /** Without it the row cannot be selected. */
  onSelect?: ((id: string) => void) | undefined;
  now: Date | null;
  onOpen: (row: InboxRowFragment) => void;
}

/**
 * One conversation in the list: who, what they said, and why it stands where it stands. Drawn anew only when it changes:
 * a key that moves through the list draws two rows, not all.
 */
export const InboxRow = memo(function InboxRow({
  row,
  href,
  open,
  cursor,
  selected,
  onSelect,
  now,
  onOpen,
}: InboxRowProps) {
  const follow = (event: MouseEvent) => {
    // A new tab stays the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(row);
  };
  return (
    <article
      className={cn(
        'group relative flex h-full flex-col gap-1 border-b border-l-2 border-l-transparent px-3 py-2.5 text-13',
        cursor && 'border-l-ink',
        open || selected ? 'bg-sunken' : 'hover:bg-sunken/60',
      )}
    >
      <div className="flex items-center gap-2">
        {onSelect ? (
          <input
            type="checkbox"
            checked={selected}
            onChange={() => onSelect(row.id)}
            tabIndex={-1}
            aria-label={`Select ${row.lead.name}`}
            className={cn(
              'relative z-10 size-4 shrink-0 accent-primary pointer-coarse:size-6',
              // A finger hovers over nothing.
              !selected && 'hidden group-focus-within:block group-hover:block pointer-coarse:block',
            )}
          />
        ) : null}
        {row.unread ? (
          <span className="size-2 shrink-0 rounded-full bg-signal ring-1 ring-on-signal/40">
            <span className="sr-only">Unread.</span>
          </span>
        ) : null}
        <a
          href={href}
          data-inbox-row={row.id}
          aria-current={open ? 'true' : undefined}
          onClick={follow}
          className={cn(
            'min-w-0 flex-1 truncate text-14 after:absolute after:inset-0',
            'outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus',
            row.unread ? 'font-semibold' : 'font-medium',
          )}
        >
          {row.lead.name}
        </a>
        {row.channel === 'EMAIL' ? (
          <Mail role="img" aria-label="E-mail" className="size-3.5 shrink-0 text-ink-3" />
        ) : null}
        <time
          dateTime={row.lastMessageAt}
          title={formatMoment(row.lastMessageAt)}
          className="shrink-0 text-12 text-ink-3 tabular-nums"
        >
          {now ? formatAgo(row.lastMessageAt, now) : ''}
        </time>
      </div>
      <p dir="auto" className={cn('truncate text-left', row.unread ? 'text-ink' : 'text-ink-2')}>
        {row.lastMessage}
      </p>
      <div className="flex h-6 items-center gap-1.5 overflow-hidden">
        <RowState row={row} />
        <Badge>{stages[row.lead.stage].label}</Badge>
        <span className="ml-auto flex shrink-0 items-center gap-2">
          <RowDue row={row} now={now} />
        </span>
      </div>
      <div className="flex h-5 items-center gap-2 text-12 text-ink-3">
        <span className="min-w-0 flex-1 truncate">
          {[
            row.bucket?.name,
            row.campaignName ?? 'No campaign',
            row.stepPosition === null ? null : `step ${row.stepPosition + 1}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <RowPriority row={row} />
        {row.assignee ? (
          <span className="flex shrink-0 items-center gap-1">
            <Avatar name={row.assignee.name} size="sm" />
            <span className="sr-only">Assigned to {row.assignee.name}</span>
          </span>
        ) : null}
      </div>
    </article>
  );
});
