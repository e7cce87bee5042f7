import type { ListedMessage, SmsPort } from '../../../platform/vendors/ports.js';

/** One message of a vendor's own log. */
export type VendorMessage = ListedMessage;

/** The vendor's log could not be read to its end. */
export class LogUnavailable extends Error {
  override name = 'LogUnavailable';
}

/**
 * Everything a vendor has of a period, each message once, page by page.
 * @throws LogUnavailable with the vendor's cause
 */
export async function* vendorLog(
  port: SmsPort,
  period: { since: Date; until: Date },
): AsyncGenerator<VendorMessage[]> {
  const seen = new Set<string>();
  for (let page: string | null | undefined; page !== null;) {
    const answer = await port.list({ ...period, ...(page ? { page } : {}) });
    if (answer.kind === 'unavailable') throw new LogUnavailable(answer.cause);
    const fresh = answer.messages.filter((message) => !seen.has(message.providerId));
    for (const message of fresh) seen.add(message.providerId);
    if (fresh.length > 0) yield fresh;
    page = answer.next;
  }
}
