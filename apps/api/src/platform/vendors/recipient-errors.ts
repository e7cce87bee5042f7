import { SENDGRID_ERRORS, SIGNALHOUSE_ERRORS, TWILIO_ERRORS, type ErrorAction } from '@og/providers';

/** What says something about the recipient, the account or the moment, and nothing about who sends. */
const TEXTS: ReadonlySet<ErrorAction> = new Set([
  'suppress',
  'invalid_number',
  'landline',
  'expired',
  'wait_for_reset',
  'disable_integration',
  'config',
]);
/** A bounce counts against a mailbox: who writes to addresses that do not exist is called a spammer. */
const MAILS: ReadonlySet<ErrorAction> = new Set(['suppress', 'expired', 'disable_integration', 'config']);

/** A phone that is switched off. */
const PHONE_AWAY = '30003';

const codes = (table: Readonly<Record<string, { action: ErrorAction }>>, left: ReadonlySet<ErrorAction>) =>
  Object.entries(table)
    .filter(([, { action }]) => left.has(action))
    .map(([code]) => code);

/** Error codes of failures that are left out of a sender's figures, of all vendors. */
export const RECIPIENTS_OWN: readonly string[] = [
  ...new Set([
    ...codes(TWILIO_ERRORS, TEXTS),
    ...codes(SIGNALHOUSE_ERRORS, TEXTS),
    ...codes(SENDGRID_ERRORS, MAILS),
    PHONE_AWAY,
  ]),
];
