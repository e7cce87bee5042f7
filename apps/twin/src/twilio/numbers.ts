import { stableSid } from './sids.js';

/** A number that an account rents: where its calls and messages are announced. */
export interface PhoneNumber {
  sid: string;
  phone: string;
  friendlyName: string;
  smsUrl: string;
  smsMethod: HttpMethod;
  smsFallbackUrl: string;
  smsFallbackMethod: HttpMethod;
  statusCallback: string;
  statusCallbackMethod: HttpMethod;
  voiceUrl: string;
  voiceMethod: HttpMethod;
  createdAt: number;
  updatedAt: number;
}

export type HttpMethod = 'GET' | 'POST';

export function createNumber(accountSid: string, phone: string, now: number): PhoneNumber {
  return {
    sid: stableSid('PN', accountSid, phone),
    phone,
    friendlyName: friendlyName(phone),
    smsUrl: '',
    smsMethod: 'POST',
    smsFallbackUrl: '',
    smsFallbackMethod: 'POST',
    statusCallback: '',
    statusCallbackMethod: 'POST',
    voiceUrl: '',
    voiceMethod: 'POST',
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * A phone as E.164, or null when it cannot be one. Twilio also takes the usual
 * punctuation and ten digits of a North American number.
 */
export function toE164(input: string): string | null {
  const compact = input.trim().replace(/[\s().-]/g, '');
  const withPlus = /^\d{10}$/.test(compact)
    ? `+1${compact}`
    : /^1\d{10}$/.test(compact)
      ? `+${compact}`
      : compact;
  if (!/^\+[1-9]\d{6,14}$/.test(withPlus)) return null;
  if (withPlus.startsWith('+1') && !/^\+1[2-9]\d{2}[2-9]\d{6}$/.test(withPlus)) return null;
  return withPlus;
}

function friendlyName(phone: string): string {
  const parts = phone.match(/^\+1(\d{3})(\d{3})(\d{4})$/);
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : phone;
}
