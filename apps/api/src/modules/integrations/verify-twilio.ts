import type { Platform } from '../../platform/platform.js';
import {
  openTwilioAccount,
  type AccountCheck,
  type TwilioCredentials,
} from '../../platform/vendors/twilio.js';

/** A message that nobody has. */
const NO_MESSAGE = `SM${'0'.repeat(32)}`;

/**
 * Ask Twilio whether these credentials open the account. A server that knows messages but not the account
 * resource (a gateway in between) still proves them: "no such message" is answered to the right credentials only.
 */
export async function verifyTwilio(
  config: Platform['config'],
  credentials: TwilioCredentials,
): Promise<AccountCheck> {
  const account = openTwilioAccount(config, credentials);
  try {
    const check = await account.verifyAccount();
    if (check.ok || check.reason !== 'credentials') return check;
    const lookup = await account.lookup({ providerId: NO_MESSAGE });
    return lookup.kind === 'found' ? { ok: true, account: credentials.accountSid, name: null } : check;
  } finally {
    account.close();
  }
}
