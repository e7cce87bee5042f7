import type { AppointmentFieldsFragment, AppointmentState } from '../../gql/graphql';

type Tone = 'neutral' | 'signal' | 'success' | 'warn' | 'danger';

const states: Record<AppointmentState, { label: string; tone: Tone }> = {
  HELD: { label: 'Offered', tone: 'neutral' },
  BOOKED: { label: 'Booked', tone: 'success' },
  CANCELED: { label: 'Canceled', tone: 'neutral' },
  DONE: { label: 'Took place', tone: 'success' },
  NO_SHOW: { label: 'Did not come', tone: 'warn' },
  EXPIRED: { label: 'Offer ran out', tone: 'neutral' },
};

/** A time that is held and ends by itself is an offer; one that does not was taken, and waits for the answer to leave. */
export function appointmentState({
  state,
  holdExpiresAt,
}: Pick<AppointmentFieldsFragment, 'state' | 'holdExpiresAt'>) {
  return state === 'HELD' && !holdExpiresAt
    ? ({ label: 'Taken, not yet booked', tone: 'neutral' } as const)
    : states[state];
}
