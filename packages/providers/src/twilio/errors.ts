import { CARRIER_ERRORS } from '../carrier-errors.js';
import { type ErrorRow, errorOf, type ProviderError } from '../error-row.js';

/** Twilio's error codes and what each asks of us. Source: twilio.com/docs/api/errors */
export const TWILIO_ERRORS: Readonly<Record<string, ErrorRow>> = {
  '20003': {
    action: 'disable_integration',
    message: 'Twilio refused the credentials: connect the account again.',
  },
  '20005': { action: 'disable_integration', message: 'The Twilio account is not active.' },
  '21211': { action: 'invalid_number', message: 'The number does not exist.' },
  '21408': {
    action: 'config',
    message: 'The account may not send to this region: allow it in Twilio’s geo permissions.',
  },
  '21606': {
    action: 'config',
    message: 'The sender number is not one of the account’s, or cannot send texts.',
  },
  '21610': { action: 'suppress', message: 'The person opted out at the carrier.' },
  '21611': { action: 'back_off', message: 'Too many messages of this sender are waiting at Twilio.' },
  '21612': { action: 'config', message: 'This sender cannot reach this number.' },
  '21614': { action: 'invalid_number', message: 'The number cannot receive texts.' },
  '21617': { action: 'config', message: 'The text is longer than 1,600 characters.' },
  '21635': { action: 'landline', message: 'The number is a landline.' },
  ...CARRIER_ERRORS,
  '30002': { action: 'disable_integration', message: 'The Twilio account was suspended.' },
  '30032': { action: 'block_sender', message: 'The toll-free number is not verified.' },
  '30036': { action: 'expired', message: 'It could not be delivered before its time ran out.' },
  '30450': { action: 'compliance', message: 'Twilio’s protection against SMS pumping stopped it.' },
  '30610': { action: 'compliance', message: 'Twilio stopped it: quiet hours.' },
  '30640': { action: 'compliance', message: 'Twilio stopped it: a known litigator.' },
};

/** The row of a code; an unknown code asks for nothing and is never retried. */
export function twilioError(code: string | number | null | undefined, said?: string): ProviderError {
  return errorOf(TWILIO_ERRORS, 'Twilio', code, said);
}
