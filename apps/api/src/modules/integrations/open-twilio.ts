import type { Platform } from '../../platform/platform.js';
import { openIntegration, type OpenTwilio } from './open-integration.js';

export type { OpenTwilio } from './open-integration.js';

/**
 * Open a Twilio account; see `openIntegration`.
 * @returns null when the team has no such Twilio integration
 */
export async function openTwilio(
  deps: Pick<Platform, 'database' | 'vault' | 'config'>,
  teamId: string,
  integrationId: string,
): Promise<OpenTwilio | null> {
  const account = await openIntegration(deps, teamId, integrationId);
  return account?.vendor === 'twilio' ? account : null;
}
