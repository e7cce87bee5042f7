import { CARRIER_ERRORS } from '../carrier-errors.js';
import { type ErrorRow, errorOf, type ProviderError } from '../error-row.js';

/**
 * SignalHouse's codes and what each asks of us. It names few failures by a code: `OUT`, the five digits of the
 * carriers, and HTTP statuses. The rest are sentences (`successOrFailureReason`), which `signalhouseCode` gives one of
 * the lower-case names below.
 */
export const SIGNALHOUSE_ERRORS: Readonly<Record<string, ErrorRow>> = {
  OUT: { action: 'suppress', message: 'The person opted out of this campaign at the carrier.' },
  dnc: { action: 'suppress', message: 'The person is on SignalHouse’s do-not-contact list.' },
  landline_or_inactive: { action: 'landline', message: 'The number is a landline or not in use.' },
  invalid_number: { action: 'invalid_number', message: 'The number does not exist.' },
  campaign_not_active: {
    action: 'block_sender',
    message: 'The 10DLC campaign of this number is not active.',
  },
  number_not_ready: { action: 'block_sender', message: 'The number is not ready to send.' },
  under_review: {
    action: 'disable_integration',
    message: 'SignalHouse reviews the account: nothing is sent until it is done.',
  },
  no_funds: { action: 'disable_integration', message: 'The SignalHouse wallet is empty: add funds.' },
  moderated: { action: 'pause_campaign', message: 'SignalHouse blocked the text for its content.' },
  daily_cap: {
    action: 'wait_for_reset',
    message: 'The brand’s daily cap at T-Mobile is used up until 00:00 Pacific time.',
  },
  throughput: { action: 'back_off', message: 'The rate that carriers allow this campaign was exceeded.' },
  not_enqueued: { action: 'none', message: 'SignalHouse took no message and did not say why.' },
  ...CARRIER_ERRORS,
  '30002': { action: 'disable_integration', message: 'The SignalHouse account was suspended.' },
  http_400: { action: 'config', message: 'SignalHouse does not understand the request.' },
  http_401: {
    action: 'disable_integration',
    message: 'SignalHouse refused the key: it has run out or was withdrawn. Connect the account again.',
  },
  http_402: { action: 'disable_integration', message: 'The SignalHouse wallet is empty: add funds.' },
  http_403: { action: 'config', message: 'The SignalHouse key may not do this.' },
  http_404: { action: 'config', message: 'SignalHouse does not know this number or address.' },
};

/** What sentences of SignalHouse mean, first match first. */
const SENTENCES: readonly (readonly [RegExp, keyof typeof SIGNALHOUSE_ERRORS])[] = [
  [/\bopted?[ -]?out\b|unsubscribed/i, 'OUT'],
  [/do[ -]not[ -](contact|call)|\bdnc\b/i, 'dnc'],
  [/landline|inactive number/i, 'landline_or_inactive'],
  [/compliance review/i, 'under_review'],
  [/campaign\b.*\bis not active/i, 'campaign_not_active'],
  [/number\b.*\bnot (ready|assigned|active)/i, 'number_not_ready'],
  [/insufficient (funds|balance)|\bwallet\b/i, 'no_funds'],
  [/moderat|prohibited content|content (was )?(blocked|rejected)/i, 'moderated'],
  [/daily (segment )?(cap|limit)/i, 'daily_cap'],
  [/throughput|per[ -]minute|rate limit/i, 'throughput'],
  [/invalid (recipient|destination|phone)/i, 'invalid_number'],
];

/**
 * The code of a failure that SignalHouse describes.
 * @param errorCode its own code, when it gave one
 * @param reason its sentence
 * @returns null when neither says anything
 */
export function signalhouseCode(errorCode: unknown, reason: unknown): string | null {
  if (typeof errorCode === 'string' && errorCode !== '') return errorCode;
  if (typeof errorCode === 'number') return String(errorCode);
  if (typeof reason !== 'string' || reason === '') return null;
  return SENTENCES.find(([pattern]) => pattern.test(reason))?.[1] ?? null;
}

/** The row of a code; an unknown code asks for nothing and is never retried. */
export function signalhouseError(code: string | number | null | undefined, said?: string): ProviderError {
  return errorOf(SIGNALHOUSE_ERRORS, 'SignalHouse', code, said);
}
