import { AppError } from '../../../../platform/errors/app-error.js';
import type { Platform } from '../../../../platform/platform.js';
import { parseSendGridEvents, verifySendGridSignature } from '../../../../platform/vendors/sendgrid.js';
import { openSendGrid } from '../../../integrations/index.js';
import { applyVendorEvents } from '../vendor-events/apply-vendor-events.js';
import type { EventDeps } from '../vendor-events/event-deps.js';
import { teamOfIntegration } from '../vendor-events/integration-team.js';

/** A post to the event webhook, not proven yet. */
export interface UnverifiedEvents {
  integrationId: string;
  rawBody: Buffer;
  signature: string | undefined;
  timestamp: string | undefined;
}

/**
 * What became of mails, as SendGrid reports it in lists. A disconnected account is still heard: a complaint or an
 * unsubscribe must not be lost with it.
 * @returns how many of the events were new
 * @throws AppError NOT_FOUND for an unknown integration; FORBIDDEN without a valid, fresh signature; BAD_USER_INPUT
 *   for a signed body that is no list of events
 */
export async function receiveSendGridEvents(
  deps: EventDeps & Pick<Platform, 'config'>,
  post: UnverifiedEvents,
): Promise<number> {
  const teamId = await teamOfIntegration(deps, 'sendgrid', post.integrationId);
  const account = teamId ? await openSendGrid(deps, teamId, post.integrationId) : null;
  if (!teamId || !account)
    throw new AppError(
      'NOT_FOUND',
      'No connected SendGrid account has this webhook address. Connect it again to get a new one.',
    );
  if (!account.eventPublicKey)
    throw new AppError(
      'FORBIDDEN',
      'Turn on the signature of the event webhook in SendGrid and connect the account again with its verification key.',
    );
  if (!verifySendGridSignature(account.eventPublicKey, post, deps.clock.now().getTime()))
    throw new AppError(
      'FORBIDDEN',
      'The signature of this delivery is missing, older than five minutes, or not made with the key that this account was connected with.',
    );
  const parsed = parseSendGridEvents(post.rawBody);
  if (!parsed.ok) throw new AppError('BAD_USER_INPUT', `This is no delivery of events: ${parsed.reason}.`);
  const source = { teamId, integrationId: post.integrationId, vendor: 'sendgrid' as const };
  return (await applyVendorEvents(deps, source, parsed.events)).size;
}
