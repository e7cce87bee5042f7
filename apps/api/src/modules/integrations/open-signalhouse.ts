import type { Platform } from '../../platform/platform.js';
import { openIntegration, type OpenSignalHouse } from './open-integration.js';

export type { OpenSignalHouse } from './open-integration.js';

/**
 * Open a SignalHouse account; see `openIntegration`.
 * @returns null when the team has no such SignalHouse integration
 */
export async function openSignalHouse(
  deps: Pick<Platform, 'database' | 'vault' | 'config'>,
  teamId: string,
  integrationId: string,
): Promise<OpenSignalHouse | null> {
  const account = await openIntegration(deps, teamId, integrationId);
  return account?.vendor === 'signalhouse' ? account : null;
}
