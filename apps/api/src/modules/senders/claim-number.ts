import type { Platform } from '../../platform/platform.js';
import { vendorRejected, type VendorRejected } from '../../platform/errors/failures.js';
import {
  openIntegration,
  type IntegrationView,
  type OpenSignalHouse,
  type OpenTwilio,
} from '../integrations/index.js';
import { inboundSmsUrl, inboundSmsUrlWithRetries, inboundVoiceUrl } from './webhook-address.js';

type Deps = Pick<Platform, 'database' | 'vault' | 'config'>;

export interface ClaimedNumber {
  integrationId: string;
  /** Null when the vendor's number list could not be read. */
  providerSid: string | null;
  /** What is left for a person to do; null when replies find their way here already. */
  todo: string | null;
}

/** Find the account that rents the number, the newest first, and point the number's texts at this system. */
export async function claimNumber(
  deps: Deps,
  teamId: string,
  accounts: IntegrationView[],
  phone: string,
): Promise<ClaimedNumber | VendorRejected> {
  const answers: (ClaimedNumber | VendorRejected)[] = [];
  for (const account of accounts) {
    const opened = await openIntegration(deps, teamId, account.id);
    if (!opened || opened.vendor === 'sendgrid') continue;
    const answer =
      opened.vendor === 'twilio'
        ? await claimAt(deps, opened, phone)
        : await claimAtSignalHouse(opened, phone);
    if (!('__typename' in answer) && answer.providerSid) return answer;
    answers.push(answer);
  }
  const uncertain = answers.find((answer) => !('__typename' in answer));
  return (
    uncertain ?? answers[0] ?? vendorRejected('The account was disconnected meanwhile. Connect it again.')
  );
}

async function claimAt(
  deps: Deps,
  opened: OpenTwilio,
  phone: string,
): Promise<ClaimedNumber | VendorRejected> {
  const { integrationId, sms, voice } = opened;
  const byHand = (why: string) =>
    `${why} For replies, set this address at Twilio as the number's webhook for incoming messages: ${inboundSmsUrl(deps.config, integrationId)}`;
  const found = await sms.findNumber(phone);
  if (found.ok) {
    if (!found.number.sms)
      return vendorRejected(`${phone} cannot send texts: choose a number with SMS at Twilio.`, 'no_sms');
    const set = await sms.configureNumber(found.number.sid, {
      smsUrl: inboundSmsUrlWithRetries(deps.config, integrationId),
    });
    // A short code takes no calls. Whoever calls a number hears a greeting; without it texts work all the same.
    if (set.ok && found.number.sid.startsWith('PN'))
      await voice.configureVoice(found.number.sid, { voiceUrl: inboundVoiceUrl(deps.config, integrationId) });
    const todo = set.ok ? null : byHand(`Twilio did not take our address (${set.message}).`);
    return { integrationId, providerSid: found.number.sid, todo };
  }
  if (found.reason === 'not_owned') return vendorRejected(found.message, 'not_owned');
  // Refused at the list of numbers but not at the account itself: a server that does not offer the list.
  if (found.reason === 'credentials') {
    const account = await sms.verifyAccount();
    if (!account.ok && account.reason !== 'unavailable')
      return vendorRejected(account.message, `twilio_${account.reason}`);
  }
  return { integrationId, providerSid: null, todo: byHand('Twilio did not show us its list of numbers.') };
}

/** Inbound texts of all numbers come to the account's one webhook: nothing to set on a number. */
async function claimAtSignalHouse(
  { integrationId, sms, signingSecret }: OpenSignalHouse,
  phone: string,
): Promise<ClaimedNumber | VendorRejected> {
  const found = await sms.findNumber(phone);
  if (!found.ok)
    return vendorRejected(
      found.message,
      found.reason === 'not_owned' ? 'not_owned' : `signalhouse_${found.reason}`,
    );
  if (!found.number.sms)
    return vendorRejected(`${phone} cannot send texts: choose a number with SMS at SignalHouse.`, 'no_sms');
  const todo =
    signingSecret === null
      ? 'SignalHouse has no webhook address of ours: replies are read from its log, which takes longer. Connect the account again.'
      : null;
  return { integrationId, providerSid: found.number.sid, todo };
}
