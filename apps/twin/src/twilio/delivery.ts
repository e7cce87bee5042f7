import type { Scheduler } from '../scheduler.js';
import { type Accounts, signingKey } from './accounts.js';
import type { DeliveryStep } from './delivery-plan.js';
import { isTerminal, type Message, type MessageStatus } from './message.js';
import type { Webhooks } from './webhooks.js';

/** Moves accepted messages through their statuses and tells the system under test. */
export class Delivery {
  constructor(
    private readonly scheduler: Scheduler,
    private readonly webhooks: Webhooks,
    private readonly accounts: Accounts,
    private readonly now: () => number,
    private readonly onDelivered: (message: Message) => void,
  ) {}

  /** Put a plan into effect from now on. */
  start(message: Message, steps: readonly DeliveryStep[]): void {
    for (const step of steps) {
      this.scheduler.after(step.at, () => this.advance(message, step));
      if (!message.statusCallback) continue;
      for (const at of step.callbacksAt) {
        this.scheduler.after(at, () => this.announce(message, step.status, step.code));
      }
    }
  }

  /** Post a status callback now, whatever the message's own status is. */
  announce(message: Message, status: MessageStatus, code: number | null): void {
    const account = this.accounts.find(message.accountSid);
    if (!account || !message.statusCallback || message.status === 'canceled') return;
    void this.webhooks.send({
      target: message.statusCallback,
      method: 'POST',
      params: callbackParams(message, status, code),
      key: signingKey(account),
      idempotencyToken: `${message.sid}-${status}`,
    });
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

/** The form of a status callback. */
function callbackParams(
  message: Message,
  status: MessageStatus,
  code: number | null,
): Record<string, string> {
  const params: Record<string, string> = {
    MessageSid: message.sid,
    SmsSid: message.sid,
    AccountSid: message.accountSid,
    MessageStatus: status,
    SmsStatus: status,
    To: message.to,
    From: message.from ?? '',
    ApiVersion: '2010-04-01',
  };
  if (message.messagingServiceSid) params['MessagingServiceSid'] = message.messagingServiceSid;
  if (code !== null) params['ErrorCode'] = String(code);
  return params;
}
