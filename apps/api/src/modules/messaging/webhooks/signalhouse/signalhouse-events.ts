import { detectRevocation } from '@og/core';
import { AppError } from '../../../../platform/errors/app-error.js';
import type { Platform } from '../../../../platform/platform.js';
import type { VendorEvent } from '../../../../platform/vendors/ports.js';
import {
  parseSignalHouseEvents,
  verifySignalHouseSignature,
} from '../../../../platform/vendors/signalhouse.js';
import { timingSafeEqual } from 'node:crypto';
import { ATTEMPT_ARG, LEDGER_ARG } from '../../../email/index.js';
import { openSignalHouse, type OpenSignalHouse } from '../../../integrations/index.js';
import type { EventDeps } from '../vendor-events/event-deps.js';
import type { EventWriter } from '../vendor-events/event-writer.js';
import { teamOfIntegration } from '../vendor-events/integration-team.js';
import { isStatusSigned } from '../../sending/status-signature.js';

export type SignalHouseDeps = EventDeps & Pick<Platform, 'config' | 'queues'>;

/** A post of SignalHouse's, not proven yet. */
export interface UnverifiedPush {
  integrationId: string;
  rawBody: Buffer;
  signature: string | undefined;
  timestamp: string | undefined;
  deliveryId: string | undefined;
}

/** What proves a push: its signature, our secret in its address, or our signature of one message in its address. */
export type Proof =
  | { by: 'signature' }
  | { by: 'token'; token: string }
  | { by: 'message'; ledgerId: string; attempt: string; signature: string };

/**
 * A signed or unsigned webhook of SignalHouse, answered once everything that it causes is committed: the vendor waits
 * for three seconds and tries three times, so nothing here waits for a network but the confirmation of what nobody
 * signed. A disconnected account is still heard.
 * @throws AppError NOT_FOUND for an unknown address; FORBIDDEN without proof; BAD_USER_INPUT for what is no event;
 *   VENDOR_UNAVAILABLE when something unsigned cannot be confirmed now
 */
export async function receiveSignalHouse(
  deps: SignalHouseDeps,
  writer: EventWriter,
  push: UnverifiedPush,
  proof: Proof,
): Promise<void> {
  const teamId = await teamOfIntegration(deps, 'signalhouse', push.integrationId);
  const account = teamId ? await openSignalHouse(deps, teamId, push.integrationId) : null;
  if (!teamId || !account)
    throw new AppError(
      'NOT_FOUND',
      'No connected SignalHouse account has this webhook address. Connect it again to get a new one.',
    );
  checkProof(deps, account, push, proof);
  const parsed = parseSignalHouseEvents(push.rawBody, {
    acceptOlder: account.olderWebhooks,
    deliveryId: push.deliveryId,
  });
  if (!parsed.ok) throw new AppError('BAD_USER_INPUT', `This is no event: ${parsed.reason}.`);
  const events =
    proof.by === 'token'
      ? await confirmed(account, parsed.events)
      : proof.by === 'message'
        ? ofMessage(parsed.events, proof)
        : parsed.events;
  const source = { teamId, integrationId: push.integrationId, vendor: 'signalhouse' as const };
  await writer.write(source, events);
  if (events.some((event) => event.kind === 'registration')) await lookAtRegistrations(deps);
}

function checkProof(
  deps: SignalHouseDeps,
  account: OpenSignalHouse,
  push: UnverifiedPush,
  proof: Proof,
): void {
  switch (proof.by) {
    case 'signature': {
      const { signingSecret } = account;
      const now = deps.clock.now().getTime();
      if (!signingSecret || !verifySignalHouseSignature(signingSecret, push, now))
        throw new AppError(
          'FORBIDDEN',
          'The X-SignalHouse-Signature is missing, older than five minutes or wrong. Connect the account again to register this address anew.',
        );
      return;
    }
    case 'token': {
      const [expected, given] = [Buffer.from(account.webhookToken), Buffer.from(proof.token)];
      if (expected.length !== given.length || !timingSafeEqual(expected, given))
        throw new AppError('NOT_FOUND', 'No connected SignalHouse account has this webhook address.');
      return;
    }
    case 'message': {
      const { ledgerId, attempt, signature } = proof;
      if (!isStatusSigned(deps.vault, { integrationId: push.integrationId, ledgerId, attempt }, signature))
        throw new AppError('FORBIDDEN', 'This address reports about no message of ours.');
    }
  }
}

/** The address of one message tells of that message and of nothing else. */
function ofMessage(
  events: readonly VendorEvent[],
  { ledgerId, attempt }: Extract<Proof, { by: 'message' }>,
): VendorEvent[] {
  return events
    .filter((event) => event.kind === 'status')
    .map((event) => ({ ...event, customArgs: { [LEDGER_ARG]: ledgerId, [ATTEMPT_ARG]: attempt } }));
}

/**
 * What came without a signature counts when the vendor's API knows the message. A revocation counts at once: to
 * believe one too many harms nobody.
 */
async function confirmed(account: OpenSignalHouse, events: readonly VendorEvent[]): Promise<VendorEvent[]> {
  const believed: VendorEvent[] = [];
  for (const event of events) {
    if (event.kind === 'inbound_text' && detectRevocation(event.body)) believed.push(event);
    else if (event.kind === 'inbound_text' || event.kind === 'status') {
      const found = await account.sms.lookup({ providerId: event.providerId });
      if (found.kind === 'unavailable')
        throw new AppError('VENDOR_UNAVAILABLE', 'SignalHouse cannot confirm this event now.');
      if (found.messages.some((message) => message.providerId === event.providerId)) believed.push(event);
    }
  }
  return believed;
}

/** A registration moved on: its state is read from the vendor, at once instead of at the next round. */
async function lookAtRegistrations(deps: SignalHouseDeps): Promise<void> {
  await deps.queues
    .trigger('campaign/refresh-registrations')
    .catch((error: unknown) => deps.logger.warn({ err: error }, 'registrations are read at the next round'));
}
