export * from './error-action.js';
export * from './ports.js';
export { twilioError, TWILIO_ERRORS } from './twilio/errors.js';
export { validateTwilioSignature } from './twilio/signature.js';
export {
  DEFAULT_TIMEOUT_MS,
  TwilioSms,
  type TwilioCredentials,
  type TwilioOptions,
} from './twilio/twilio-sms.js';
