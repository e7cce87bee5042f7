import type { Platform } from '../../../platform/platform.js';
import { receiveMessage, type InboundMessage, type InboundOutcome } from '../../inbox/index.js';
import { isCarriers } from '../conversation/media-places.js';
import type { TwilioRequest } from './twilio-request.js';
import { withReceipt } from './with-receipt.js';

const MEDIA = 10;

/** An inbound text of Twilio's, once: receipt and everything that it causes. */
export function receiveSms(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'vault' | 'logger'>,
  request: TwilioRequest,
): Promise<InboundOutcome> {
  const message = messageOf(request.params);
  return withReceipt(deps, request, { kind: 'sms', key: message.providerId }, (tx) =>
    receiveMessage(tx, deps, message),
  ) as Promise<InboundOutcome>;
}

function messageOf(params: Readonly<Record<string, string>>): InboundMessage {
  const count = Math.min(MEDIA, Number.parseInt(params['NumMedia'] ?? '0', 10) || 0);
  const media = Array.from({ length: count }, (_, index) => ({
    url: params[`MediaUrl${index}`] ?? '',
    contentType: params[`MediaContentType${index}`] ?? 'application/octet-stream',
  }));
  return {
    providerId: params['MessageSid'] ?? '',
    from: params['From'] ?? '',
    to: params['To'] ?? '',
    body: params['Body'] ?? '',
    media: media.filter((item) => isCarriers(item.url)),
    carrierAnswered: carrierAnswered(params['OptOutType']),
  };
}

/** Set by Twilio only with Advanced Opt-Out, and only when it has answered the keyword itself. */
function carrierAnswered(type: string | undefined): InboundMessage['carrierAnswered'] {
  if (type === 'STOP') return 'stop';
  if (type === 'START') return 'start';
  return type === 'HELP' ? 'help' : null;
}
