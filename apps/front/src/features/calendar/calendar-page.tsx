'use client';
import { useQuery } from '@apollo/client/react';
import { Button, PageHeader, Skeleton, Tabs } from '@og/ui';
import { CalendarPlus } from 'lucide-react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { lazyDialog } from '@/components/lazy-dialog';
import { lazyPart } from '@/components/lazy-part';
import { CalendarPeopleDocument } from '@/gql/graphql';
import { useServerNow } from '@/lib/clock';
import { useMe } from '@/lib/session/use-me';
import { useUnsavedWarning } from '@/lib/leave/use-unsaved-warning';
import { placeOf, readerZone } from '@/lib/zoned-time';
import { dayIn, isDay } from './days';
import type { HoursDraft } from './hours-draft';
import { Span } from './span';

const AppointmentPanel = lazyDialog(
  () => import('./appointment-panel').then((file) => file.AppointmentPanel),
  ({ id }) => id !== null,
);

const BookDialog = lazyDialog(
  () => import('./book-dialog').then((file) => file.BookDialog),
  ({ open }) => open,
);
const Hours = lazyPart(
  () => import('./hours-tab').then((file) => file.HoursTab),
  <Skeleton className="h-80" />,
);

const tabs = ['week', 'day', 'hours'] as const;
const params = {
  tab: parseAsStringLiteral(tabs).withDefault('week'),
  day: parseAsString,
  owner: parseAsString,
  appointment: parseAsString,
};

/** The team's appointments by week or day, in the reader's zone. */
export function CalendarPage() {
  const { can } = useMe();
  const [{ tab, day: asked, owner, appointment }, setParams] = useQueryStates(params);
  const [booking, setBooking] = useState(false);
  // Here and not in its tab, which goes when another one is looked at.
  const [hours, setHours] = useState<HoursDraft | null>(null);
  useUnsavedWarning(hours !== null);
  const people = useQuery(CalendarPeopleDocument);
  const now = useServerNow(60_000);
  const zone = readerZone();
  const today = now ? dayIn(now, zone) : null;
  const day = isDay(asked) ? asked : today;
  const members = (people.data?.teamMembers ?? [])
    .filter(({ role }) => role !== 'VIEWER')
    .map(({ user }) => ({ id: user.id, name: user.name }));
  const span = (days: 1 | 7) =>
    day ? (
      <Span
        day={day}
        today={today}
        days={days}
        zone={zone}
        owner={owner}
        people={members}
        onDay={(next) => void setParams({ day: next })}
        onOwner={(next) => void setParams({ owner: next })}
        onOpen={(id) => void setParams({ appointment: id })}
      />
    ) : (
      <Skeleton className="h-80" />
    );
  return (
    <>
      <PageHeader
        title="Calendar"
        meta={`Times as in ${placeOf(zone)}. Leads read them in their own zone.`}
        actions={
          can('calendar.manage') ? (
            <Button variant="primary" icon={<CalendarPlus aria-hidden />} onClick={() => setBooking(true)}>
              Book appointment
            </Button>
          ) : null
        }
      />
      <Tabs
        label="Calendar"
        value={tab}
        onValueChange={(next) => void setParams({ tab: tabs.find((value) => value === next) ?? null })}
        items={[
          { value: 'week', label: 'Week', content: tab === 'week' ? span(7) : <></> },
          { value: 'day', label: 'Day', content: tab === 'day' ? span(1) : <></> },
          {
            value: 'hours',
            label: 'Working hours',
            content: tab === 'hours' ? <Hours edit={hours} onEdit={setHours} /> : <></>,
          },
        ]}
      />
      <AppointmentPanel id={appointment} onClose={() => void setParams({ appointment: null })} />
      <BookDialog open={booking} onClose={() => setBooking(false)} lead={null} />
    </>
  );
}
