import { cn, StatusChip } from '@og/ui';
import type { AppointmentFieldsFragment } from '@/gql/graphql';
import { appointmentState } from './appointment-states';
import { timeIn } from './days';

const over = new Set(['CANCELED', 'EXPIRED']);

/** One appointment in a list; it opens beside the page. */
export function AppointmentButton({
  item,
  zone,
  onOpen,
}: {
  item: AppointmentFieldsFragment;
  zone: string;
  onOpen: () => void;
}) {
  const state = appointmentState(item);
  return (
    <button
      type="button"
      onClick={onOpen}
      className="flex w-full flex-col items-start gap-1 rounded-md border bg-surface px-2.5 py-2 text-left text-13 hover:bg-sunken"
    >
      <span className="tabular-nums">
        <time dateTime={item.startsAt}>{timeIn(item.startsAt, zone)}</time> –{' '}
        <time dateTime={item.endsAt}>{timeIn(item.endsAt, zone)}</time>
      </span>
      <span className={cn('max-w-full truncate font-medium', over.has(item.state) && 'line-through')}>
        {item.lead.name}
      </span>
      <span className="max-w-full truncate text-12 text-ink-3">
        {item.title} · {item.owner.name}
      </span>
      <StatusChip tone={state.tone}>{state.label}</StatusChip>
    </button>
  );
}
