import { z } from 'zod';

/** A domain as people type it, in lower case. */
export const domainName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253, 'A domain has at most 253 characters.')
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
    'Write the domain alone, such as mail.example.com.',
  );

/** An e-mail address in lower case. */
export const mailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'An address has at most 254 characters.')
  .pipe(z.email('This is not an e-mail address.'));

/** Whether mail of an address leaves from this domain or from one below it. */
export function isUnder(address: string, domain: string): boolean {
  const host = address.slice(address.lastIndexOf('@') + 1);
  return host === domain || host.endsWith(`.${domain}`);
}
