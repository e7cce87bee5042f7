'use client';
import { useQuery } from '@apollo/client/react';
import { Button, cn, IconButton, Select, Skeleton } from '@og/ui';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { QueryError } from '@/components/query-error';
import { CalendarSpanDocument } from '@/gql/graphql';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useThrottled } from '@/lib/use-throttled';
import { AppointmentButton } from './appointment-button';
import { addDays, dayIn, dayWords, mondayOf, startOf, type Day } from './days';

export interface SpanProps {
  /** A day within the span. */
  day: Day;
  today: Day | null;
  days: 1 | 7;
  zone: string;
  /** A member's id, or null for everybody. */
  owner: string | null;
  people: readonly { id: string; name: string }[];
  onDay: (day: Day | null) => void;
  onOwner: (owner: string | null) => void;
  onOpen: (id: string) => void;
}

const everybody = 'everybody';

/** A week or a day: beside each other where there is room, one below the other on a phone. */
export function Span({ day, today, days, zone, owner, people, onDay, onOwner, onOpen }: SpanProps) {
  const first = days === 7 ? mondayOf(day) : day;
  const { data, error, refetch } = useQuery(CalendarSpanDocument, {
    variables: {
      from: startOf(first, zone).toISOString(),
      to: startOf(addDays(first, days), zone).toISOString(),
      ownerId: owner,
    },
    fetchPolicy: 'cache-and-network',
  });
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 1000);
  useTeamEvents(({ type }) => {
    if (/^(appointment|feed)\./.test(type)) refresh();
  });
  const what = days === 7 ? 'week' : 'day';
  const shown = Array.from({ length: days }, (_, index) => addDays(first, index));
  return (
    <div className="flex flex-col gap-3">
      <div role="group" aria-label={`Which ${what}`} className="flex flex-wrap items-center gap-2">
        <IconButton
          label={`Previous ${what}`}
          icon={<ChevronLeft aria-hidden />}
          onClick={() => onDay(addDays(first, -days))}
        />
        <Button onClick={() => onDay(null)}>Today</Button>
        <IconButton
          label={`Next ${what}`}
          icon={<ChevronRight aria-hidden />}
          onClick={() => onDay(addDays(first, days))}
        />
        <h2 className="text-14 font-semibold">
          {days === 7 ? `${dayWords(first)} to ${dayWords(addDays(first, 6))}` : dayWords(first)}
        </h2>
        <Select
          aria-label="Whose"
          className="ml-auto w-44"
          value={people.some(({ id }) => id === owner) ? (owner ?? everybody) : everybody}
          options={[
            { value: everybody, label: 'Everybody’s' },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValueChange={(next) => onOwner(next === everybody ? null : next)}
        />
      </div>
      {data ? (
        <ol aria-label="Days" className={cn('grid gap-x-2 gap-y-4', days === 7 && 'lg:grid-cols-7')}>
          {shown.map((one) => {
            const items = data.appointments.filter(({ startsAt }) => dayIn(new Date(startsAt), zone) === one);
            return (
              <li key={one} className="flex min-w-0 flex-col gap-2">
                <h3
                  aria-current={one === today ? 'date' : undefined}
                  className={cn('border-b pb-1 text-13', one === today ? 'font-semibold' : 'text-ink-2')}
                >
                  {dayWords(one)}
                  {one === today ? <span className="sr-only">, today</span> : null}
                </h3>
                {items.length === 0 ? <p className="text-13 text-ink-3">Nothing</p> : null}
                <ul className="flex flex-col gap-2 empty:hidden">
                  {items.map((item) => (
                    <li key={item.id}>
                      <AppointmentButton item={item} zone={zone} onOpen={() => onOpen(item.id)} />
                    </li>
                  ))}
                </ul>
              </li>
            );
          })}
        </ol>
      ) : error ? (
        <QueryError what="Appointments" error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="h-60" />
      )}
    </div>
  );
}
