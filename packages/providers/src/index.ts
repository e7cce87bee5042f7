export * from './error-action.js';
export * from './ports.js';
export * from './provider-error.js';
export type * from './vendor.js';
export type { ErrorRow, ProviderError } from './error-row.js';
export { SENDGRID_ERRORS } from './sendgrid/errors.js';
export { SIGNALHOUSE_ERRORS } from './signalhouse/errors.js';
export { twilioError, TWILIO_ERRORS } from './twilio/errors.js';
export { validateTwilioSignature } from './twilio/signature.js';
export {
  DEFAULT_TIMEOUT_MS,
  TwilioSms,
  type TwilioCredentials,
  type TwilioOptions,
} from './twilio/twilio-sms.js';
