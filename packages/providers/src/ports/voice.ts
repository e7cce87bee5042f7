import type { Readable } from 'node:stream';
import type { ProviderError } from '../error-row.js';
import type { Unavailable } from './outcome.js';

/** What a vendor says of a call, in one set of words. */
export type CallStatus =
  | 'queued'
  | 'ringing'
  | 'in_progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no_answer'
  | 'canceled';

export interface CallRequest {
  /** Whose phone rings, E.164. */
  to: string;
  /** One of our numbers. */
  from: string;
  /** Asked for what is to happen once somebody answers; signed, by POST. */
  answerUrl: string;
  /** Told of each change; signed, by POST. */
  statusCallback: string;
  /** Seconds that it rings. */
  ringSeconds: number;
}

/** What is known after the one request; as with messages there is no key against doing it twice. */
export type CallOutcome =
  | { kind: 'accepted'; providerId: string }
  | ({ kind: 'rejected' } & Pick<ProviderError, 'code' | 'message'>)
  /** Proof that nothing was taken. */
  | { kind: 'not_processed'; code: string }
  /** A phone may be ringing: look it up, never call again. */
  | { kind: 'unknown'; cause: string };

export interface FoundCall {
  providerId: string;
  /** The call that it is a leg of. */
  parentId: string | null;
  to: string;
  from: string;
  status: CallStatus;
  startedAt: Date | null;
  endedAt: Date | null;
  createdAt: Date | null;
  /** Whole seconds; null until it has ended. */
  seconds: number | null;
}

export type CallListOutcome = { kind: 'found'; calls: FoundCall[] } | Unavailable;
export type HangUpOutcome = { kind: 'ok' } | { kind: 'gone' } | Unavailable;
export type RecordingOutcome =
  /** As it comes: an hour of a call has a hundred megabytes. Whoever gets it reads it to its end or destroys it. */
  | { kind: 'ok'; content: Readable; contentType: string }
  /** Not ready, or no more there. */
  | { kind: 'absent' }
  | Unavailable;

/** A provider that makes calls. */
export interface VoicePort {
  /** One HTTP request, never repeated in here. Never throws for what a provider or a network does. */
  startCall(request: CallRequest): Promise<CallOutcome>;
  /** End a call, whichever phones ring or talk. */
  hangUp(providerId: string): Promise<HangUpOutcome>;
  /** One call by id with its legs, or the calls between two numbers since a time; the newest first. */
  listCalls(
    query: { providerId: string } | { to: string; from: string; since: Date },
  ): Promise<CallListOutcome>;
  fetchRecording(recordingId: string): Promise<RecordingOutcome>;
  /** Where calls to one of our numbers ask what to do. */
  configureVoice(
    numberSid: string,
    settings: { voiceUrl: string },
  ): Promise<{ ok: true } | { ok: false; message: string }>;
}
