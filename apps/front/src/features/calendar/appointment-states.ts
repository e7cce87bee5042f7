import type { AppointmentState } from '../../gql/graphql';

type Tone = 'neutral' | 'signal' | 'success' | 'warn' | 'danger';

export const appointmentStates: Record<AppointmentState, { label: string; tone: Tone }> = {
  HELD: { label: 'Offered', tone: 'neutral' },
  BOOKED: { label: 'Booked', tone: 'success' },
  CANCELED: { label: 'Canceled', tone: 'neutral' },
  DONE: { label: 'Took place', tone: 'success' },
  NO_SHOW: { label: 'Did not come', tone: 'warn' },
  EXPIRED: { label: 'Offer ran out', tone: 'neutral' },
};
