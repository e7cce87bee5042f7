import { randomUUID } from 'node:crypto';
import type { Scheduler } from '../scheduler.js';
import { type ConnectionOverride, parseConnectionOverride } from './connection-override.js';
import { type FailureKind, type HttpAnswer, type HttpClient, NoAnswer } from '../http/http-client.js';
import type { HttpMethod } from './numbers.js';
import { sign } from './signature.js';

export interface Webhook {
  target: string;
  method: HttpMethod;
  params: Record<string, string>;
  /** The account's auth token. */
  key: string;
  /** The same for every delivery of one event; made when absent. */
  idempotencyToken?: string;
}

/** What became of a webhook after its last try. */
export interface WebhookOutcome {
  at: string;
  url: string;
  event: string;
  attempts: number;
  status: number | null;
  error: string | null;
}

/** Pause before try n+1: doubled each time; milliseconds at speed 1. */
const FIRST_RETRY_PAUSE = 1_000;
const REMEMBERED = 500;

/** Sends signed form posts to the system under test, with Twilio's retry rules. */
export class Webhooks {
  readonly recent: WebhookOutcome[] = [];
  sent = 0;
  failed = 0;
  /** How many events were answered well, by what they said: a message's status, or `received`. */
  readonly answered: Record<string, number> = {};
  /** On the way now: no answer has come, or another try follows. */
  underWay = 0;

  constructor(
    private readonly http: HttpClient,
    private readonly scheduler: Scheduler,
    private readonly now: () => Date,
    private readonly remembers = true,
  ) {}

  /** Resolves with the last answer, or null when none came; never rejects. */
  async send(webhook: Webhook): Promise<HttpAnswer | null> {
    this.underWay++;
    try {
      return await this.deliver(webhook);
    } finally {
      this.underWay--;
    }
  }

  private async deliver(webhook: Webhook): Promise<HttpAnswer | null> {
    const rules = parseConnectionOverride(webhook.target);
    const token = webhook.idempotencyToken ?? randomUUID();
    for (let attempt = 1; ; attempt++) {
      this.sent++;
      const result = await this.attempt(webhook, rules, token);
      const failure = classify(result);
      const again = failure !== null && rules.retryOn.has(failure) && attempt <= rules.retries;
      if (!again) {
        if (failure === null) this.countAnswered(webhook.params['MessageStatus'] ?? 'received');
        else this.failed++;
        this.remember(webhook, rules.url, attempt, result);
        return result instanceof NoAnswer ? null : result;
      }
      await this.pause(FIRST_RETRY_PAUSE * 2 ** (attempt - 1));
    }
  }

  clear(): void {
    this.recent.length = 0;
    this.sent = 0;
    this.failed = 0;
    for (const event of Object.keys(this.answered)) delete this.answered[event];
  }

  private countAnswered(event: string): void {
    this.answered[event] = (this.answered[event] ?? 0) + 1;
  }

  private async attempt(
    webhook: Webhook,
    rules: ConnectionOverride,
    token: string,
  ): Promise<HttpAnswer | NoAnswer> {
    const form = new URLSearchParams(webhook.params).toString();
    const get = webhook.method === 'GET';
    const url = get ? `${rules.url}${rules.url.includes('?') ? '&' : '?'}${form}` : rules.url;
    const body = get ? '' : form;
    try {
      return await this.http.call({
        method: webhook.method,
        url,
        body,
        headers: {
          'X-Twilio-Signature': sign(webhook.key, url, get ? {} : webhook.params),
          'I-Twilio-Idempotency-Token': token,
          'User-Agent': 'TwilioProxy/1.1',
          Accept: '*/*',
          'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
          'Content-Length': Buffer.byteLength(body),
        },
        connectTimeoutMs: rules.connectTimeoutMs,
        readTimeoutMs: Math.min(rules.readTimeoutMs, rules.totalTimeoutMs),
      });
    } catch (error) {
      return error instanceof NoAnswer ? error : new NoAnswer('ct', String(error));
    }
  }

  private pause(delay: number): Promise<void> {
    return new Promise((resolve) => this.scheduler.after(delay, resolve));
  }

  private remember(webhook: Webhook, url: string, attempts: number, result: HttpAnswer | NoAnswer): void {
    if (!this.remembers) return;
    const failed = result instanceof NoAnswer;
    const { MessageSid = '', MessageStatus = 'received' } = webhook.params;
    this.recent.push({
      at: this.now().toISOString(),
      url,
      event: `${MessageSid} ${MessageStatus}`,
      attempts,
      status: failed ? null : result.status,
      error: failed ? result.message : null,
    });
    if (this.recent.length > 2 * REMEMBERED) this.recent.splice(0, REMEMBERED);
  }
}

function classify(result: HttpAnswer | NoAnswer): FailureKind | null {
  if (result instanceof NoAnswer) return result.kind;
  if (result.status >= 500) return '5xx';
  return result.status >= 400 ? '4xx' : null;
}
