'use client';
import { Avatar, Badge, cn, StatusChip, Tooltip } from '@og/ui';
import { AlarmClock, CircleCheck, Flame, ShieldQuestionMark } from 'lucide-react';
import type { MouseEvent } from 'react';
import { stages } from '@/components/lead-stages';
import type { InboxRowFragment, PriorityBand } from '@/gql/graphql';
import { formatAgo, formatMoment } from '@/lib/format';
import { IntentChip } from '@/components/intents';
import { waiting } from './waiting';

/** Height of a row in pixels; the list counts on it. */
export const inboxRowHeight = 112;

const bands: Record<PriorityBand, string> = { URGENT: 'Urgent', HOT: 'Hot', WARM: 'Warm', COLD: 'Cold' };

interface InboxRowProps {
  row: InboxRowFragment;
  href: string;
  open: boolean;
  cursor: boolean;
  now: Date | null;
  onOpen: () => void;
}

/** One conversation in the list: who, what they said, and why it stands where it stands. */
export function InboxRow({ row, href, open, cursor, now, onOpen }: InboxRowProps) {
  const due = now && row.state === 'OPEN' ? waiting(row.slaDueAt, now) : null;
  const stage = stages[row.lead.stage];
  const follow = (event: MouseEvent) => {
    // A new tab stays the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen();
  };
  return (
    <article
      className={cn(
        'relative flex h-full flex-col gap-1 border-b border-l-2 border-l-transparent px-3 py-2.5 text-13',
        cursor && 'border-l-ink',
        open ? 'bg-sunken' : 'hover:bg-sunken/60',
      )}
    >
      <div className="flex items-center gap-2">
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
        <time
          dateTime={row.lastMessageAt}
          title={formatMoment(row.lastMessageAt)}
          className="shrink-0 text-12 text-ink-3 tabular-nums"
        >
          {now ? formatAgo(row.lastMessageAt, now) : ''}
        </time>
      </div>
      <p className={cn('truncate', row.unread ? 'text-ink' : 'text-ink-2')}>{row.lastMessage}</p>
      <div className="flex h-6 items-center gap-1.5 overflow-hidden">
        {row.state === 'DONE' ? (
          <StatusChip icon={<CircleCheck aria-hidden />}>Done</StatusChip>
        ) : row.intentRule?.startsWith('unproven_sender:') ? (
          <StatusChip tone="warn" icon={<ShieldQuestionMark aria-hidden />}>
            Sender not verified
          </StatusChip>
        ) : row.intent ? (
          <IntentChip intent={row.intent} />
        ) : null}
        <Badge>{stage.label}</Badge>
        <span className="ml-auto flex shrink-0 items-center gap-2">
          {due ? (
            <span
              className={cn(
                'flex items-center gap-1 text-12 tabular-nums',
                due.late ? 'font-medium text-danger' : 'text-ink-3',
              )}
            >
              <AlarmClock aria-hidden className="size-3" />
              {due.text}
            </span>
          ) : null}
        </span>
      </div>
      <div className="flex h-5 items-center gap-2 text-12 text-ink-3">
        <span className="min-w-0 flex-1 truncate">
          {row.campaignName ?? 'No campaign'}
          {row.stepPosition === null ? '' : ` · step ${row.stepPosition + 1}`}
        </span>
        <Priority row={row} />
        {row.assignee ? (
          <span className="flex shrink-0 items-center gap-1">
            <Avatar name={row.assignee.name} size="sm" />
            <span className="sr-only">Assigned to {row.assignee.name}</span>
          </span>
        ) : null}
      </div>
    </article>
  );
}

/** The priority with what made it, on hover and focus. */
function Priority({ row }: { row: InboxRowFragment }) {
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
