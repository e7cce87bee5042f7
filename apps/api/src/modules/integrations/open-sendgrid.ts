import type { Platform } from '../../platform/platform.js';
import { openIntegration, type OpenSendGrid } from './open-integration.js';

export type { OpenSendGrid } from './open-integration.js';

/**
 * Open a SendGrid account; see `openIntegration`.
 * @returns null when the team has no such SendGrid integration
 */
export async function openSendGrid(
  deps: Pick<Platform, 'database' | 'vault' | 'config'>,
  teamId: string,
  integrationId: string,
): Promise<OpenSendGrid | null> {
  const account = await openIntegration(deps, teamId, integrationId);
  return account?.vendor === 'sendgrid' ? account : null;
}
