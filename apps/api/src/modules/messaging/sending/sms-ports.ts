import type { SmsPort } from '../../../platform/vendors/twilio.js';
import type { Platform } from '../../../platform/platform.js';
import { openTwilio } from '../../integrations/index.js';

/** Finds the adapter that sends for an integration; null when it was disconnected. */
export type OpenSmsPort = (teamId: string, integrationId: string) => Promise<SmsPort | null>;

/** The adapters of the connected accounts. A further vendor is a further branch here. */
export function smsPorts(platform: Pick<Platform, 'database' | 'vault' | 'config'>): OpenSmsPort {
  return async (teamId, integrationId) => {
    const twilio = await openTwilio(platform, teamId, integrationId);
    return twilio && twilio.state !== 'disabled' ? twilio.sms : null;
  };
}
