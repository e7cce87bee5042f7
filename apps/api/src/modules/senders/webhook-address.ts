import type { Config } from '../../platform/config/config.js';

/** Where Twilio posts the texts that people send to a number of this integration. */
export function inboundSmsUrl(config: Pick<Config, 'APP_URL'>, integrationId: string): string {
  return `${config.APP_URL.replace(/\/+$/, '')}/api/webhooks/twilio/${integrationId}/sms`;
}

/**
 * The same with Twilio's connection override: by default it tries again only when no connection came about, and a
 * text that met a restart would be lost. Other servers behind TWILIO_API_BASE_URL may not know the fragment.
 */
export function inboundSmsUrlWithRetries(
  config: Pick<Config, 'APP_URL' | 'TWILIO_API_BASE_URL' | 'CARRIERS_SIMULATED'>,
  integrationId: string,
): string {
  const url = inboundSmsUrl(config, integrationId);
  return !config.TWILIO_API_BASE_URL || config.CARRIERS_SIMULATED ? `${url}#rc=5&rp=all` : url;
}

/** Where a call to a number of this integration asks what to do. */
export function inboundVoiceUrl(config: Pick<Config, 'APP_URL'>, integrationId: string): string {
  return `${config.APP_URL.replace(/\/+$/, '')}/api/webhooks/twilio/${integrationId}/voice`;
}
