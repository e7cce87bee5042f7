import type { Platform } from '../../platform/platform.js';
import type { OpenIntegration } from './open-integration.js';

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

/** What a person sets in the vendor's own console; nothing where the product sets it itself. */
export function webhookAddresses(config: Urls, account: OpenIntegration): { name: string; url: string }[] {
  const id = account.integrationId;
  switch (account.vendor) {
    case 'twilio':
      return [];
    case 'signalhouse':
      return [
        {
          name: 'Inbound messages of one number, when it is not signed',
          url: signalHouseUnsignedUrl(config, id, account.webhookToken),
        },
      ];
    case 'sendgrid':
      return [
        { name: 'Event webhook', url: sendGridEventUrl(config, id) },
        { name: 'Inbound Parse', url: sendGridInboundUrl(config, id, account.inboundToken) },
      ];
  }
}
