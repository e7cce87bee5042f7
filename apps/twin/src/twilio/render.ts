import type { Account } from './accounts.js';
import { deliveryErrorMessage } from './errors.js';
import type { Message } from '../network/message.js';
import type { PhoneNumber } from './numbers.js';
import { stableSid } from './sids.js';

const API_VERSION = '2010-04-01';
/** Dollars a segment, as Twilio prints them: negative, as a charge. */
const PRICE_PER_SEGMENT = 0.0083;

/** RFC 2822 with a numeric zone, as Twilio writes it: `Thu, 24 Aug 2023 05:01:45 +0000`. */
export function rfc2822(time: number): string {
  return new Date(time).toUTCString().replace('GMT', '+0000');
}

/** A Message resource. */
export function renderMessage(message: Message): Record<string, unknown> {
  const uri = `/${API_VERSION}/Accounts/${message.accountSid}/Messages/${message.sid}`;
  const charged = message.sentAt !== null && message.status !== 'failed';
  return {
    body: message.body,
    num_segments: message.from === null ? '0' : String(message.segments),
    direction: message.direction,
    from: message.from,
    to: message.to,
    date_updated: rfc2822(message.updatedAt),
    price: charged ? (-PRICE_PER_SEGMENT * message.segments).toFixed(5) : null,
    error_message: deliveryErrorMessage(message.errorCode),
    uri: `${uri}.json`,
    account_sid: message.accountSid,
    num_media: String(message.mediaUrls.length),
    status: message.status,
    messaging_service_sid: message.messagingServiceSid,
    sid: message.sid,
    date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
    date_created: rfc2822(message.createdAt),
    error_code: message.errorCode,
    price_unit: 'USD',
    api_version: API_VERSION,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}

/** The Media resources of a message, in the order in which they were sent. */
export function renderMedia(message: Message): Record<string, unknown>[] {
  return message.mediaUrls.map((url, index) => {
    const sid = stableSid('ME', message.sid, String(index));
    return {
      account_sid: message.accountSid,
      content_type: contentType(url),
      date_created: rfc2822(message.createdAt),
      date_updated: rfc2822(message.createdAt),
      parent_sid: message.sid,
      sid,
      uri: `/${API_VERSION}/Accounts/${message.accountSid}/Messages/${message.sid}/Media/${sid}.json`,
    };
  });
}

/** The twin fetches no media, so the name must tell. */
function contentType(url: string): string {
  const types: Record<string, string> = {
    png: 'image/png',
    gif: 'image/gif',
    mp4: 'video/mp4',
    pdf: 'application/pdf',
  };
  const extension = url.match(/\.(\w+)(?:[?#]|$)/)?.[1]?.toLowerCase() ?? '';
  return types[extension] ?? 'image/jpeg';
}

/** An IncomingPhoneNumber resource. */
export function renderNumber(accountSid: string, number: PhoneNumber): Record<string, unknown> {
  return {
    account_sid: accountSid,
    address_sid: null,
    address_requirements: 'none',
    api_version: API_VERSION,
    beta: false,
    capabilities: { voice: true, sms: true, mms: true, fax: false },
    date_created: rfc2822(number.createdAt),
    date_updated: rfc2822(number.updatedAt),
    friendly_name: number.friendlyName,
    identity_sid: null,
    phone_number: number.phone,
    origin: 'twilio',
    sid: number.sid,
    sms_application_sid: null,
    sms_fallback_method: number.smsFallbackMethod,
    sms_fallback_url: number.smsFallbackUrl,
    sms_method: number.smsMethod,
    sms_url: number.smsUrl,
    status_callback: number.statusCallback,
    status_callback_method: number.statusCallbackMethod,
    trunk_sid: null,
    uri: `/${API_VERSION}/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
    voice_receive_mode: 'voice',
    voice_application_sid: null,
    voice_caller_id_lookup: false,
    voice_fallback_method: 'POST',
    voice_fallback_url: null,
    voice_method: number.voiceMethod,
    voice_url: number.voiceUrl,
    emergency_status: 'Inactive',
    emergency_address_sid: null,
    emergency_address_status: 'unregistered',
    bundle_sid: null,
    status: 'in-use',
    type: 'local',
  };
}

/** A ShortCode resource. */
export function renderShortCode(accountSid: string, code: PhoneNumber): Record<string, unknown> {
  return {
    account_sid: accountSid,
    api_version: API_VERSION,
    date_created: rfc2822(code.createdAt),
    date_updated: rfc2822(code.updatedAt),
    friendly_name: code.friendlyName,
    short_code: code.phone,
    sid: code.sid,
    sms_fallback_method: code.smsFallbackMethod,
    sms_fallback_url: code.smsFallbackUrl,
    sms_method: code.smsMethod,
    sms_url: code.smsUrl,
    uri: `/${API_VERSION}/Accounts/${accountSid}/SMS/ShortCodes/${code.sid}.json`,
  };
}

/** An Account resource. Like Twilio, it repeats the token to whoever just proved to have it. */
export function renderAccount(account: Account): Record<string, unknown> {
  const uri = `/${API_VERSION}/Accounts/${account.sid}`;
  return {
    auth_token: account.authToken,
    date_created: rfc2822(account.createdAt),
    date_updated: rfc2822(account.createdAt),
    friendly_name: account.friendlyName,
    owner_account_sid: account.sid,
    sid: account.sid,
    status: 'active',
    subresource_uris: {
      incoming_phone_numbers: `${uri}/IncomingPhoneNumbers.json`,
      messages: `${uri}/Messages.json`,
    },
    type: 'Full',
    uri: `${uri}.json`,
  };
}
