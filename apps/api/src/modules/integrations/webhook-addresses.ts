import type { Platform } from '../../platform/platform.js';

type Urls = Pick<Platform['config'], 'APP_URL'>;

const under = ({ APP_URL }: Urls, path: string) => `${APP_URL.replace(/\/+$/, '')}/api/webhooks/${path}`;

/** Where SignalHouse posts its signed webhooks. */
export function signalHouseWebhookUrl(config: Urls, integrationId: string): string {
  return under(config, `signalhouse/${integrationId}`);
}

/** Where SignalHouse posts webhooks that it does not sign: the token stands in for the signature. */
export function signalHouseUnsignedUrl(config: Urls, integrationId: string, webhookToken: string): string {
  return under(config, `signalhouse/${integrationId}/${webhookToken}`);
}

/** Where SendGrid posts what became of mails. */
export function sendGridEventUrl(config: Urls, integrationId: string): string {
  return under(config, `sendgrid/${integrationId}/events`);
}

/** Where SendGrid's Inbound Parse posts mails that people send. */
export function sendGridInboundUrl(config: Urls, integrationId: string, inboundToken: string): string {
  return under(config, `sendgrid/${integrationId}/inbound/${inboundToken}`);
}
