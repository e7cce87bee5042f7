import type { HttpAnswer } from '../../http/http-client.js';
import type { World } from '../../world.js';
import { type Account, signingKey } from '../accounts.js';
import type { Webhooks } from '../webhooks.js';
import { type Call, type CallEvent, type CallReports, durationOf, type Recording } from './call.js';

/** What the network tells the addresses of a call: how it goes, what was recorded, and the question what to do next. */
export class CallWebhooks {
  constructor(
    private readonly world: World,
    private readonly webhooks: Webhooks,
  ) {}

  report(account: Account, call: Call, event: CallEvent): void {
    const { reports } = call;
    if (!reports || call.reportsLost || !reports.events.has(event)) return;
    const status = event === 'initiated' ? 'initiated' : call.status;
    const duration = durationOf(call);
    void this.webhooks.send({
      target: reports.url,
      method: reports.method,
      key: signingKey(account),
      idempotencyToken: `${call.sid}-${status}`,
      params: {
        ...callParams(call),
        CallStatus: status,
        CallbackSource: 'call-progress-events',
        Timestamp: new Date(this.world.now()).toUTCString().replace('GMT', '+0000'),
        ...(call.parentSid ? { ParentCallSid: call.parentSid } : {}),
        ...(duration === null
          ? {}
          : { CallDuration: String(duration), Duration: String(Math.ceil(duration / 60)) }),
      },
    });
  }

  ask(
    account: Account,
    call: Call,
    { url, method }: { url: string; method: 'GET' | 'POST' },
    more: Record<string, string> = {},
  ): Promise<HttpAnswer | null> {
    return this.webhooks.send({
      target: url,
      method,
      key: signingKey(account),
      params: { ...callParams(call), CallStatus: call.status, ...more },
    });
  }

  /** A recording is ready. @param attributes of the verb that asked for it */
  recorded(
    account: Account,
    call: Call,
    recording: Recording,
    attributes: Readonly<Record<string, string>>,
  ): void {
    const callback = attributes['recordingStatusCallback'];
    if (callback && !call.reportsLost)
      void this.webhooks.send({
        target: callback,
        method: methodOf(attributes['recordingStatusCallbackMethod']),
        key: signingKey(account),
        idempotencyToken: recording.sid,
        params: {
          AccountSid: account.sid,
          CallSid: call.sid,
          RecordingSid: recording.sid,
          RecordingUrl: recordingUrl(recording),
          RecordingStatus: 'completed',
          RecordingDuration: String(recording.seconds),
          RecordingChannels: '1',
          RecordingSource: call.direction === 'inbound' ? 'RecordVerb' : 'DialVerb',
        },
      });
  }
}

export function recordingUrl({ accountSid, sid }: Pick<Recording, 'accountSid' | 'sid'>): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
}

function callParams(call: Call): Record<string, string> {
  return {
    CallSid: call.sid,
    AccountSid: call.accountSid,
    From: call.from,
    To: call.to,
    Caller: call.from,
    Called: call.to,
    Direction: call.direction,
    ApiVersion: '2010-04-01',
  };
}

export function methodOf(text: string | undefined): 'GET' | 'POST' {
  return text?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

/** What a noun's or a request's parameters want to be told. Without a list only the end is. */
export function reportsOf(attributes: Readonly<Record<string, string>>): CallReports {
  const events = (attributes['statusCallbackEvent'] ?? 'completed').split(/[\s,]+/).filter(Boolean);
  return {
    url: attributes['statusCallback'] ?? '',
    method: methodOf(attributes['statusCallbackMethod']),
    events: new Set(events as CallEvent[]),
  };
}
