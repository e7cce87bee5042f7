import { SendGridEmail, type SendGridCredentials } from '@og/providers';

/** A SendGrid account: send, verify, manage its domains. Talks to SENDGRID_API_BASE_URL when that is set. */
export function openSendGridAccount(
  config: { SENDGRID_API_BASE_URL?: string | undefined },
  credentials: SendGridCredentials,
): SendGridEmail {
  return new SendGridEmail(credentials, { baseUrl: config.SENDGRID_API_BASE_URL });
}

export { parseInboundMail, parseSendGridEvents, verifySendGridSignature } from '@og/providers';
export type { SendGridCredentials, SendGridEmail } from '@og/providers';
