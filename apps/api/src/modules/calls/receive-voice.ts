import { newId, type TeamTx } from '@og/db';
import { againOnConflict } from '../../platform/again-on-conflict.js';
import type { Platform } from '../../platform/platform.js';
import { twilioCallStatus } from '../../platform/vendors/twilio.js';
import { lockAddress } from '../compliance/index.js';
import { createPerson, findPerson, revivePerson } from '../inbox/index.js';
import { endRuns, withReceipt, type TwilioRequest } from '../messaging/index.js';
import { callbackUrl, callUrl } from './call-addresses.js';
import { hasEnded } from './call-state.js';
import type { CallStateValue } from './call.types.js';
import { readCall, type CallView } from './call.view.js';
import { moveCall } from './move-call.js';
import { ourNumber, type CallDeps } from './start-call.js';
import { element, escapeXml, say, twiml } from './twiml.js';

/** Seconds that the lead's phone rings. */
const LEAD_RINGS = 30;
/** Seconds of a message that a caller leaves. */
const LONGEST_VOICEMAIL = 120;
const PERSONS_NUMBER = /^\+[1-9]\d{6,14}$/;

/** The call that an address names; null for one of another team or account. */
async function callOf(deps: CallDeps, request: TwilioRequest, callId: string): Promise<CallView | null> {
  const call = await deps.database.withTeam(request.teamId, (tx) => readCall(tx, callId), { readOnly: true });
  return call?.integrationId === request.integrationId ? call : null;
}

/**
 * The rep answered their own phone: now the lead's rings. Asked again, the same call goes on; a call that has ended
 * meanwhile rings nobody.
 */
export async function answerRep(deps: CallDeps, request: TwilioRequest, callId: string): Promise<string> {
  const call = await callOf(deps, request, callId);
  if (!call || hasEnded(call.state)) return twiml(element('Hangup', {}));
  const moved = await deps.database.withTeam(request.teamId, (tx) =>
    moveCall(tx, deps, deps.clock.now(), callId, {
      to: 'ringing_rep',
      providerId: request.params['CallSid'] ?? null,
    }),
  );
  if (!moved || hasEnded(moved.state)) return twiml(element('Hangup', {}));
  const from = await ourNumber(deps, request.teamId, call.senderNumberId);
  const number = element(
    'Number',
    {
      // The notice is played to the lead before anything is recorded of them.
      url: call.recorded ? callUrl(deps.config, call, 'lead') : null,
      statusCallback: callbackUrl(deps.config, call, 'lead-status'),
      statusCallbackEvent: 'initiated ringing answered completed',
      statusCallbackMethod: 'POST',
    },
    escapeXml(call.leadPhone),
  );
  const dial = element(
    'Dial',
    {
      callerId: from,
      timeout: LEAD_RINGS,
      answerOnBridge: true,
      action: callUrl(deps.config, call, 'dialed'),
      method: 'POST',
      record: call.recorded ? 'record-from-answer-dual' : null,
      recordingStatusCallback: call.recorded ? callbackUrl(deps.config, call, 'recording') : null,
      recordingStatusCallbackMethod: call.recorded ? 'POST' : null,
    },
    number,
  );
  return twiml(say(call.recorded ? 'Calling the lead. This call is recorded.' : 'Calling the lead.'), dial);
}

/** The lead answered a call that is recorded: they are told so first. */
export async function answerLead(deps: CallDeps, request: TwilioRequest, callId: string): Promise<string> {
  const call = await callOf(deps, request, callId);
  if (!call) return twiml(element('Hangup', {}));
  await deps.database.withTeam(request.teamId, (tx) =>
    tx.client.query('update calls set notice_at = coalesce(notice_at, $3) where team_id = $1 and id = $2', [
      tx.teamId,
      callId,
      deps.clock.now().toISOString(),
    ]),
  );
  return twiml(say('This call is recorded.'));
}

/** What became of the lead's phone; Twilio asks what comes next: nothing. */
export async function dialed(deps: CallDeps, request: TwilioRequest, callId: string): Promise<string> {
  const call = await callOf(deps, request, callId);
  if (!call) return twiml(element('Hangup', {}));
  const to = twilioCallStatus(request.params['DialCallStatus'] ?? '');
  if (to && to !== 'queued' && to !== 'ringing')
    await deps.database.withTeam(request.teamId, (tx) =>
      moveCall(tx, deps, deps.clock.now(), callId, {
        to: to === 'in_progress' ? 'completed' : to,
        talkSeconds: secondsOf(request.params['DialCallDuration']),
      }),
    );
  if (to === 'busy') return twiml(say('The line is busy.'), element('Hangup', {}));
  if (to === 'no_answer') return twiml(say('Nobody answered.'), element('Hangup', {}));
  return twiml(element('Hangup', {}));
}

/** A leg changed: the rep's (`status`) or the lead's (`lead-status`). Once for each (leg, status). */
export async function receiveCallStatus(
  deps: CallDeps,
  request: TwilioRequest,
  callId: string,
  leg: 'rep' | 'lead',
): Promise<void> {
  const call = await callOf(deps, request, callId);
  if (!call) return;
  const { CallSid = '', CallStatus = '', CallDuration, ErrorCode, ErrorMessage } = request.params;
  const status = twilioCallStatus(CallStatus);
  if (!status) return;
  await withReceipt(deps, request, { kind: 'voice', key: `${CallSid}:${CallStatus}` }, async (tx) => {
    const before = await readCall(tx, callId);
    const to = before && (leg === 'rep' ? afterRep(before, status) : afterLead(status));
    if (!to) return 'nothing';
    await moveCall(tx, deps, deps.clock.now(), callId, {
      to,
      providerId: leg === 'rep' ? CallSid : null,
      talkSeconds: leg === 'lead' && to === 'completed' ? secondsOf(CallDuration) : null,
      errorCode: ErrorCode ?? null,
      errorMessage:
        ErrorMessage ?? (leg === 'rep' && to === 'no_answer' ? 'You did not answer your phone.' : null),
    });
    return to;
  });
}

/** What the state of the rep's own phone says of the call. */
function afterRep(
  call: CallView,
  status: NonNullable<ReturnType<typeof twilioCallStatus>>,
): CallStateValue | null {
  // Nobody answers here: a message that was left is reported by itself.
  if (call.direction === 'inbound')
    return status === 'queued' || status === 'ringing' || status === 'in_progress' ? null : 'no_answer';
  switch (status) {
    case 'queued':
    case 'ringing':
    case 'in_progress':
      return 'ringing_rep';
    case 'completed':
      // Hung up before the lead answered.
      return call.answeredAt ? 'completed' : 'canceled';
    default:
      return status;
  }
}

function afterLead(status: NonNullable<ReturnType<typeof twilioCallStatus>>): CallStateValue {
  return status === 'queued' ? 'ringing' : status;
}

/** A recording is ready: a job takes it over. */
export async function receiveRecording(
  deps: CallDeps,
  request: TwilioRequest,
  callId: string,
): Promise<void> {
  const call = await callOf(deps, request, callId);
  const { RecordingSid, RecordingStatus, RecordingDuration } = request.params;
  if (!call || !RecordingSid || (RecordingStatus && RecordingStatus !== 'completed')) return;
  await withReceipt(deps, request, { kind: 'voice', key: `${RecordingSid}:recording` }, async (tx) => {
    const now = deps.clock.now();
    await keepRecording(tx, deps, now, callId, RecordingSid, secondsOf(RecordingDuration));
    return 'recorded';
  });
}

async function keepRecording(
  tx: TeamTx,
  deps: Pick<Platform, 'outbox'>,
  now: Date,
  callId: string,
  recordingSid: string,
  seconds: number | null,
): Promise<void> {
  await tx.client.query(
    `update calls set recording_provider_id = $3, recording_seconds = coalesce($4, recording_seconds), recorded = true, updated_at = $5
     where team_id = $1 and id = $2 and (recording_provider_id is null or recording_provider_id = $3)`,
    [tx.teamId, callId, recordingSid, seconds, now.toISOString()],
  );
  await deps.outbox.job(tx, now, 'lead/fetch-recording', { callId });
}

/**
 * Somebody calls one of our numbers: they are asked to leave a message. The caller is a lead, known or new; the same
 * call asked for again gets the same answer.
 */
export async function answerInbound(deps: CallDeps, request: TwilioRequest): Promise<string> {
  const { From = '' } = request.params;
  if (!PERSONS_NUMBER.test(From)) return twiml(say('Goodbye.'), element('Hangup', {}));
  // Their number may be imported at this moment: whoever comes second finds the lead.
  const call = await againOnConflict(() =>
    deps.database.withTeam(request.teamId, (tx) => takeCall(tx, deps, request)),
  );
  if (!call) return twiml(say('This number takes no calls. Goodbye.'), element('Hangup', {}));
  const here = { integrationId: request.integrationId, id: call.id };
  return twiml(
    say(
      `You reached ${call.brand}. Nobody can answer right now. Please leave a message after the tone. It is recorded.`,
    ),
    element('Record', {
      maxLength: LONGEST_VOICEMAIL,
      playBeep: true,
      timeout: 5,
      trim: 'trim-silence',
      action: callUrl(deps.config, here, 'voicemail'),
      method: 'POST',
      recordingStatusCallback: callbackUrl(deps.config, here, 'recording'),
      recordingStatusCallbackMethod: 'POST',
    }),
    say('Goodbye.'),
    element('Hangup', {}),
  );
}

/** The call of theirs, written once, with the lead that calls; null when the number is none of ours. */
async function takeCall(
  tx: TeamTx,
  deps: CallDeps,
  request: TwilioRequest,
): Promise<{ id: string; brand: string } | null> {
  const { CallSid = '', From = '', To = '' } = request.params;
  const now = deps.clock.now();
  const { rows: numbers } = await tx.client.query<{ id: string; brand: string }>(
    `select s.id, coalesce(nullif(ts.brand_name, ''), t.name) as brand from sender_numbers s join teams t on t.id = $1
         left join team_settings ts on ts.team_id = $1
       where s.team_id = $1 and s.phone = $2 and s.integration_id = $3`,
    [tx.teamId, To, request.integrationId],
  );
  const [number] = numbers;
  if (!number) return null;
  await lockAddress(tx, From);
  const address = { channel: 'sms' as const, address: From };
  const person = (await findPerson(tx, address)) ?? (await createPerson(tx, now, address));
  if (person.deleted) await revivePerson(tx, now, person.leadId);
  const id = newId();
  const { rowCount } = await tx.client.query(
    `insert into calls (team_id, id, lead_id, direction, state, integration_id, sender_number_id, lead_phone, provider_id, recorded, started_at, created_at, updated_at)
       values ($1, $2, $3, 'inbound', 'in_progress', $4, $5, $6, $7, true, $8, $8, $8) on conflict do nothing`,
    [tx.teamId, id, person.leadId, request.integrationId, number.id, From, CallSid, now.toISOString()],
  );
  if (rowCount) {
    await deps.outbox.event(tx, now, 'call.changed.v1', [id], {
      state: 'in_progress',
      leadId: person.leadId,
    });
    return { id, brand: number.brand };
  }
  const { rows } = await tx.client.query<{ id: string }>(
    'select id from calls where team_id = $1 and provider_id = $2',
    [tx.teamId, CallSid],
  );
  return rows[0] ? { id: rows[0].id, brand: number.brand } : null;
}

/** The message was left: the lead's runs end and somebody calls back. */
export async function receiveVoicemail(
  deps: CallDeps,
  request: TwilioRequest,
  callId: string,
): Promise<string> {
  const call = await callOf(deps, request, callId);
  const { RecordingSid, RecordingDuration, CallSid = '' } = request.params;
  const seconds = secondsOf(RecordingDuration);
  if (call && call.direction === 'inbound')
    await withReceipt(deps, request, { kind: 'voice', key: `${CallSid}:voicemail` }, async (tx) => {
      const now = deps.clock.now();
      await endRuns(tx, now, {
        leadId: call.leadId,
        condition: 'reply',
        state: 'replied',
        reason: 'replied',
        source: 'callback',
      });
      await moveCall(tx, deps, now, callId, { to: 'voicemail', talkSeconds: seconds });
      if (RecordingSid) await keepRecording(tx, deps, now, callId, RecordingSid, seconds);
      return 'voicemail';
    });
  return twiml(say('Thank you. Goodbye.'), element('Hangup', {}));
}

function secondsOf(text: string | undefined): number | null {
  const seconds = Number(text ?? Number.NaN);
  return Number.isInteger(seconds) && seconds >= 0 ? seconds : null;
}
