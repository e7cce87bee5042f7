import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import twilio from 'twilio';
import { ask } from '../http/api-result.js';
import { classifySend } from '../http/classify.js';
import { isObject, textOf } from '../http/json.js';
import { TransportError } from '../http/transport.js';
import type { ProviderError } from '../error-row.js';
import type {
  CallListOutcome,
  CallOutcome,
  CallRequest,
  CallStatus,
  FoundCall,
  HangUpOutcome,
  RecordingOutcome,
  VoicePort,
} from '../ports/voice.js';
import { twilioError } from './errors.js';
import { ThrottledError, TwilioTransport } from './transport.js';
import { DEFAULT_TIMEOUT_MS, type TwilioCredentials, type TwilioOptions } from './twilio-sms.js';

/** Twilio's creation times are whole seconds, and its clock is not ours. */
const CLOCK_SLACK_MS = 5_000;
/** A recording that is not there as a whole after so long is asked for again. */
const LONGEST_DOWNLOAD_MS = 5 * 60_000;
const STATUSES: Readonly<Record<string, CallStatus>> = {
  queued: 'queued',
  initiated: 'queued',
  ringing: 'ringing',
  'in-progress': 'in_progress',
  answered: 'in_progress',
  completed: 'completed',
  busy: 'busy',
  failed: 'failed',
  'no-answer': 'no_answer',
  canceled: 'canceled',
};

/** Twilio's word for a call's state as one of ours; null for a word that is not known. */
export function twilioCallStatus(status: string): CallStatus | null {
  return STATUSES[status] ?? null;
}

/** Twilio's Programmable Voice behind the voice port. */
export class TwilioVoice implements VoicePort {
  private readonly transport: TwilioTransport;
  private readonly client: twilio.Twilio;
  private readonly account: string;
  private readonly authorization: string;

  constructor({ accountSid, authToken }: TwilioCredentials, options: TwilioOptions = {}) {
    this.transport = new TwilioTransport({
      baseUrl: options.baseUrl,
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    });
    this.client = twilio(accountSid, authToken, { httpClient: this.transport, autoRetry: false });
    this.account = `/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
    this.authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  }

  async startCall(request: CallRequest): Promise<CallOutcome> {
    const form = new URLSearchParams({
      To: request.to,
      From: request.from,
      Url: request.answerUrl,
      Method: 'POST',
      StatusCallback: request.statusCallback,
      StatusCallbackMethod: 'POST',
      Timeout: String(request.ringSeconds),
    });
    for (const event of ['initiated', 'ringing', 'answered', 'completed'])
      form.append('StatusCallbackEvent', event);
    const body = form.toString();
    const result = await ask(this.transport.http, {
      url: this.transport.addressOf(`${this.account}/Calls.json`),
      method: 'POST',
      headers: {
        Accept: 'application/json',
        Authorization: this.authorization,
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(body.length),
      },
      body,
    });
    const failed = classifySend(result, refusalOf);
    if (failed?.kind === 'rejected') return { kind: 'rejected', code: failed.code, message: failed.message };
    if (failed?.kind === 'not_processed') return { kind: 'not_processed', code: failed.code };
    if (failed) return failed;
    const call = result.kind === 'answer' && isObject(result.body) ? result.body : {};
    const providerId = textOf(call['sid']);
    // A 2xx without an id proves nothing.
    return providerId ? { kind: 'accepted', providerId } : { kind: 'unknown', cause: 'answer_without_id' };
  }

  async hangUp(providerId: string): Promise<HangUpOutcome> {
    try {
      await this.client.calls(providerId).update({ status: 'completed' });
      return { kind: 'ok' };
    } catch (error) {
      const { status } = error as { status?: unknown };
      if (status === 404 || status === 400) return { kind: 'gone' };
      return { kind: 'unavailable', cause: causeOf(error) };
    }
  }

  async listCalls(
    query: { providerId: string } | { to: string; from: string; since: Date },
  ): Promise<CallListOutcome> {
    try {
      if ('providerId' in query) {
        const call = await this.client.calls(query.providerId).fetch();
        const legs = await this.client.calls.list({ parentCallSid: query.providerId, limit: 10 });
        return { kind: 'found', calls: [call, ...legs].map(foundCall) };
      }
      const calls = await this.client.calls.list({ to: query.to, from: query.from, limit: 50 });
      const earliest = query.since.getTime() - CLOCK_SLACK_MS;
      return {
        kind: 'found',
        calls: calls.map(foundCall).filter((call) => (call.createdAt?.getTime() ?? 0) >= earliest),
      };
    } catch (error) {
      if ('providerId' in query && (error as { status?: unknown }).status === 404)
        return { kind: 'found', calls: [] };
      return { kind: 'unavailable', cause: causeOf(error) };
    }
  }

  async fetchRecording(recordingId: string): Promise<RecordingOutcome> {
    const url = this.transport.addressOf(`${this.account}/Recordings/${encodeURIComponent(recordingId)}.wav`);
    try {
      const response = await fetch(url, {
        headers: { Authorization: this.authorization },
        signal: AbortSignal.timeout(LONGEST_DOWNLOAD_MS),
      });
      if (!response.ok || !response.body) {
        await response.body?.cancel();
        return response.status === 404
          ? { kind: 'absent' }
          : { kind: 'unavailable', cause: `http_${response.status}` };
      }
      const contentType = response.headers.get('content-type') ?? 'audio/x-wav';
      return { kind: 'ok', content: Readable.fromWeb(response.body as ReadableStream), contentType };
    } catch {
      return { kind: 'unavailable', cause: 'no_answer' };
    }
  }

  async configureVoice(
    numberSid: string,
    { voiceUrl }: { voiceUrl: string },
  ): Promise<{ ok: true } | { ok: false; message: string }> {
    try {
      await this.client.incomingPhoneNumbers(numberSid).update({ voiceUrl, voiceMethod: 'POST' });
      return { ok: true };
    } catch (error) {
      return { ok: false, message: `Twilio did not take the address for calls (${causeOf(error)}).` };
    }
  }

  /** Close idle connections. */
  close(): void {
    this.transport.close();
  }
}

function foundCall(call: {
  sid: string;
  parentCallSid: string | null;
  to: string;
  from: string;
  status: string;
  startTime: Date | null;
  endTime: Date | null;
  dateCreated: Date | null;
  duration: string | null;
}): FoundCall {
  const seconds = Number(call.duration ?? Number.NaN);
  return {
    providerId: call.sid,
    parentId: call.parentCallSid || null,
    to: call.to,
    from: call.from,
    status: STATUSES[call.status] ?? 'queued',
    startedAt: call.startTime ?? null,
    endedAt: call.endTime ?? null,
    createdAt: call.dateCreated ?? null,
    seconds: Number.isFinite(seconds) ? seconds : null,
  };
}

function refusalOf(status: number, body: unknown): ProviderError {
  const { code, message } = isObject(body) ? body : {};
  return twilioError(typeof code === 'number' ? code : `http_${status}`, textOf(message) ?? undefined);
}

function causeOf(error: unknown): string {
  if (error instanceof TransportError) return error.code;
  if (error instanceof ThrottledError) return 'http_429';
  const status = (error as { status?: unknown }).status;
  return typeof status === 'number' ? `http_${status}` : 'no_answer';
}
