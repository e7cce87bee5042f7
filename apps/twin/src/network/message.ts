export type Direction = 'inbound' | 'outbound-api' | 'outbound-reply';

export type MessageStatus =
  | 'accepted'
  | 'scheduled'
  | 'queued'
  | 'sending'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'received'
  | 'canceled';

/** The simulated vendors that carry texts. */
export type SmsVendor = 'twilio' | 'signalhouse';

/** One SMS as the provider stores it. Times are milliseconds since 1970 in system time. */
export interface Message {
  vendor: SmsVendor;
  sid: string;
  /** Twilio's account, SignalHouse's group. */
  accountSid: string;
  direction: Direction;
  /** Null until a Messaging Service has chosen its sender. */
  from: string | null;
  to: string;
  body: string;
  mediaUrls: string[];
  status: MessageStatus;
  /** Twilio's are numbers, SignalHouse's words. */
  errorCode: number | string | null;
  segments: number;
  messagingServiceSid: string | null;
  statusCallback: string | null;
  createdAt: number;
  updatedAt: number;
  sentAt: number | null;
  /** 1 for the first message to this phone, and so on: the key of everything random about it. */
  ordinal: number;
  /** True for the opt-out answers that the provider writes itself. */
  automatic: boolean;
}

/** The person's phone, whichever way the message went. */
export function leadPhone(message: Message): string {
  return message.direction === 'inbound' ? (message.from ?? '') : message.to;
}

export function isTerminal(status: MessageStatus): boolean {
  return ['delivered', 'undelivered', 'failed', 'canceled', 'received'].includes(status);
}
