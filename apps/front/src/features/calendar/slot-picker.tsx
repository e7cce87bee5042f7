'use client';
import { useQuery } from '@apollo/client/react';
import { Button, EmptyState, Skeleton } from '@og/ui';
import { CalendarX } from 'lucide-react';
import { useState } from 'react';
import { QueryError } from '@/components/query-error';
import { FreeSlotsDocument, type FreeSlotsQuery } from '@/gql/graphql';
import { readerZone } from '@/lib/zoned-time';
import { dayIn, dayWords, timeIn } from './days';

export type Slot = FreeSlotsQuery['freeSlots'][number];

export interface SlotPickerProps {
  leadId: string;
  /** Only this member's, or null for all who take appointments. */
  ownerId: string | null;
  chosen: Slot | null;
  onChoose: (slot: Slot) => void;
}

/** Days that are asked for at once. */
const ahead = 14;

/** Times that are really free, by day, in the reader's zone; each says what the lead reads. */
export function SlotPicker({ leadId, ownerId, chosen, onChoose }: SlotPickerProps) {
  const zone = readerZone();
  const { data, error, refetch } = useQuery(FreeSlotsDocument, {
    variables: { leadId, ownerId, from: null, days: ahead },
    fetchPolicy: 'network-only',
  });
  const slots = data?.freeSlots ?? [];
  const days = [...new Set(slots.map(({ startsAt }) => dayIn(new Date(startsAt), zone)))];
  const [more, setMore] = useState(3);
  if (!data)
    return error ? (
      <QueryError what="Free times" error={error} onRetry={refetch} />
    ) : (
      <Skeleton className="h-40" />
    );
  if (slots.length === 0)
    return (
      <EmptyState icon={<CalendarX />} title={`No free time in ${ahead} days`}>
        Look at the working hours: days, notice and how far ahead one can book.
      </EmptyState>
    );
  return (
    <div role="group" aria-label="Free times" className="flex max-h-80 flex-col gap-3 overflow-y-auto">
      {days.slice(0, more).map((day) => (
        <div key={day} className="flex flex-col gap-1.5">
          <h3 className="text-12 font-medium text-ink-3">{dayWords(day)}</h3>
          <div className="flex flex-wrap gap-1.5">
            {slots
              .filter(({ startsAt }) => dayIn(new Date(startsAt), zone) === day)
              .map((slot) => {
                const isChosen = chosen?.startsAt === slot.startsAt && chosen.owner.id === slot.owner.id;
                return (
                  <Button
                    key={`${slot.startsAt}:${slot.owner.id}`}
                    size="sm"
                    variant={isChosen ? 'primary' : 'secondary'}
                    aria-pressed={isChosen}
                    title={`The lead reads: ${slot.words}`}
                    onClick={() => onChoose(slot)}
                  >
                    {timeIn(slot.startsAt, zone)}
                    <span className="text-12 font-normal">
                      {ownerId ? null : ` ${slot.owner.name.split(' ')[0]}`}
                    </span>
                    <span className="sr-only">, {dayWords(day)}</span>
                  </Button>
                );
              })}
          </div>
        </div>
      ))}
      {more < days.length ? (
        <Button size="sm" className="self-start" onClick={() => setMore(days.length)}>
          Show all {days.length} days
        </Button>
      ) : null}
    </div>
  );
}
