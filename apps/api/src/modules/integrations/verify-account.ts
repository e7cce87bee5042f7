import type { Platform } from '../../platform/platform.js';
import { openAnthropicAccount, type AnthropicCredentials } from '../../platform/vendors/anthropic.js';
import { openSendGridAccount, type SendGridCredentials } from '../../platform/vendors/sendgrid.js';
import { openSignalHouseAccount, type SignalHouseCredentials } from '../../platform/vendors/signalhouse.js';
import type { AccountCheck } from '../../platform/vendors/twilio.js';

/** Ask SignalHouse whether the key opens the group's account. */
export async function verifySignalHouse(
  config: Platform['config'],
  credentials: SignalHouseCredentials,
): Promise<AccountCheck> {
  const account = openSignalHouseAccount(config, credentials);
  try {
    return await account.verifyAccount();
  } finally {
    account.close();
  }
}

/** Ask SendGrid whether the key may send mail. */
export async function verifySendGrid(
  config: Platform['config'],
  credentials: SendGridCredentials,
): Promise<AccountCheck> {
  const account = openSendGridAccount(config, credentials);
  try {
    return await account.verifyAccount();
  } finally {
    account.close();
  }
}

/** Ask Anthropic whether the key opens an account. */
export async function verifyAnthropic(
  config: Platform['config'],
  credentials: AnthropicCredentials,
): Promise<AccountCheck> {
  return openAnthropicAccount(config, credentials).verifyAccount();
}
