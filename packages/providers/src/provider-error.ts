import type { ProviderError } from './error-row.js';
import { sendgridError } from './sendgrid/errors.js';
import { signalhouseError } from './signalhouse/errors.js';
import { twilioError } from './twilio/errors.js';
import type { MessageVendor } from './vendor.js';

const TABLES: Readonly<
  Record<MessageVendor, (code: string | number | null | undefined, said?: string) => ProviderError>
> = { twilio: twilioError, signalhouse: signalhouseError, sendgrid: sendgridError };

/**
 * What a vendor's code asks of us; an unknown code asks for nothing and is never retried.
 * @param vendor who reported it, as the database names it; another vendor's code asks for nothing
 * @param said the vendor's own words, shown for a code that nobody knows
 */
export function providerError(
  vendor: string,
  code: string | number | null | undefined,
  said?: string,
): ProviderError {
  if (Object.hasOwn(TABLES, vendor)) return TABLES[vendor as MessageVendor](code, said);
  const key = code === null || code === undefined ? 'unknown' : String(code);
  return { code: key, action: 'none', message: said ?? `${vendor} reported error ${key}.` };
}
