import twilio from 'twilio';
import type {
  AccountCheck,
  ConfigureResult,
  ListOutcome,
  ListQuery,
  LookupOutcome,
  LookupQuery,
  NumberCheck,
  SmsAccountPort,
  SmsOutcome,
  SmsPort,
  SmsRequest,
} from '../ports.js';
import { TransportError } from '../http/transport.js';
import { foundMessage } from './found-message.js';
import { listMessages } from './list-messages.js';
import { sendMessage, type SendTarget } from './send-message.js';
import { ThrottledError, TwilioTransport } from './transport.js';

export interface TwilioCredentials {
  accountSid: string;
  authToken: string;
}

export interface TwilioOptions {
  /** `TWILIO_API_BASE_URL`; absent means Twilio itself. */
  baseUrl?: string | undefined;
  /** Milliseconds for a whole request. Default 15,000. */
  timeoutMs?: number | undefined;
}

export const DEFAULT_TIMEOUT_MS = 15_000;
/** Twilio's creation times are whole seconds, and its clock is not ours. */
const CLOCK_SLACK_MS = 5_000;

/** Twilio behind the SMS ports: everything but the sending itself by the official SDK. */
export class TwilioSms implements SmsPort, SmsAccountPort {
  readonly vendor = 'twilio';
  readonly limitsValidity = true;
  private readonly transport: TwilioTransport;
  private readonly client: twilio.Twilio;
  private readonly target: SendTarget;

  constructor(
    private readonly credentials: TwilioCredentials,
    options: TwilioOptions = {},
  ) {
    this.transport = new TwilioTransport({
      baseUrl: options.baseUrl,
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    });
    this.client = twilio(credentials.accountSid, credentials.authToken, {
      httpClient: this.transport,
      autoRetry: false,
    });
    const { accountSid, authToken } = credentials;
    this.target = {
      url: this.transport.addressOf(`/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`),
      authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
    };
  }

  send(request: SmsRequest): Promise<SmsOutcome> {
    return sendMessage(this.transport.http, this.target, request);
  }

  async lookup(query: LookupQuery): Promise<LookupOutcome> {
    try {
      if ('providerId' in query) {
        const message = await this.client.messages(query.providerId).fetch();
        return { kind: 'found', messages: [foundMessage(message)] };
      }
      // No DateSent filter: it hides what is still queued.
      const page = await this.client.messages.list({ to: query.to, from: query.from, limit: 50 });
      const earliest = query.since.getTime() - CLOCK_SLACK_MS;
      const messages = page
        .filter((message) => message.direction.startsWith('outbound') && message.body === query.body)
        .filter((message) => (message.dateCreated?.getTime() ?? 0) >= earliest)
        .map(foundMessage)
        .toSorted((a, b) => (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0));
      return { kind: 'found', messages };
    } catch (error) {
      if ('providerId' in query && (error as { status?: unknown }).status === 404)
        return { kind: 'found', messages: [] };
      return { kind: 'unavailable', cause: causeOf(error) };
    }
  }

  async list(query: ListQuery): Promise<ListOutcome> {
    try {
      return { kind: 'page', ...(await listMessages(this.client.messages, query)) };
    } catch (error) {
      if (error instanceof RangeError) throw error;
      return { kind: 'unavailable', cause: causeOf(error) };
    }
  }

  async verifyAccount(): Promise<AccountCheck> {
    try {
      const account = await this.client.api.v2010.accounts(this.credentials.accountSid).fetch();
      if (account.status !== 'active')
        return { ok: false, reason: 'suspended', message: `The Twilio account is ${account.status}.` };
      return { ok: true, account: account.sid, name: account.friendlyName || null };
    } catch (error) {
      return { ok: false, ...refusal(error) };
    }
  }

  async findNumber(phone: string): Promise<NumberCheck> {
    try {
      if (isShortCode(phone)) return await this.findShortCode(phone);
      const [number] = await this.client.incomingPhoneNumbers.list({ phoneNumber: phone, limit: 1 });
      if (!number)
        return {
          ok: false,
          reason: 'not_owned',
          message: `${phone} is not one of the account’s numbers. Buy it at Twilio first.`,
        };
      return {
        ok: true,
        number: {
          sid: number.sid,
          phone: number.phoneNumber,
          sms: number.capabilities.sms,
          smsUrl: number.smsUrl ?? '',
          voiceUrl: number.voiceUrl ?? '',
        },
      };
    } catch (error) {
      return { ok: false, ...refusal(error) };
    }
  }

  /** Short codes stand in a list of their own and always text. */
  private async findShortCode(code: string): Promise<NumberCheck> {
    const [found] = await this.client.shortCodes.list({ shortCode: code, limit: 1 });
    if (found)
      return {
        ok: true,
        number: { sid: found.sid, phone: found.shortCode, sms: true, smsUrl: found.smsUrl ?? '' },
      };
    const message = `${code} is not one of the account’s short codes. Lease it, and have Twilio set it up, first.`;
    return { ok: false, reason: 'not_owned', message };
  }

  async configureNumber(sid: string, settings: { smsUrl: string }): Promise<ConfigureResult> {
    const change = { smsUrl: settings.smsUrl, smsMethod: 'POST' };
    try {
      if (sid.startsWith('SC')) await this.client.shortCodes(sid).update(change);
      else await this.client.incomingPhoneNumbers(sid).update(change);
      return { ok: true };
    } catch (error) {
      return { ok: false, message: refusal(error).message };
    }
  }

  /** Close idle connections. */
  close(): void {
    this.transport.close();
  }
}

function isShortCode(phone: string): boolean {
  return /^\d{5,6}$/.test(phone);
}

function causeOf(error: unknown): string {
  if (error instanceof TransportError) return error.code;
  if (error instanceof ThrottledError) return 'http_429';
  const status = (error as { status?: unknown }).status;
  return typeof status === 'number' ? `http_${status}` : 'no_answer';
}

function refusal(error: unknown): { reason: 'credentials' | 'unavailable'; message: string } {
  const { status, message } = error as { status?: unknown; message?: unknown };
  if (status === 401 || status === 403 || status === 404) {
    return {
      reason: 'credentials',
      message: 'Twilio refused the credentials: check the account SID and the auth token.',
    };
  }
  if (typeof status === 'number' && status < 500)
    return { reason: 'unavailable', message: `Twilio said: ${String(message)}` };
  return {
    reason: 'unavailable',
    message: `Twilio cannot be reached (${causeOf(error)}). Try again in a minute.`,
  };
}
