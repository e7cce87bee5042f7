import { detectMailRevocation, detectRevocation, normalizeInbound, type Revocation } from '@og/core';
import type { InboundMessage } from './inbound-message.js';

/** A subject that answers one of ours is our own text. */
const ANSWERS = /^\s*(?:re|aw|sv|rv|antw?|fwd?|wg|tr)\s*:/i;

/** What a message withdraws, by the rules or because the carrier took it as STOP. */
export function revocationOf(message: InboundMessage): Revocation | null {
  const found = message.email
    ? (detectMailRevocation(message.email.words) ?? bySubject(message))
    : // Longer than any one look at it: the last words count as the first do.
      detectMailRevocation(message.body);
  if (found) return found;
  return message.carrierAnswered === 'stop'
    ? { revoked: true, kind: 'keyword', rule: 'keyword:carrier' }
    : null;
}

/** Mail clients that unsubscribe by mail write it into the subject and nothing below. */
function bySubject({ email }: InboundMessage): Revocation | null {
  return email && !ANSWERS.test(email.subject) ? detectRevocation(email.subject) : null;
}

/** As suppressions name their source: `keyword:stop`, `phrase:<rule>`. */
export function sourceOf({ rule, kind }: Revocation): string {
  return rule.startsWith(`${kind}:`) ? rule : `${kind}:${rule}`;
}

/** Keywords that Twilio confirms by itself on long codes: a second confirmation from us would double it. */
const CARRIER_KEYWORDS: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'stop all',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'revoke',
  'optout',
  'opt out',
]);

export function carrierConfirms(message: InboundMessage): boolean {
  if (message.carrierAnswered === 'stop') return true;
  return CARRIER_KEYWORDS.has(normalizeInbound(message.body));
}
