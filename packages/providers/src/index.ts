export * from './error-action.js';
export * from './ports.js';
export * from './provider-error.js';
export type * from './vendor.js';
export type { ErrorRow, ProviderError } from './error-row.js';
export { SENDGRID_ERRORS } from './sendgrid/errors.js';
export { SIGNALHOUSE_ERRORS } from './signalhouse/errors.js';
export { twilioError, TWILIO_ERRORS } from './twilio/errors.js';
export { TwilioSignature, validateTwilioSignature } from './twilio/signature.js';
export {
  DEFAULT_TIMEOUT_MS,
  TwilioSms,
  type TwilioCredentials,
  type TwilioOptions,
} from './twilio/twilio-sms.js';
export { twilioCallStatus, TwilioVoice } from './twilio/twilio-voice.js';
export type { SignalHouseCredentials, SignalHouseOptions } from './signalhouse/client.js';
export { parseSignalHouseEvents, type SignalHouseEventOptions } from './signalhouse/events.js';
export { SignalHouseRegistration } from './signalhouse/registration.js';
export {
  SIGNALHOUSE_FRESH_MS,
  verifySignalHouseSignature,
  type SignalHouseDelivery,
} from './signalhouse/signature.js';
export { SignalHouseSms } from './signalhouse/signalhouse-sms.js';
export { SIGNALHOUSE_EVENTS, SignalHouseWebhooks, type SignalHouseWebhook } from './signalhouse/webhooks.js';
export type { MailAddress } from './mail/address.js';
export type { SendGridCredentials, SendGridOptions } from './sendgrid/client.js';
export { mailIdOf, parseSendGridEvents } from './sendgrid/events.js';
export {
  parseInboundMail,
  type InboundFields,
  type InboundMail,
  type ParsedInboundMail,
} from './sendgrid/inbound-mail.js';
export { SendGridEmail } from './sendgrid/sendgrid-email.js';
export { SENDGRID_FRESH_MS, verifySendGridSignature, type SendGridDelivery } from './sendgrid/signature.js';
export { AnthropicLlm, type AnthropicCredentials, type AnthropicOptions } from './anthropic/anthropic-llm.js';
export type { Waiting } from './anthropic/back-off.js';
export {
  DEFAULT_MODELS,
  MODEL_TASKS,
  readModels,
  type ModelRow,
  type ModelSettings,
  type ModelTable,
  type ModelTask,
  type TokenPrices,
} from './anthropic/models.js';
