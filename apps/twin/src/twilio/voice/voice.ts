import type { World } from '../../world.js';
import type { Account, Accounts } from '../accounts.js';
import { newSid } from '../sids.js';
import type { Webhooks } from '../webhooks.js';
import {
  type Call,
  type CallReports,
  type CallStatus,
  durationOf,
  hasEnded,
  type PhoneMode,
  type Recording,
} from './call.js';
import { CallWebhooks, methodOf, recordingUrl, reportsOf } from './call-webhooks.js';
import { parseVoiceTwiml, type Verb } from './voice-twiml.js';

/** Milliseconds at speed 1. */
const RING_AFTER = 1_000;
const PICK_UP_AFTER = 6_000;
const SAY = 2_000;
const TALK = 60_000;
const KEPT = 5_000;

export interface CallOrder {
  from: string;
  to: string;
  url: string;
  method: 'GET' | 'POST';
  reports: CallReports | null;
  timeoutSeconds: number;
  reportsLost: boolean;
}

/** Phones that ring, people who answer or do not, and what TwiML tells a call to do. */
export class Voice {
  readonly calls = new Map<string, Call>();
  readonly recordings = new Map<string, Recording>();
  private readonly modes = new Map<string, PhoneMode>();
  private readonly talks = new Map<string, number>();
  private readonly told: CallWebhooks;

  constructor(
    private readonly world: World,
    private readonly accounts: Accounts,
    webhooks: Webhooks,
  ) {
    this.told = new CallWebhooks(world, webhooks);
  }

  /** How a phone behaves from now on. @param talkSeconds how long its owner talks or leaves a message */
  choose(phone: string, mode: PhoneMode, talkSeconds?: number): void {
    this.modes.set(phone, mode);
    if (talkSeconds !== undefined) this.talks.set(phone, talkSeconds);
  }

  /** A call that the API asks for: the phone of `to` rings, and whoever answers is told what the address says. */
  place(account: Account, order: CallOrder): Call {
    const call = this.add(account, {
      direction: 'outbound-api',
      parentSid: null,
      from: order.from,
      to: order.to,
      reports: order.reports,
      reportsLost: order.reportsLost,
    });
    this.ring(account, call, order.timeoutSeconds, () =>
      this.run(account, call, { url: order.url, method: order.method }),
    );
    return call;
  }

  /** Somebody calls a rented number. @returns null when no account owns it; `done` once its address was asked */
  receive(
    from: string,
    to: string,
    accountSid?: string,
  ): { call: Call; done: Promise<number | null> } | null {
    const owners = this.accounts.all().flatMap((account) => {
      const number = account.numbers.get(to);
      return number && (!accountSid || account.sid === accountSid) ? [{ account, number }] : [];
    });
    const owner = owners.find(({ number }) => number.voiceUrl) ?? owners[0];
    if (!owner) return null;
    const call = this.add(owner.account, {
      direction: 'inbound',
      parentSid: null,
      from,
      to,
      reports: null,
      reportsLost: false,
    });
    call.status = 'in-progress';
    call.startedAt = this.world.now();
    const { voiceUrl, voiceMethod } = owner.number;
    if (!voiceUrl) {
      this.end(owner.account, call, 'failed');
      return { call, done: Promise.resolve(null) };
    }
    const done = this.run(owner.account, call, { url: voiceUrl, method: voiceMethod });
    return { call, done };
  }

  /** End a call and its legs from outside. */
  hangUp(account: Account, call: Call): void {
    const status: CallStatus = call.startedAt === null ? 'canceled' : 'completed';
    for (const leg of this.calls.values())
      if (leg.parentSid === call.sid && !hasEnded(leg)) {
        leg.onEnd = null;
        this.end(account, leg, leg.startedAt === null ? 'canceled' : 'completed');
      }
    this.end(account, call, status);
  }

  clear(): void {
    for (const call of this.calls.values()) call.next?.cancel();
    this.calls.clear();
    this.recordings.clear();
    this.modes.clear();
    this.talks.clear();
  }

  private add(
    account: Account,
    given: Pick<Call, 'direction' | 'parentSid' | 'from' | 'to' | 'reports' | 'reportsLost'>,
  ): Call {
    const call: Call = {
      ...given,
      sid: newSid('CA'),
      accountSid: account.sid,
      status: 'queued',
      createdAt: this.world.now(),
      startedAt: null,
      endedAt: null,
      answeredBy: null,
      said: [],
      next: null,
      onEnd: null,
    };
    this.calls.set(call.sid, call);
    if (this.calls.size > KEPT) {
      const [oldest] = this.calls.keys();
      if (oldest) this.calls.delete(oldest);
    }
    this.told.report(account, call, 'initiated');
    return call;
  }

  private ring(account: Account, call: Call, timeoutSeconds: number, answered: () => unknown): void {
    const mode = this.modes.get(call.to) ?? 'answer';
    if (mode === 'failed') return this.later(call, RING_AFTER, () => this.end(account, call, 'failed'));
    if (mode === 'busy') return this.later(call, RING_AFTER, () => this.end(account, call, 'busy'));
    this.later(call, RING_AFTER, () => {
      call.status = 'ringing';
      this.told.report(account, call, 'ringing');
      if (mode === 'rings_on') return;
      if (mode === 'no_answer')
        return this.later(call, timeoutSeconds * 1_000, () => this.end(account, call, 'no-answer'));
      this.later(
        call,
        mode === 'slow' ? timeoutSeconds * 900 : Math.min(PICK_UP_AFTER, timeoutSeconds * 900),
        () => {
          call.status = 'in-progress';
          call.startedAt = this.world.now();
          call.answeredBy = mode === 'machine' ? 'machine_start' : 'human';
          this.told.report(account, call, 'answered');
          answered();
        },
      );
    });
  }

  /** Ask an address what to do, and do it. @returns the status of the answer */
  private async run(
    account: Account,
    call: Call,
    target: { url: string; method: 'GET' | 'POST' },
    more: Record<string, string> = {},
  ): Promise<number | null> {
    const answer = await this.told.ask(account, call, target, more);
    if (hasEnded(call)) return answer?.status ?? null;
    const verbs = answer && answer.status < 400 ? parseVoiceTwiml(answer.contentType, answer.body) : null;
    if (verbs) this.perform(account, call, verbs);
    else {
      call.said.push('An application error has occurred. Goodbye.');
      this.later(call, SAY, () => this.end(account, call, 'completed'));
    }
    return answer?.status ?? null;
  }

  private perform(account: Account, call: Call, verbs: readonly Verb[]): void {
    const [verb, ...rest] = verbs;
    if (hasEnded(call)) return;
    const goOn = (): void => this.perform(account, call, rest);
    switch (verb?.name) {
      case 'Say':
        call.said.push(verb.text);
        return this.later(call, SAY, goOn);
      case 'Pause':
        return this.later(call, Number(verb.attributes['length'] ?? 1) * 1_000, goOn);
      case 'Dial':
        return this.dial(account, call, verb, goOn);
      case 'Record':
        return this.record(account, call, verb, goOn);
      case undefined:
      case 'Hangup':
        return this.end(account, call, 'completed');
      default:
        return goOn();
    }
  }

  /** Call somebody else and put the two through. */
  private dial(account: Account, call: Call, verb: Verb, goOn: () => void): void {
    const { attributes } = verb;
    const number = verb.nouns.find(({ name }) => name === 'Number');
    const to = number?.text ?? verb.text;
    const reports = number?.attributes['statusCallback'] ? reportsOf(number.attributes) : null;
    const leg = this.add(account, {
      direction: 'outbound-dial',
      parentSid: call.sid,
      from: attributes['callerId'] ?? call.from,
      to,
      reports,
      reportsLost: call.reportsLost,
    });
    leg.onEnd = () => {
      const seconds = durationOf(leg) ?? 0;
      if (leg.status === 'completed' && attributes['record']?.startsWith('record-'))
        this.keepRecording(account, call, seconds, attributes);
      const { action } = attributes;
      if (!action) return goOn();
      void this.run(
        account,
        call,
        { url: action, method: methodOf(attributes['method']) },
        {
          DialCallSid: leg.sid,
          DialCallStatus: leg.status,
          ...(leg.status === 'completed' ? { DialCallDuration: String(seconds) } : {}),
        },
      );
    };
    this.ring(
      account,
      leg,
      Number(attributes['timeout'] ?? 30),
      () => void this.putThrough(account, leg, number),
    );
  }

  private async putThrough(account: Account, leg: Call, number: Verb | undefined): Promise<void> {
    const url = number?.attributes['url'];
    if (url) {
      const answer = await this.told.ask(account, leg, {
        url,
        method: methodOf(number.attributes['method']),
      });
      const verbs = answer && answer.status < 400 ? parseVoiceTwiml(answer.contentType, answer.body) : null;
      for (const verb of verbs ?? []) if (verb.name === 'Say') leg.said.push(verb.text);
      if (!verbs || verbs.some(({ name }) => name === 'Hangup')) return this.end(account, leg, 'completed');
    }
    if (!hasEnded(leg)) this.later(leg, this.talkOf(leg.to), () => this.end(account, leg, 'completed'));
  }

  private record(account: Account, call: Call, verb: Verb, goOn: () => void): void {
    const { attributes } = verb;
    const longest = Number(attributes['maxLength'] ?? 3_600) * 1_000;
    const length = Math.min(longest, this.talks.has(call.from) ? this.talkOf(call.from) : 12_000);
    this.later(call, length, () => {
      // Nothing was said: the call goes on behind the verb.
      if (length === 0) return goOn();
      const seconds = Math.round(length / 1_000);
      const recording = this.keepRecording(account, call, seconds, attributes);
      const { action } = attributes;
      if (!action) return goOn();
      void this.run(
        account,
        call,
        { url: action, method: methodOf(attributes['method']) },
        {
          RecordingSid: recording.sid,
          RecordingUrl: recordingUrl(recording),
          RecordingDuration: String(seconds),
          Digits: 'hangup',
        },
      );
    });
  }

  private keepRecording(
    account: Account,
    call: Call,
    seconds: number,
    attributes: Readonly<Record<string, string>>,
  ): Recording {
    const recording = {
      sid: newSid('RE'),
      accountSid: account.sid,
      callSid: call.sid,
      seconds,
      createdAt: this.world.now(),
    };
    this.recordings.set(recording.sid, recording);
    this.told.recorded(account, call, recording, attributes);
    return recording;
  }

  private end(account: Account, call: Call, status: CallStatus): void {
    if (hasEnded(call)) return;
    call.next?.cancel();
    call.status = status;
    call.endedAt = this.world.now();
    this.told.report(account, call, 'completed');
    const { onEnd } = call;
    call.onEnd = null;
    onEnd?.();
  }

  private later(call: Call, delay: number, act: () => void): void {
    call.next?.cancel();
    call.next = this.world.scheduler.after(delay, act);
  }

  private talkOf(phone: string): number {
    const seconds = this.talks.get(phone);
    return seconds === undefined ? TALK : seconds * 1_000;
  }
}
