import type { Platform } from '../../../platform/platform.js';
import type { SmsPort } from '../../../platform/vendors/ports.js';
import { openIntegration } from '../../integrations/index.js';

/** Finds the adapter of an SMS account, to look messages up; null when it was disconnected or sends no texts. */
export type OpenSmsPort = (teamId: string, integrationId: string) => Promise<SmsPort | null>;

/** The adapters of the connected accounts. */
export function smsPorts(platform: Pick<Platform, 'database' | 'vault' | 'config'>): OpenSmsPort {
  return async (teamId, integrationId) => {
    const account = await openIntegration(platform, teamId, integrationId);
    if (!account || account.vendor === 'sendgrid' || account.state === 'disabled') return null;
    return account.sms;
  };
}
