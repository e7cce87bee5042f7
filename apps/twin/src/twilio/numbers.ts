import { isShortCode } from '../network/phone.js';
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
    sid: stableSid(isShortCode(phone) ? 'SC' : 'PN', accountSid, phone),
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

function friendlyName(phone: string): string {
  const parts = phone.match(/^\+1(\d{3})(\d{3})(\d{4})$/);
  return parts ? `(${parts[1]}) ${parts[2]}-${parts[3]}` : phone;
}
