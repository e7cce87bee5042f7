import { isWebUrl } from '../http/web-url.js';
import { senderOf, toE164 } from '../network/phone.js';
import { TwilioError } from './errors.js';

export type Form = Record<string, string | string[] | undefined>;

/** A send request whose shape is right; whether it may be sent is decided later. */
export interface SendRequest {
  to: string;
  from: string | null;
  messagingServiceSid: string | null;
  body: string;
  mediaUrls: string[];
  statusCallback: string | null;
  sendAt: number | null;
}

const LONGEST_BODY = 1_600;
const LONGEST_VALIDITY_SECONDS = 36_000;

/**
 * Check a create-message form in the order in which Twilio complains.
 * @param now milliseconds in system time, for SendAt
 * @throws TwilioError
 */
export function parseSend(form: Form, now: number): SendRequest {
  const to = one(form, 'To');
  const from = one(form, 'From');
  const service = one(form, 'MessagingServiceSid');
  const body = one(form, 'Body') ?? '';
  const mediaUrls = many(form, 'MediaUrl');
  if (!to) throw new TwilioError(21604);
  if (!from && !service) throw new TwilioError(21603);
  if (!body && mediaUrls.length === 0 && !one(form, 'ContentSid')) throw new TwilioError(21602);
  if (body.length > LONGEST_BODY) throw new TwilioError(21617);
  const phone = toE164(to);
  if (!phone) throw new TwilioError(21211, `Invalid 'To' Phone Number: ${mask(to)}`);
  const sender = from ? senderOf(from) : null;
  if (from && !sender) throw new TwilioError(21212, `Invalid 'From' Phone Number: ${from}`);
  if (sender === phone) throw new TwilioError(21266);
  if (service && !/^MG[0-9a-fA-F]{32}$/.test(service)) {
    throw new TwilioError(20001, 'MessagingServiceSid must be MG and 32 hex digits');
  }
  checkValidity(one(form, 'ValidityPeriod'));
  return {
    to: phone,
    from: sender,
    messagingServiceSid: service ?? null,
    body,
    mediaUrls,
    statusCallback: checkCallback(one(form, 'StatusCallback')),
    sendAt: checkSchedule(form, service, now),
  };
}

/** @throws TwilioError 21609 unless it is an http(s) URL whose host has no underscore. */
export function checkCallback(value: string | undefined): string | null {
  if (!value) return null;
  if (!isWebUrl(value) || new URL(value).hostname.includes('_')) {
    throw new TwilioError(21609, `The 'StatusCallback' URL ${value} is not a valid URL.`);
  }
  return value;
}

/** One value of a form field; the last when it is repeated. */
export function one(form: Form, name: string): string | undefined {
  const value = form[name];
  return Array.isArray(value) ? value.at(-1) : value;
}

function many(form: Form, name: string): string[] {
  const value = form[name];
  return value === undefined ? [] : [value].flat();
}

function checkValidity(value: string | undefined): void {
  if (value === undefined) return;
  const seconds = Number(value);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > LONGEST_VALIDITY_SECONDS)
    throw new TwilioError(21624);
}

function checkSchedule(form: Form, service: string | undefined, now: number): number | null {
  const value = one(form, 'SendAt');
  if (!value) return null;
  const time = Date.parse(value);
  if (Number.isNaN(time) || one(form, 'ScheduleType') !== 'fixed' || !service) throw new TwilioError(35111);
  if (time < now + 300_000 || time > now + 35 * 86_400_000) throw new TwilioError(35114);
  return time;
}

/** Twilio shows the ends of a number only. */
function mask(phone: string): string {
  return phone.length > 7 ? `${phone.slice(0, -4)}XXXX` : phone;
}
