import type { Platform } from '../../../platform/platform.js';
import type { EmailRequest, MessageVendor } from '../../../platform/vendors/ports.js';
import type { CoolDowns } from './cool-downs.js';
import type { Rate } from './rate-window.js';
import type { OpenSmsPort } from './sms-ports.js';

/** What claiming and settling lean on. */
export interface SendDeps extends Pick<
  Platform,
  'config' | 'clock' | 'database' | 'logger' | 'outbox' | 'vault'
> {
  openPort: OpenSmsPort;
  coolDowns: CoolDowns;
}

/** The ledger row and attempt that a result belongs to. */
export interface Attempt {
  teamId: string;
  ledgerId: string;
  attempt: number;
  /** The number or mailbox that it left from. */
  senderId: string;
  vendor: MessageVendor;
  /** What of a day's cap it used up, to be given back when the vendor took nothing. */
  counted?: readonly CountedUse[];
}

/** A use of a day's cap. */
export interface CountedUse {
  scope: string;
  /** Pacific day. */
  day: string;
  messages: number;
  segments: number;
}

/** A row that this process, and nobody else, may now hand to the provider once. */
export interface ClaimedSend extends Attempt {
  channel: 'sms' | 'email';
  integrationId: string;
  to: string;
  /** The number or mailbox address. */
  from: string;
  body: string;
  /** Seconds. */
  validityPeriod: number;
  segments: number;
  /** Rates that its departure counts for. */
  rates: readonly Rate[];
  /** Milliseconds after the claim at which its slot begins. */
  delayMs: number;
  /** The whole request of an e-mail. */
  email?: EmailRequest;
}
