import type { TeamTx } from '@og/db';
import type { AgentSlugValue } from '../../platform/graphql/shared-enums.js';
import type { AppointmentStateValue } from './appointment.types.js';

/** A meeting as screens see it, with the ids that its resolver loads. */
export interface AppointmentView {
  __typename: 'Appointment';
  id: string;
  leadId: string;
  conversationId: string | null;
  ownerId: string;
  state: AppointmentStateValue;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  title: string;
  notes: string | null;
  /** When an offer ends; null for a time that a draft on its way takes. */
  holdExpiresAt: Date | null;
  agent: AgentSlugValue | null;
  briefId: string | null;
  icsUid: string;
  icsSequence: number;
  invitationMessageId: string | null;
  cancelReason: string | null;
  createdAt: Date;
}

/** `a` is the appointment. */
export const APPOINTMENT_COLUMNS = `'Appointment' as "__typename", a.id, a.lead_id as "leadId", a.conversation_id as "conversationId",
  a.owner_id as "ownerId", a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.zone, a.title, a.notes,
  case when a.draft_id is null then a.hold_expires_at end as "holdExpiresAt", a.agent, a.brief_id as "briefId", a.ics_uid as "icsUid", a.ics_sequence as "icsSequence",
  a.invitation_message_id as "invitationMessageId", a.cancel_reason as "cancelReason", a.created_at as "createdAt"`;

/** A meeting of the team; null when it has none of this id. */
export async function readAppointment(
  tx: TeamTx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<AppointmentView | null> {
  const { rows } = await tx.client.query<AppointmentView>(
    `select ${APPOINTMENT_COLUMNS} from appointments a where a.team_id = $1 and a.id = $2 ${options.lock ? 'for no key update' : ''}`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}
