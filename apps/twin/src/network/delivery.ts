import type { Scheduler } from '../scheduler.js';
import type { DeliveryStep } from './delivery-plan.js';
import { isTerminal, type Message, type MessageStatus, type SmsVendor } from './message.js';

/** How one vendor tells the system under test what became of a message. */
export interface Announcer {
  /** Whether anybody listens. */
  listens(message: Message): boolean;
  /** Resolves when it was answered, or given up. */
  announce(message: Message, status: MessageStatus, code: number | string | null): Promise<unknown>;
}

/** Moves accepted messages through their statuses and tells the system under test. */
export class Delivery {
  private readonly announcers = new Map<SmsVendor, Announcer>();

  constructor(
    private readonly scheduler: Scheduler,
    private readonly now: () => number,
    private readonly onDelivered: (message: Message) => void,
  ) {}

  register(vendor: SmsVendor, announcer: Announcer): void {
    this.announcers.set(vendor, announcer);
  }

  /** Put a plan into effect from now on. */
  start(message: Message, steps: readonly DeliveryStep[]): void {
    const listened = this.announcers.get(message.vendor)?.listens(message) ?? false;
    for (const step of steps) {
      const callbacks = listened ? step.callbacksAt : [];
      // One task where the callback follows at once: a busy twin keeps half as many waiting.
      const joined = callbacks.length === 1 && callbacks[0] === step.at;
      this.scheduler.after(step.at, () => {
        this.advance(message, step);
        if (joined) void this.announce(message, step.status, step.code);
      });
      if (joined) continue;
      for (const at of callbacks)
        this.scheduler.after(at, () => void this.announce(message, step.status, step.code));
    }
  }

  /** The whole plan at once; resolves when every callback was answered or given up. */
  async rush(message: Message, steps: readonly DeliveryStep[]): Promise<void> {
    for (const step of steps) {
      this.advance(message, step);
      for (let count = 0; count < step.callbacksAt.length; count++)
        await this.announce(message, step.status, step.code);
    }
  }

  /** Tell of a status now, whatever the message's own status is. */
  async announce(message: Message, status: MessageStatus, code: number | string | null): Promise<void> {
    if (message.status === 'canceled') return;
    await this.announcers.get(message.vendor)?.announce(message, status, code);
  }

  private advance(message: Message, step: DeliveryStep): void {
    if (isTerminal(message.status)) return;
    message.status = step.status;
    message.errorCode = step.code;
    message.updatedAt = this.now();
    if (step.status === 'sent' || (isTerminal(step.status) && message.sentAt === null)) {
      message.sentAt = message.updatedAt;
    }
    if (step.status === 'delivered') this.onDelivered(message);
  }
}
