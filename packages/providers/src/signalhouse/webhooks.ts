import { dateOf, firstText, isObject } from '../http/json.js';
import { causeOf } from '../http/api-result.js';
import type { JsonApi } from '../http/json-api.js';
import type { EventLogPort, EventPage, ListQuery, RegistrationOutcome, VendorEvent } from '../ports.js';
import {
  openSignalHouse,
  refusalOf,
  type SignalHouseCredentials,
  type SignalHouseOptions,
} from './client.js';
import { readSignalHouseEvent } from './events.js';
import { rowsOf } from './message.js';

/** What we want to hear; an empty list delivers nothing. */
export const SIGNALHOUSE_EVENTS = [
  'SMS_SENT',
  'SMS_FAILED',
  'MESSAGE_DELIVERED',
  'MESSAGE_FAILED',
  'MESSAGE_RECEIVED',
  'BRAND_CREATION_SUCCESSFUL',
  'BRAND_CREATION_FAILED',
  'BRAND_IDENTITY_STATUS_UPDATED',
  'CAMPAIGN_APPROVED_BY_SIGNAL_HOUSE',
  'CAMPAIGN_REJECTED_BY_SIGNAL_HOUSE',
  'CAMPAIGN_CREATION_FAILED',
  'NUMBER_ASSIGNMENT_SUCCESSFUL',
  'NUMBER_ASSIGNMENT_FAILED',
  'NUMBER_UPDATED',
  'LOW_BALANCE_ALERT',
  'TMOBILE_THROUGHPUT_100',
] as const;

const PAGE_SIZE = 100;

export interface SignalHouseWebhook {
  id: string;
  url: string;
  events: string[];
  signed: boolean;
}

/** Where SignalHouse reports to, and the log of what it reported, which it keeps whether or not anybody listened. */
export class SignalHouseWebhooks implements EventLogPort {
  private readonly api: JsonApi;

  constructor(
    private readonly credentials: SignalHouseCredentials,
    options: SignalHouseOptions = {},
  ) {
    this.api = openSignalHouse(credentials, options);
  }

  /**
   * Register an address for all numbers of the account.
   * @returns the signing secret, which the vendor shows this once: seal it and keep it
   */
  async create(
    url: string,
    name: string,
  ): Promise<RegistrationOutcome<{ id: string; signingSecret: string }>> {
    const result = await this.api.post('/webhook', {
      groupId: this.credentials.groupId,
      name,
      endpointType: 'Global',
      url,
      subscribedEvents: SIGNALHOUSE_EVENTS,
      authType: 'NONE',
    });
    const cause = causeOf(result);
    if (result.kind === 'answer' && result.status >= 400 && result.status < 500) {
      const { code, message } = refusalOf(result.status, result.body);
      return { kind: 'rejected', code, message };
    }
    if (cause !== null) return { kind: 'unknown', cause };
    const [row] = rowsOf(result.kind === 'answer' ? result.body : null, 'webhook');
    const id = row ? firstText(row, '_id', 'id') : null;
    const signingSecret = row ? firstText(row, 'signingSecret') : null;
    if (id === null || signingSecret === null) return { kind: 'unknown', cause: 'answer_without_secret' };
    return { kind: 'ok', value: { id, signingSecret } };
  }

  async list(): Promise<RegistrationOutcome<SignalHouseWebhook[]>> {
    const result = await this.api.get('/webhook', { groupId: this.credentials.groupId, limit: PAGE_SIZE });
    const cause = causeOf(result);
    if (cause !== null) return { kind: 'unavailable', cause };
    const value = rowsOf(result.kind === 'answer' ? result.body : null, 'webhooks').flatMap((row) => {
      const id = firstText(row, '_id', 'id');
      const url = firstText(row, 'url');
      if (id === null || url === null) return [];
      const events = Array.isArray(row['subscribedEvents']) ? row['subscribedEvents'].map(String) : [];
      return [{ id, url, events, signed: row['hasSigningSecret'] === true }];
    });
    return { kind: 'ok', value };
  }

  async remove(id: string): Promise<RegistrationOutcome<null>> {
    const result = await this.api.delete(`/webhook/${encodeURIComponent(id)}`);
    const cause = causeOf(result);
    if (cause === 'http_404') return { kind: 'absent' };
    return cause === null ? { kind: 'ok', value: null } : { kind: 'unavailable', cause };
  }

  /** The newest first; ends with the first event before the period. */
  async listEvents({ since, until, page = '1' }: ListQuery): Promise<EventPage> {
    if (!/^[1-9]\d*$/.test(page)) throw new RangeError('page must be the `next` of an earlier answer');
    const result = await this.api.get('/notification', {
      groupId: this.credentials.groupId,
      page,
      limit: PAGE_SIZE,
    });
    const cause = causeOf(result);
    if (cause !== null) return { kind: 'unavailable', cause };
    const rows = rowsOf(result.kind === 'answer' ? result.body : null, 'notifications');
    const events: VendorEvent[] = [];
    let reachedEnd = rows.length < PAGE_SIZE;
    for (const row of rows) {
      const at = dateOf(row['timestamp'] ?? row['createdAt']);
      if (at !== null && at < since) reachedEnd = true;
      if (at === null || at < since || at >= until) continue;
      const event = isObject(row['metaData']) ? readSignalHouseEvent(row) : null;
      if (event) events.push(event);
    }
    return { kind: 'page', events, next: reachedEnd ? null : String(Number(page) + 1) };
  }

  /** Close idle connections. */
  close(): void {
    this.api.close();
  }
}
