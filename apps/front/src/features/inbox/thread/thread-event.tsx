import {
  AlarmClock,
  Ban,
  CalendarCheck,
  CircleCheck,
  CircleDot,
  Flag,
  ListTodo,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import type { ThreadEntryFragment } from '@/gql/graphql';
import { formatMoment, formatTime } from '@/lib/format';

type Happened = NonNullable<ThreadEntryFragment['event']>;

const icons: readonly [RegExp, LucideIcon][] = [
  [/^appointment\./, CalendarCheck],
  [/^lead\.stage_changed$/, Flag],
  [/^lead\.opted_out$/, Ban],
  [/^(lead\.opted_in|conversation\.disposed)$/, CircleCheck],
  [/^conversation\.assigned$/, UserRound],
  [/^conversation\.escalated$/, AlarmClock],
  [/^task\./, ListTodo],
];

/** What was done, in one quiet line between the messages. */
export function ThreadEvent({ event, at }: { event: Happened; at: string }) {
  const Icon = icons.find(([type]) => type.test(event.type))?.[1] ?? CircleDot;
  return (
    <li className="flex max-w-[85%] items-start justify-center gap-1.5 self-center text-12 text-ink-2 max-[480px]:max-w-full">
      <Icon aria-hidden className="mt-0.5 size-3.5 shrink-0 text-ink-3" />
      <span className="min-w-0 break-words">
        {event.title}
        {event.detail ? <>: {event.detail}</> : null} ·{' '}
        <span className="text-ink-3">
          {event.actor},{' '}
          <time dateTime={at} title={formatMoment(at)} className="tabular-nums">
            {formatTime(at)}
          </time>
        </span>
      </span>
    </li>
  );
}
