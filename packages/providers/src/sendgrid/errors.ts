import { type ErrorRow, errorOf, type ProviderError } from '../error-row.js';

/**
 * SendGrid's codes and what each asks of us. A refused request is named by its HTTP status; a mail that was taken and
 * not delivered by the kind of its event, with the reason of a drop as `dropped:<name>`.
 * Source: docs.sendgrid.com (event webhook, v3 errors).
 */
export const SENDGRID_ERRORS: Readonly<Record<string, ErrorRow>> = {
  bounce: { action: 'invalid_address', message: 'The mailbox does not exist or refuses mail for good.' },
  blocked: { action: 'retry_later', message: 'The receiving server refused the mail for now.' },
  expired: { action: 'expired', message: 'The receiving server could not be reached for three days.' },
  dropped: { action: 'none', message: 'SendGrid did not send the mail.' },
  'dropped:bounced': {
    action: 'invalid_address',
    message: 'Not sent: mail to this address bounced before.',
  },
  'dropped:invalid': { action: 'invalid_address', message: 'Not sent: the address is not valid.' },
  'dropped:unsubscribed': { action: 'suppress', message: 'Not sent: the person unsubscribed.' },
  'dropped:spam_report': {
    action: 'suppress',
    message: 'Not sent: the person reported earlier mail as spam.',
  },
  'dropped:content': { action: 'config', message: 'Not sent: SendGrid took the content for spam.' },
  'dropped:recipients': { action: 'config', message: 'Not sent: the list of recipients is too long.' },
  http_400: { action: 'config', message: 'SendGrid does not understand the mail.' },
  http_401: {
    action: 'disable_integration',
    message: 'SendGrid refused the key: connect the account again.',
  },
  http_403: {
    action: 'block_sender',
    message: 'SendGrid does not let this address send: authenticate its domain.',
  },
  http_413: { action: 'config', message: 'The mail is larger than 30 MB.' },
};

/** Drops by the reason that SendGrid writes into the event. */
const DROPS: readonly (readonly [RegExp, string])[] = [
  [/bounced/i, 'dropped:bounced'],
  [/unsubscribed/i, 'dropped:unsubscribed'],
  [/spam report/i, 'dropped:spam_report'],
  [/spam (content|check)|spamassassin/i, 'dropped:content'],
  [/^invalid|invalid (address|smtpapi|recipient)/i, 'dropped:invalid'],
  [/recipient list|over package quota/i, 'dropped:recipients'],
];

/** The code of a drop. @param reason as the event says it */
export function dropCode(reason: unknown): string {
  if (typeof reason !== 'string') return 'dropped';
  return DROPS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'dropped';
}

/** The row of a code; an unknown code asks for nothing and is never retried. */
export function sendgridError(code: string | number | null | undefined, said?: string): ProviderError {
  return errorOf(SENDGRID_ERRORS, 'SendGrid', code, said);
}
