import type { Platform } from '../../../platform/platform.js';
import type { SendOutcome } from '../../../platform/vendors/ports.js';
import { openIntegration } from '../../integrations/index.js';
import type { ClaimedSend } from './send-deps.js';
import { signStatus } from './status-signature.js';

/** Hands one claimed send to its vendor: one request, never repeated, whatever comes of it is an outcome. */
export type SendPort = (claim: ClaimedSend) => Promise<SendOutcome>;

/** Finds the adapter that sends for an integration; null when it was disconnected. */
export type OpenSendPort = (teamId: string, integrationId: string) => Promise<SendPort | null>;

/** The adapters of the connected accounts, texts and e-mails alike. */
export function sendPorts(platform: Pick<Platform, 'database' | 'vault' | 'config'>): OpenSendPort {
  return async (teamId, integrationId) => {
    const account = await openIntegration(platform, teamId, integrationId);
    if (!account || account.state === 'disabled') return null;
    if (account.vendor === 'sendgrid') {
      return (claim) =>
        claim.email
          ? account.email.send(claim.email)
          : Promise.resolve({ kind: 'not_processed', code: 'not_composed' });
    }
    const { sms, vendor } = account;
    return (claim) =>
      sms.send({
        to: claim.to,
        from: claim.from,
        body: claim.body,
        statusCallback:
          statusCallbackUrl(platform.config.APP_URL, vendor, claim) +
          // SignalHouse signs nothing that it sends to the address of one message.
          (vendor === 'signalhouse' ? `&s=${signStatus(platform.vault, claim)}` : ''),
        validityPeriod: claim.validityPeriod,
      });
  };
}

/**
 * Where the provider reports about one attempt: any report then settles a lost answer. The fragment is Twilio's
 * connection override, which is neither sent nor signed: try again on every failure.
 */
export function statusCallbackUrl(
  appUrl: string,
  vendor: string,
  claim: Pick<ClaimedSend, 'integrationId' | 'ledgerId' | 'attempt'>,
): string {
  const override = vendor === 'twilio' ? '#rc=5&rp=all' : '';
  return `${appUrl.replace(/\/+$/, '')}/api/webhooks/${vendor}/${claim.integrationId}/status?l=${claim.ledgerId}&a=${claim.attempt}${override}`;
}
