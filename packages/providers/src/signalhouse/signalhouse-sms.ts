import { classifySend } from '../http/classify.js';
import { isObject, textOf } from '../http/json.js';
import { type ApiResult, causeOf } from '../http/api-result.js';
import type { JsonApi } from '../http/json-api.js';
import type {
  AccountCheck,
  ConfigureResult,
  FoundMessage,
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
import {
  openSignalHouse,
  refusalOf,
  type SignalHouseCredentials,
  type SignalHouseOptions,
} from './client.js';
import { readAcceptance } from './acceptance.js';
import { signalhouseError } from './errors.js';
import { foundMessage, listedMessage, rowsOf } from './message.js';
import { isE164, toDigits, toE164 } from './phone.js';

const PAGE_SIZE = 100;
const DAY_MS = 86_400_000;
/** Two clocks are never the same. */
const CLOCK_SLACK_MS = 5_000;

/** SignalHouse behind the SMS ports. */
export class SignalHouseSms implements SmsPort, SmsAccountPort {
  readonly vendor = 'signalhouse';
  /** It knows no validity: what waits at SignalHouse waits. */
  readonly limitsValidity = false;
  private readonly api: JsonApi;

  constructor(
    private readonly credentials: SignalHouseCredentials,
    options: SignalHouseOptions = {},
  ) {
    this.api = openSignalHouse(credentials, options);
  }

  async send(request: SmsRequest): Promise<SmsOutcome> {
    if (![request.to, request.from].every(isE164)) {
      const { code, message, action } = signalhouseError('http_400', 'A phone number is not E.164.');
      return { kind: 'rejected', code, message, action };
    }
    const result = await this.api.post('/message/sms', {
      senderPhoneNumber: toDigits(request.from),
      recipientPhoneNumber: [toDigits(request.to)],
      messageBody: request.body,
      statusCallbackUrl: request.statusCallback,
      // Links are ours: a rewritten text is not the one that was approved.
      enableShortlink: false,
    });
    return classifySend(result, refusalOf) ?? readAcceptance((result as { body?: unknown }).body);
  }

  async lookup(query: LookupQuery): Promise<LookupOutcome> {
    const result = await this.api.get('/message', this.lookupQuery(query));
    if ('providerId' in query && result.kind === 'answer' && result.status === 404)
      return { kind: 'found', messages: [] };
    const cause = causeOf(result);
    if (cause !== null) return { kind: 'unavailable', cause };
    const rows = rowsOf(bodyOf(result), 'messages');
    if ('providerId' in query)
      return { kind: 'found', messages: rows.flatMap((row) => foundMessage(row) ?? []) };
    const earliest = query.since.getTime() - CLOCK_SLACK_MS;
    const messages: FoundMessage[] = rows
      .flatMap((row) => listedMessage(row) ?? [])
      .filter(({ direction, to, from, body }) => {
        return direction === 'outbound' && to === query.to && from === query.from && body === query.body;
      })
      .filter(({ createdAt }) => (createdAt?.getTime() ?? 0) >= earliest)
      .map(({ providerId, status, errorCode, createdAt }) => ({ providerId, status, errorCode, createdAt }))
      .toSorted((a, b) => (a.createdAt?.getTime() ?? 0) - (b.createdAt?.getTime() ?? 0));
    return { kind: 'found', messages };
  }

  async list({ since, until, page = '1' }: ListQuery): Promise<ListOutcome> {
    if (!/^[1-9]\d*$/.test(page)) throw new RangeError('page must be the `next` of an earlier answer');
    const result = await this.api.get('/message', {
      groupId: this.credentials.groupId,
      // Whole days in UTC, both included: what lies outside the period is left out below.
      startDate: since.toISOString(),
      endDate: until.toISOString(),
      // The oldest first: what comes in while pages are read stands on later ones.
      sortField: 'createdAt',
      sortOrder: 'asc',
      page,
      limit: PAGE_SIZE,
    });
    const cause = causeOf(result);
    if (cause !== null) return { kind: 'unavailable', cause };
    const rows = rowsOf(bodyOf(result), 'messages');
    const messages = rows
      .flatMap((row) => listedMessage(row) ?? [])
      .filter(({ createdAt }) => createdAt !== null && createdAt >= since && createdAt < until);
    return { kind: 'page', messages, next: rows.length < PAGE_SIZE ? null : String(Number(page) + 1) };
  }

  async verifyAccount(): Promise<AccountCheck> {
    const result = await this.api.get(`/billing/wallet/${encodeURIComponent(this.credentials.groupId)}`);
    const refused = refusal(result);
    return refused ? { ok: false, ...refused } : { ok: true, account: this.credentials.groupId, name: null };
  }

  /** What is left in the wallet, in millionths of a dollar; null when it cannot be read. */
  async readBalance(): Promise<number | null> {
    const result = await this.api.get(`/billing/wallet/${encodeURIComponent(this.credentials.groupId)}`);
    const body = bodyOf(result);
    if (causeOf(result) !== null || !isObject(body)) return null;
    const wallet = isObject(body['wallet']) ? body['wallet'] : body;
    const balance = Number(
      textOf(wallet['balance'] ?? wallet['currentBalance'] ?? wallet['availableBalance']) ?? NaN,
    );
    return Number.isFinite(balance) ? balance : null;
  }

  async findNumber(phone: string): Promise<NumberCheck> {
    const result = await this.api.get('/number', {
      phoneNumber: toDigits(phone),
      groupId: this.credentials.groupId,
    });
    const refused = refusal(result);
    if (refused) return { ok: false, ...refused };
    const number = rowsOf(bodyOf(result), 'numbers', 'phoneNumbers').find(
      (row) => toE164(row['phoneNumber'] ?? row['number']) === phone,
    );
    if (!number)
      return {
        ok: false,
        reason: 'not_owned',
        message: `${phone} is not one of the account’s numbers. Buy it at SignalHouse first.`,
      };
    const { capabilities } = number;
    const sms = !Array.isArray(capabilities) || capabilities.includes('SMS');
    return { ok: true, number: { sid: toDigits(phone), phone, sms } };
  }

  /** Inbound texts of all numbers come to the account's signed webhook: nothing to set on a number. */
  configureNumber(): Promise<ConfigureResult> {
    return Promise.resolve({ ok: true });
  }

  /** Close idle connections. */
  close(): void {
    this.api.close();
  }

  private lookupQuery(query: LookupQuery): Record<string, string | number> {
    if ('providerId' in query) return { id: query.providerId };
    return {
      groupId: this.credentials.groupId,
      senderPhoneNumber: toDigits(query.from),
      recipientPhoneNumber: toDigits(query.to),
      direction: 'OUTBOUND',
      startDate: new Date(query.since.getTime() - DAY_MS).toISOString(),
      endDate: new Date(query.since.getTime() + DAY_MS).toISOString(),
      sortField: 'createdAt',
      sortOrder: 'desc',
      page: 1,
      limit: PAGE_SIZE,
    };
  }
}

function bodyOf(result: ApiResult): unknown {
  return result.kind === 'answer' ? result.body : null;
}

function refusal(result: ApiResult): { reason: 'credentials' | 'unavailable'; message: string } | null {
  const cause = causeOf(result);
  if (cause === null) return null;
  if (result.kind === 'answer' && [401, 403, 404].includes(result.status))
    return {
      reason: 'credentials',
      message: 'SignalHouse refused the key: check the key and the group id.',
    };
  if (result.kind === 'answer' && result.status < 500)
    return {
      reason: 'unavailable',
      message: `SignalHouse said: ${refusalOf(result.status, result.body).message}`,
    };
  return {
    reason: 'unavailable',
    message: `SignalHouse cannot be reached (${cause}). Try again in a minute.`,
  };
}
