'use client';
import { useQuery } from '@apollo/client/react';
import { DescriptionList, SidePanel, Skeleton, StatusChip } from '@og/ui';
import Link from 'next/link';
import { agentName } from '@/components/agents';
import { messageStates } from '@/components/message-states';
import { QueryError } from '@/components/query-error';
import { BriefText } from '@/features/calls';
import { AppointmentRecordDocument, type AppointmentRecordQuery } from '@/gql/graphql';
import { useTeamEvents } from '@/lib/events/team-events-provider';
import { phoneText } from '@/lib/phone-text';
import { useMe } from '@/lib/session/use-me';
import { placeOf, readerZone } from '@/lib/zoned-time';
import { AppointmentActs } from './appointment-acts';
import { appointmentState } from './appointment-states';
import { dayIn, dayWords, timeIn } from './days';

/** An appointment beside the calendar: when, with whom, the brief, and what can be done. */
export function AppointmentPanel({ id, onClose }: { id: string | null; onClose: () => void }) {
  return (
    <SidePanel open={id !== null} onOpenChange={(open) => !open && onClose()} title="Appointment">
      {id ? <Loaded key={id} id={id} /> : null}
    </SidePanel>
  );
}

function Loaded({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(AppointmentRecordDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  useTeamEvents(({ type }) => {
    if (/^(appointment|feed)\./.test(type)) void refetch().catch(() => undefined);
  });
  if (data?.appointment) return <Body item={data.appointment} />;
  if (data) return <p className="text-13">This appointment is not in your workspace.</p>;
  return error ? (
    <QueryError what="The appointment" error={error} onRetry={refetch} />
  ) : (
    <Skeleton className="h-60" />
  );
}

function when(iso: string, zone: string): string {
  return `${dayWords(dayIn(new Date(iso), zone))}, ${timeIn(iso, zone)}`;
}

function Body({ item }: { item: NonNullable<AppointmentRecordQuery['appointment']> }) {
  const { can } = useMe();
  const zone = readerZone();
  const state = appointmentState(item);
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1.5">
        <Link
          href={`/leads/${item.lead.id}`}
          className="w-fit rounded-sm text-16 font-semibold hover:underline"
        >
          {item.lead.name}
        </Link>
        <span>{item.title}</span>
        <span className="flex">
          <StatusChip tone={state.tone}>{state.label}</StatusChip>
        </span>
      </div>
      <DescriptionList
        items={[
          { term: `Your time`, value: `${when(item.startsAt, zone)} to ${timeIn(item.endsAt, zone)}` },
          { term: `In ${placeOf(item.zone)}`, value: when(item.startsAt, item.zone) },
          { term: 'With', value: item.owner.name },
          { term: 'Phone', value: item.lead.phone && phoneText(item.lead.phone) },
          { term: 'Booked by', value: item.agent ? agentName(item.agent) : 'A person' },
          {
            term: 'Invitation',
            value: item.invitationState ? messageStates[item.invitationState].label : 'Not sent',
          },
          ...(item.cancelReason ? [{ term: 'Canceled because', value: item.cancelReason }] : []),
          ...(item.notes ? [{ term: 'Notes', value: item.notes }] : []),
        ]}
      />
      {item.brief ? <BriefText brief={item.brief} /> : null}
      {item.state === 'BOOKED' && can('calendar.manage') ? <AppointmentActs item={item} /> : null}
    </div>
  );
}
