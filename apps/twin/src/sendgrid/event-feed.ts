import { randomBytes, sign } from 'node:crypto';
import { NoAnswer } from '../http/http-client.js';
import type { World } from '../world.js';
import type { Account, EventWebhook } from './account.js';
import { signingKeyOf } from './accounts.js';
import type { Mail } from './mail.js';
import type { MailStep } from './plan.js';

/** Milliseconds at speed 1 for which events are collected, and how many go in one delivery. */
const COLLECT_MS = 1_000;
const LARGEST_BATCH = 1_000;
/** Milliseconds at speed 1 before each further try. */
const PAUSES_MS = [10_000, 30_000, 90_000, 270_000] as const;
const TIMEOUT_MS = 10_000;
const REMEMBERED = 500;
/** After these a person may not be written to. */
const LEAVES: ReadonlySet<MailStep['event']> = new Set(['spamreport', 'unsubscribe', 'group_unsubscribe']);

/** An event as it is sent, and who withdraws by it. */
interface Element {
  json: string;
  leaver: string | null;
}

export interface FeedOutcome {
  at: string;
  url: string;
  events: number;
  attempts: number;
  status: number | null;
}

/** The event webhook: batches of events, each delivery signed over its exact bytes. */
export class EventFeed {
  readonly recent: FeedOutcome[] = [];
  sent = 0;
  failed = 0;
  private readonly waiting = new Map<EventWebhook, Element[]>();
  private readonly keys = new WeakMap<EventWebhook, ReturnType<typeof signingKeyOf>>();

  constructor(private readonly world: World) {}

  /** Report an event with the next batch. */
  add(account: Account, mail: Mail, step: MailStep): void {
    const element = elementOf(mail, step, this.world.now());
    for (const webhook of account.webhooks.filter(({ enabled }) => enabled)) {
      const batch = this.waiting.get(webhook);
      if (batch) {
        batch.push(element);
        if (batch.length >= LARGEST_BATCH) this.flush(webhook);
      } else {
        this.waiting.set(webhook, [element]);
        this.world.scheduler.after(COLLECT_MS, () => this.flush(webhook));
      }
    }
  }

  /** Report events now, in one delivery; resolves when it was answered or given up. */
  async rush(account: Account, mail: Mail, steps: readonly MailStep[]): Promise<(number | null)[]> {
    const elements = steps.map((step) => elementOf(mail, step, this.world.now()));
    return Promise.all(
      account.webhooks.filter(({ enabled }) => enabled).map((webhook) => this.deliver(webhook, elements)),
    );
  }

  clear(): void {
    this.waiting.clear();
    this.recent.length = 0;
    this.sent = 0;
    this.failed = 0;
  }

  private flush(webhook: EventWebhook): void {
    const batch = this.waiting.get(webhook);
    this.waiting.delete(webhook);
    if (batch && batch.length > 0) void this.deliver(webhook, batch);
  }

  private async deliver(webhook: EventWebhook, elements: readonly Element[]): Promise<number | null> {
    // The line end after the list is part of the signed body.
    const body = `[${elements.map(({ json }) => json).join(',\r\n')}]\r\n`;
    for (let attempt = 1; ; attempt++) {
      this.sent++;
      const status = await this.attempt(webhook, body);
      const pause = PAUSES_MS[attempt - 1];
      const done = status !== null && status < 300;
      if (done || pause === undefined) {
        if (!done) this.failed++;
        for (const { leaver } of elements) if (leaver !== null) this.world.revoked(leaver, [status]);
        this.remember({
          at: new Date(this.world.now()).toISOString(),
          url: webhook.url,
          events: elements.length,
          attempts: attempt,
          status,
        });
        return status;
      }
      await new Promise<void>((resolve) => this.world.scheduler.after(pause, resolve));
    }
  }

  private async attempt(webhook: EventWebhook, body: string): Promise<number | null> {
    const headers: Record<string, string | number> = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'SendGrid Event API',
    };
    if (webhook.signed) {
      const timestamp = String(Math.floor(this.world.now() / 1_000));
      headers['X-Twilio-Email-Event-Webhook-Timestamp'] = timestamp;
      headers['X-Twilio-Email-Event-Webhook-Signature'] = sign(
        'sha256',
        Buffer.from(timestamp + body),
        this.keyOf(webhook),
      ).toString('base64');
    }
    try {
      const answer = await this.world.http.call({
        method: 'POST',
        url: webhook.url,
        headers,
        body,
        connectTimeoutMs: TIMEOUT_MS,
        readTimeoutMs: TIMEOUT_MS,
      });
      return answer.status;
    } catch (error) {
      if (!(error instanceof NoAnswer)) this.world.options.onError(error);
      return null;
    }
  }

  private keyOf(webhook: EventWebhook): ReturnType<typeof signingKeyOf> {
    const known = this.keys.get(webhook);
    if (known) return known;
    const key = signingKeyOf(webhook);
    this.keys.set(webhook, key);
    return key;
  }

  private remember(outcome: FeedOutcome): void {
    if (this.world.options.lean) return;
    this.recent.push(outcome);
    if (this.recent.length > 2 * REMEMBERED) this.recent.splice(0, REMEMBERED);
  }
}

function elementOf(mail: Mail, step: MailStep, now: number): Element {
  const json = JSON.stringify({
    email: mail.to.email,
    timestamp: Math.floor(now / 1_000),
    'smtp-id': `<${mail.id}@geopod-ismtpd-0>`,
    event: step.event,
    ...(mail.categories.length > 0 ? { category: mail.categories } : {}),
    sg_event_id: randomBytes(16).toString('base64url'),
    sg_message_id: `${mail.id}.recvd-twin-1-0.0`,
    ...mail.customArgs,
    ...step.fields,
  });
  return { json, leaver: LEAVES.has(step.event) ? mail.to.email : null };
}
