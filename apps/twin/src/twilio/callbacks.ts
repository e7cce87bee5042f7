import type { Announcer } from '../network/delivery.js';
import type { Message, MessageStatus } from '../network/message.js';
import { type Accounts, signingKey } from './accounts.js';
import type { Webhooks } from './webhooks.js';

/** Status callbacks to the address that each message names. */
export function twilioAnnouncer(accounts: Accounts, webhooks: Webhooks): Announcer {
  return {
    listens: (message) => message.statusCallback !== null,
    announce: async (message, status, code) => {
      const account = accounts.find(message.accountSid);
      if (!account || !message.statusCallback) return;
      await webhooks.send({
        target: message.statusCallback,
        method: 'POST',
        params: callbackParams(message, status, code),
        key: signingKey(account),
        idempotencyToken: `${message.sid}-${status}`,
      });
    },
  };
}

/** The form of a status callback. */
function callbackParams(
  message: Message,
  status: MessageStatus,
  code: number | string | null,
): Record<string, string> {
  const params: Record<string, string> = {
    MessageSid: message.sid,
    SmsSid: message.sid,
    AccountSid: message.accountSid,
    MessageStatus: status,
    SmsStatus: status,
    To: message.to,
    From: message.from ?? '',
    ApiVersion: '2010-04-01',
  };
  if (message.messagingServiceSid) params['MessagingServiceSid'] = message.messagingServiceSid;
  if (code !== null) params['ErrorCode'] = String(code);
  return params;
}
