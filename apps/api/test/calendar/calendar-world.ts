import { vi } from 'vitest';
import { emailWorld } from '../email/email-world.js';
import { createRunningClock } from '../support/running-clock.js';
import { createAppAndTwin } from '../support/app-and-twin.js';
import { twilioWorld } from '../webhooks/twilio-world.js';

export interface Appointment {
  __typename: string;
  id: string;
  state: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  invitationState: string | null;
  owner: { id: string };
  code: string;
  message: string;
}
export interface Slot {
  startsAt: string;
  endsAt: string;
  words: string;
  owner: { id: string };
}

const FIELDS = `__typename ... on Appointment { id state startsAt endsAt zone invitationState owner { id } lead { id stage } brief { id } } ... on UserError { code message }`;

/** Three in the afternoon in New York, the day after the world begins. */
export const TUESDAY_3PM = '2026-11-24T20:00:00.000Z';

export type CalendarWorld = Awaited<ReturnType<typeof calendarWorld>>;

/** A team with a mailbox and a number, whose member can be booked; it is Monday, 11:00 in New York. */
export async function calendarWorld() {
  const clock = createRunningClock('2026-11-23T16:00:00Z');
  const { app, twin } = await createAppAndTwin({ clock: clock.settings }, ({ baseUrl, url }) => ({
    clock,
    env: {
      TWILIO_API_BASE_URL: baseUrl,
      SENDGRID_API_BASE_URL: `${url}/sendgrid`,
      CARRIERS_SIMULATED: 'true',
    },
  }));
  const session = await app.signUp();
  const mail = await emailWorld(app, session);
  const twilio = await twilioWorld(app, session);
  await twin.control('/numbers', { accountSid: twilio.accountSid, phone: twilio.ours });
  const change = async (field: string, args: string, declared: string, variables: Record<string, unknown>) =>
    (
      await app.data<{ r: Appointment }>(
        `mutation (${declared}) { r: ${field}(${args}) { ${FIELDS} } }`,
        variables,
        session.token,
      )
    ).r;
  return {
    clock,
    twin,
    app,
    session,
    mail,
    twilio,
    book: (input: object) =>
      change('bookAppointment', 'input: $input', '$input: BookAppointmentInput!', { input }),
    move: (id: string, at: string) =>
      change('rescheduleAppointment', 'id: $id, startsAt: $at', '$id: ID!, $at: DateTime!', { id, at }),
    cancel: (id: string, why: string) =>
      change('cancelAppointment', 'id: $id, reason: $why', '$id: ID!, $why: String!', { id, why }),
    settle: (id: string, state: string) =>
      change('settleAppointment', 'id: $id, state: $state', '$id: ID!, $state: AppointmentState!', {
        id,
        state,
      }),
    slots: async (args = '') =>
      (
        await app.data<{ freeSlots: Slot[] }>(
          `{ freeSlots${args} { startsAt endsAt words owner { id } } }`,
          {},
          session.token,
        )
      ).freeSlots,
    until: <T>(check: () => Promise<T> | T) => vi.waitFor(check, { timeout: 40_000, interval: 100 }),
    /** Takes all times back that are held or booked. */
    clear: () => mail.rows(`update appointments set state = 'canceled' where state in ('held', 'booked')`),
    stop: async () => {
      await app.close();
      await twin.stop();
    },
  };
}
