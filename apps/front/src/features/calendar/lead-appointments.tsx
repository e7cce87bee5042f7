'use client';
import { useQuery } from '@apollo/client/react';
import { Button, Section, Skeleton } from '@og/ui';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { QueryError } from '@/components/query-error';
import { LeadAppointmentsDocument } from '@/gql/graphql';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { useMe } from '@/lib/session/use-me';
import { useThrottled } from '@/lib/use-throttled';
import { readerZone } from '@/lib/zoned-time';
import { AppointmentButton } from './appointment-button';
import { dayIn, dayWords } from './days';

const AppointmentPanel = lazyDialog(
  () => import('./appointment-panel').then((file) => file.AppointmentPanel),
  ({ id }) => id !== null,
);

const BookDialog = lazyDialog(
  () => import('./book-dialog').then((file) => file.BookDialog),
  ({ open }) => open,
);

/** A lead's appointments, the newest first, and the way to book one. */
export function LeadAppointments({ lead }: { lead: { id: string; name: string } }) {
  const { can } = useMe();
  const [booking, setBooking] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(LeadAppointmentsDocument, {
    variables: { id: lead.id },
    fetchPolicy: 'cache-and-network',
  });
  const refresh = useThrottled(() => void refetch().catch(() => undefined), 1000);
  useTeamEvents(({ type }) => {
    if (/^(appointment|feed)\./.test(type)) refresh();
  });
  const items = data?.lead?.appointments;
  const zone = readerZone();
  return (
    <Section
      title="Appointments"
      actions={
        can('calendar.manage') ? (
          <Button size="sm" icon={<CalendarPlus aria-hidden />} onClick={() => setBooking(true)}>
            Book
          </Button>
        ) : null
      }
    >
      {items ? (
        items.length === 0 ? (
          <p className="text-13 text-ink-3">None yet.</p>
        ) : (
          <ul aria-label="Appointments of this lead" className="flex flex-col gap-2">
            {items.map((item) => (
              <li key={item.id} className="flex flex-col gap-1">
                <span className="text-12 text-ink-3">{dayWords(dayIn(new Date(item.startsAt), zone))}</span>
                <AppointmentButton item={item} zone={zone} onOpen={() => setOpenId(item.id)} />
              </li>
            ))}
          </ul>
        )
      ) : error ? (
        <QueryError what="Appointments" error={error} onRetry={refetch} />
      ) : (
        <Skeleton className="h-12" />
      )}
      <BookDialog open={booking} onClose={() => setBooking(false)} lead={lead} />
      <AppointmentPanel id={openId} onClose={() => setOpenId(null)} />
    </Section>
  );
}
