import type { MessageStatus } from '@og/core';
import { clean, dateOf, firstText, isObject, textOf, type JsonObject } from '../http/json.js';
import type { EngagementType, ParsedEvents, VendorEvent } from '../ports.js';
import { dropCode } from './errors.js';

const STATUSES: Readonly<Record<string, MessageStatus>> = {
  processed: 'queued',
  deferred: 'sending',
  delivered: 'delivered',
  bounce: 'undelivered',
  dropped: 'failed',
};
const ENGAGEMENTS: Readonly<Record<string, EngagementType>> = {
  open: 'open',
  click: 'click',
  spamreport: 'spam_report',
  unsubscribe: 'unsubscribe',
  group_unsubscribe: 'group_unsubscribe',
  group_resubscribe: 'group_resubscribe',
};
/** What the vendor itself puts beside our custom arguments. */
const OWN_FIELDS = new Set(
  (
    'email timestamp event sg_event_id sg_message_id smtp-id category reason status response attempt type url ' +
    'url_offset useragent ip asm_group_id sg_machine_open sg_content_type tls cert_err pool newsletter ' +
    'marketing_campaign_id marketing_campaign_name bounce_classification send_at singlesend_id template_id'
  ).split(' '),
);

/** The id of a mail, as the answer to its sending named it: events add the way it took after a full stop. */
export function mailIdOf(sgMessageId: string): string {
  return sgMessageId.split('.')[0] ?? sgMessageId;
}

/**
 * A verified delivery of SendGrid's events in words for every vendor, all of its elements.
 * @param rawBody a JSON array
 */
export function parseSendGridEvents(rawBody: Buffer | string): ParsedEvents {
  let body: unknown;
  try {
    body = JSON.parse(rawBody.toString());
  } catch {
    return { ok: false, reason: 'not JSON' };
  }
  if (!Array.isArray(body)) return { ok: false, reason: 'not a list of events' };
  const events: VendorEvent[] = [];
  for (const element of body as unknown[]) {
    // One element that nobody understands does not hold up the others.
    if (isObject(element)) events.push(readEvent(element));
  }
  return { ok: true, events };
}

function readEvent(element: JsonObject): VendorEvent {
  const event = firstText(element, 'event') ?? 'unknown';
  const email = (firstText(element, 'email') ?? '').toLowerCase();
  const sgMessageId = firstText(element, 'sg_message_id') ?? '';
  const seconds = Number(textOf(element['timestamp']) ?? NaN);
  const at = dateOf(seconds * 1_000);
  const url = firstText(element, 'url');
  // `sg_event_id` changes on some repetitions of one event: this does not.
  const dedupeKey = [
    'sendgrid',
    sgMessageId,
    event,
    textOf(element['timestamp']) ?? '',
    email,
    url ?? '',
  ].join('|');
  const providerId = mailIdOf(sgMessageId);
  const customArgs = customArgsOf(element);
  const type = ENGAGEMENTS[event];
  if (type !== undefined) {
    const machine = element['sg_machine_open'] === true;
    return { kind: 'engagement', type, providerId, email, url, at, dedupeKey, customArgs, machine };
  }
  const status = STATUSES[event];
  if (status === undefined || providerId === '') return { kind: 'other', event, dedupeKey };
  const errorCode = errorOf(event, element);
  return {
    kind: 'status',
    providerId,
    status,
    errorCode,
    errorMessage: errorCode === null ? null : firstText(element, 'reason', 'response'),
    at,
    dedupeKey,
    customArgs,
  };
}

function errorOf(event: string, element: JsonObject): string | null {
  if (event === 'dropped') return dropCode(element['reason']);
  if (event !== 'bounce') return null;
  const type = firstText(element, 'type') ?? 'bounce';
  return type === 'blocked' || type === 'expired' ? type : 'bounce';
}

function customArgsOf(element: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(element).flatMap(([name, value]) => {
      const text = OWN_FIELDS.has(name) ? null : textOf(value);
      return text === null ? [] : [[clean(name), text]];
    }),
  );
}
