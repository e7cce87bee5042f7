import { TwilioSms, type TwilioCredentials } from '@og/providers';
import type { Config } from '../config/config.js';

/** A Twilio account: send, look up, verify, and manage its numbers. Talks to TWILIO_API_BASE_URL when that is set. */
export function openTwilioAccount(
  config: Pick<Config, 'TWILIO_API_BASE_URL'>,
  credentials: TwilioCredentials,
): TwilioSms {
  return new TwilioSms(credentials, { baseUrl: config.TWILIO_API_BASE_URL });
}

export { TwilioSignature } from '@og/providers';
export type { AccountCheck, TwilioCredentials, TwilioSms } from '@og/providers';
