import { createHmac } from 'node:crypto';
import { NoAnswer } from '../http/http-client.js';
import type { World } from '../world.js';
import { newDeliveryId } from './ids.js';

/** An event on its way to one address. */
export interface Push {
  url: string;
  /** The body as it is sent, byte for byte. */
  body: string;
  /** Null for what is never signed. */
  secret: string | null;
}

export interface PushOutcome {
  at: string;
  url: string;
  event: string;
  attempts: number;
  status: number | null;
  lost: boolean;
}

/** The receiver has this long, in real milliseconds. */
const TIMEOUT_MS = 3_000;
/** Pauses before the second and the third try, at speed 1; there is no fourth. */
const PAUSES_MS = [500, 1_000] as const;
const REMEMBERED = 500;

/** SignalHouse's webhooks: three tries within seconds, and then the event is lost. */
export class Pushes {
  readonly recent: PushOutcome[] = [];
  sent = 0;
  lost = 0;

  constructor(private readonly world: World) {}

  /** Resolves with the last status; null when none came. Never rejects. */
  async send(push: Push, event: string): Promise<number | null> {
    const deliveryId = newDeliveryId();
    for (let attempt = 1; ; attempt++) {
      this.sent++;
      const status = await this.attempt(push, deliveryId);
      const again = status === null || status >= 500 || status === 429;
      const pause = PAUSES_MS[attempt - 1];
      if (!again || pause === undefined) {
        const lost = status === null || status >= 400;
        if (lost) this.lost++;
        this.remember({
          at: new Date(this.world.now()).toISOString(),
          url: push.url,
          event,
          attempts: attempt,
          status,
          lost,
        });
        return status;
      }
      const jitter = 1 + 0.25 * this.world.random.unit('push', event, push.url, attempt);
      await new Promise<void>((resolve) => this.world.scheduler.after(pause * jitter, resolve));
    }
  }

  clear(): void {
    this.recent.length = 0;
    this.sent = 0;
    this.lost = 0;
  }

  private async attempt(push: Push, deliveryId: string): Promise<number | null> {
    const timestamp = String(this.world.now());
    const headers: Record<string, string | number> = {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(push.body),
      'User-Agent': 'SignalHouse-Webhooks/2.0',
      'X-SignalHouse-Delivery-Id': deliveryId,
    };
    if (push.secret !== null) {
      headers['X-SignalHouse-Timestamp'] = timestamp;
      headers['X-SignalHouse-Signature'] = createHmac('sha256', push.secret)
        .update(`${timestamp}.${push.body}`)
        .digest('hex');
    }
    try {
      const answer = await this.world.http.call({
        method: 'POST',
        url: push.url,
        headers,
        body: push.body,
        connectTimeoutMs: TIMEOUT_MS,
        readTimeoutMs: TIMEOUT_MS,
      });
      return answer.status;
    } catch (error) {
      if (!(error instanceof NoAnswer)) this.world.options.onError(error);
      return null;
    }
  }

  private remember(outcome: PushOutcome): void {
    if (this.world.options.lean) return;
    this.recent.push(outcome);
    if (this.recent.length > 2 * REMEMBERED) this.recent.splice(0, REMEMBERED);
  }
}
