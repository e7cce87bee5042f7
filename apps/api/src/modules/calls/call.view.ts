import type { TeamTx } from '@og/db';
import type { CallStateValue } from './call.types.js';

/** A call as screens see it, with what its resolver and the engine need. */
export interface CallView {
  __typename: 'Call';
  id: string;
  leadId: string;
  taskId: string | null;
  userId: string | null;
  direction: 'inbound' | 'outbound';
  state: CallStateValue;
  integrationId: string;
  senderNumberId: string;
  leadPhone: string;
  repPhone: string | null;
  providerId: string | null;
  recorded: boolean;
  recordingKey: string | null;
  recordingProviderId: string | null;
  recordingSeconds: number | null;
  noticeAt: Date | null;
  disposition: string | null;
  notes: string | null;
  errorMessage: string | null;
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  talkSeconds: number | null;
  /** How often the vendor was asked what became of it since it last moved. */
  lookups: number;
}

/** `k` is the call. */
export const CALL_COLUMNS = `'Call' as "__typename", k.id, k.lead_id as "leadId", k.task_id as "taskId", k.user_id as "userId", k.direction, k.state,
  k.integration_id as "integrationId", k.sender_number_id as "senderNumberId", k.lead_phone as "leadPhone", k.rep_phone as "repPhone",
  k.provider_id as "providerId", k.recorded, k.recording_key as "recordingKey", k.recording_provider_id as "recordingProviderId",
  k.recording_seconds as "recordingSeconds", k.notice_at as "noticeAt", k.disposition, k.notes, k.error_message as "errorMessage",
  k.started_at as "startedAt", k.answered_at as "answeredAt", k.ended_at as "endedAt", k.talk_seconds as "talkSeconds", k.lookups`;

/** A call of the team; null when it has none of this id. */
export async function readCall(
  tx: TeamTx,
  id: string,
  options: { lock?: boolean } = {},
): Promise<CallView | null> {
  const { rows } = await tx.client.query<CallView>(
    `select ${CALL_COLUMNS} from calls k where k.team_id = $1 and k.id = $2 ${options.lock ? 'for no key update' : ''}`,
    [tx.teamId, id],
  );
  return rows[0] ?? null;
}
