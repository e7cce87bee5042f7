import { TwilioSms, TwilioVoice, type TwilioCredentials, type VoicePort } from '@og/providers';
import type { Config } from '../config/config.js';

/** A Twilio account: send, look up, verify, and manage its numbers. Talks to TWILIO_API_BASE_URL when that is set. */
export function openTwilioAccount(
  config: Pick<Config, 'TWILIO_API_BASE_URL'>,
  credentials: TwilioCredentials,
): TwilioSms {
  return new TwilioSms(credentials, { baseUrl: config.TWILIO_API_BASE_URL });
}

/** The same account for calls. */
export function openTwilioVoice(
  config: Pick<Config, 'TWILIO_API_BASE_URL'>,
  credentials: TwilioCredentials,
): VoicePort & { close(): void } {
  return new TwilioVoice(credentials, { baseUrl: config.TWILIO_API_BASE_URL });
}

export { twilioCallStatus, TwilioSignature } from '@og/providers';
export type { AccountCheck, FoundCall, TwilioCredentials, TwilioSms, VoicePort } from '@og/providers';
