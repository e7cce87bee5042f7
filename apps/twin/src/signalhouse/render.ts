import type { Message } from '../network/message.js';
import type { Brand, Campaign, Group, GroupNumber, GroupWebhook } from './group.js';

const STATUS: Readonly<Record<Message['status'], string>> = {
  accepted: 'ENQUEUED',
  scheduled: 'ENQUEUED',
  queued: 'ENQUEUED',
  sending: 'DEQUEUED',
  sent: 'SENT',
  delivered: 'DELIVERED',
  undelivered: 'FAILED',
  failed: 'FAILED',
  canceled: 'FAILED',
  received: 'RECEIVED',
};

export function digits(phone: string): string {
  return phone.replace(/^\+/, '');
}

/** A message document. */
export function renderMessage(
  message: Message,
  status: Message['status'] = message.status,
): Record<string, unknown> {
  const word = STATUS[status];
  const failed = word === 'FAILED';
  const { code, reason } = failed ? failure(message.errorCode) : { code: null, reason: null };
  return {
    _id: message.sid,
    groupId: message.accountSid,
    senderPhoneNumber: digits(message.from ?? ''),
    recipientPhoneNumber: digits(message.to),
    phoneNumber: digits(message.direction === 'inbound' ? message.to : (message.from ?? '')),
    messageType: 'SMS',
    direction: message.direction === 'inbound' ? 'INBOUND' : 'OUTBOUND',
    messageBody: message.body,
    segmentCount: message.segments,
    status: word,
    errorCode: code,
    successOrFailureReason: failed ? reason : null,
    statusCallbackUrl: message.statusCallback,
    externalMediaUrls: message.mediaUrls,
    enableShortlink: false,
    createdAt: new Date(message.createdAt).toISOString(),
    updatedAt: new Date(message.updatedAt).toISOString(),
  };
}

/** Codes are few; everything else is a sentence. */
function failure(code: number | string | null): { code: string | null; reason: string } {
  if (code === null) return { code: null, reason: 'Message failed' };
  if (typeof code === 'number') return { code: String(code), reason: `Carrier error ${code}` };
  if (/\s/.test(code)) return { code: null, reason: code };
  return {
    code,
    reason: code === 'OUT' ? 'Recipient has opted out of this campaign' : `Failed with ${code}`,
  };
}

export function renderNumber(group: Group, number: GroupNumber): Record<string, unknown> {
  return {
    phoneNumber: digits(number.phone),
    groupId: group.groupId,
    subgroupId: number.subgroupId,
    campaignId: number.campaignId,
    country: 'US',
    type: 'LONG_CODE',
    capabilities: ['SMS', 'MMS'],
    status: number.status,
    primaryInboundWebhookUrl: number.primaryInboundWebhookUrl,
    secondaryInboundWebhookUrl: number.secondaryInboundWebhookUrl,
  };
}

/** A brand document; like the real one it repeats the tax number, which its caller must not log. */
export function renderBrand(group: Group, brand: Brand): Record<string, unknown> {
  const { details, createdAt, ...fields } = brand;
  return { ...details, ...fields, groupId: group.groupId, createdAt: new Date(createdAt).toISOString() };
}

export function renderCampaign(group: Group, campaign: Campaign): Record<string, unknown> {
  const { details, createdAt, ...fields } = campaign;
  return { ...details, ...fields, groupId: group.groupId, createdAt: new Date(createdAt).toISOString() };
}

/** Never with its secret: that is shown once, when it is made. */
export function renderWebhook(group: Group, webhook: GroupWebhook): Record<string, unknown> {
  return {
    _id: webhook._id,
    groupId: group.groupId,
    name: webhook.name,
    endpointType: webhook.endpointType,
    phoneNumber: webhook.phone === null ? null : digits(webhook.phone),
    subscribedEvents: webhook.subscribedEvents,
    url: webhook.url,
    authType: 'NONE',
    hasSigningSecret: webhook.signingSecret !== null,
    createdAt: new Date(webhook.createdAt).toISOString(),
  };
}
