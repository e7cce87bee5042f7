import type { SmsOutcome } from '../../../platform/vendors/twilio.js';
import { claimSend, type ClaimedSend } from './claim-send.js';
import type { SendDeps } from './send-deps.js';
import { settleSend } from './settle-send.js';

/** Between tries to store a result; after them the lease runs out and the provider is asked. */
const STORE_AGAIN_MS = [100, 400, 1_500, 4_000];

/**
 * Send one ledger row at most once: claim it in a transaction, one HTTP request, store the result. Safe to run
 * twice and at the same time from anywhere; whoever does not win the row does nothing.
 */
export async function sendLedgerRow(
  deps: SendDeps,
  { teamId, ledgerId }: { teamId: string; ledgerId: string },
): Promise<void> {
  const claim = await claimSend(deps, teamId, ledgerId);
  if (!claim) return;
  const outcome = await submit(deps, claim);
  for (const wait of STORE_AGAIN_MS) {
    try {
      await settleSend(deps, claim, outcome);
      return;
    } catch (error) {
      deps.logger.warn(
        { err: error, ledgerId, outcome: outcome.kind },
        'the result of a send could not be stored: will try again',
      );
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  await settleSend(deps, claim, outcome);
}

async function submit(deps: SendDeps, claim: ClaimedSend): Promise<SmsOutcome> {
  let asked = false;
  try {
    const port = await deps.openPort(claim.teamId, claim.integrationId);
    if (!port) return { kind: 'not_processed', code: 'no_account' };
    asked = true;
    return await port.send({
      to: claim.to,
      from: claim.from,
      body: claim.body,
      statusCallback: statusCallbackUrl(deps.config.APP_URL, claim),
      validityPeriod: claim.validityPeriod,
    });
  } catch (error) {
    // Ports do not throw; what does come out of one proves nothing about the message. Before it was asked nothing left.
    deps.logger.error({ err: error, ledgerId: claim.ledgerId }, 'the provider adapter failed');
    return asked
      ? { kind: 'unknown', cause: 'adapter_failed' }
      : { kind: 'not_processed', code: 'adapter_failed' };
  }
}

/**
 * Where the provider reports about one attempt: any report then settles a lost answer. The fragment is Twilio's
 * connection override, which is neither sent nor signed: try again on every failure.
 */
export function statusCallbackUrl(
  appUrl: string,
  claim: Pick<ClaimedSend, 'integrationId' | 'ledgerId' | 'attempt'>,
): string {
  return `${appUrl.replace(/\/+$/, '')}/api/webhooks/twilio/${claim.integrationId}/status?l=${claim.ledgerId}&a=${claim.attempt}#rc=5&rp=all`;
}
