import { answerSubject, composeEmailContent, referencesOf } from '@og/core';
import type { Platform } from '../../platform/platform.js';
import type { EmailRequest } from '../../platform/vendors/ports.js';
import type { EmailParts } from './load-email-parts.js';
import { replyAddress } from './reply-tag.js';
import { unsubscribeUrl } from './unsubscribe-token.js';

/** Names of what a vendor hands back with its events: the ledger row and the attempt, nothing else. */
export const LEDGER_ARG = 'l';
export const ATTEMPT_ARG = 'a';

/**
 * The request that hands one e-mail to a provider. Whatever nobody asked for (a campaign's step, a first mail by hand)
 * says where it comes from and how to get no more, for people and for mail clients (RFC 8058); an answer to a person's
 * mail does not.
 */
export function composeEmail(
  { vault, config }: Pick<Platform, 'vault' | 'config'>,
  parts: EmailParts,
  attempt: number,
): EmailRequest {
  const { ledgerId, teamId, mailbox, thread } = parts;
  const answered = thread.findLast((mail) => mail.inbound) ?? thread.at(-1);
  const isAnswer = !parts.inCampaign && thread.some((mail) => mail.inbound);
  const way = isAnswer ? null : unsubscribeUrl(vault, config.APP_URL, { teamId, ledgerId });
  const replyTo = mailbox.replyTo ?? replyAddress(mailbox.address, ledgerId);
  const content = composeEmailContent({
    subject: subjectOf(parts),
    body: parts.body,
    brand: parts.brand,
    postalAddress: parts.postalAddress,
    unsubscribeUrl: way,
  });
  return {
    to: parts.address,
    from: { email: mailbox.address, name: mailbox.displayName },
    replyTo,
    ...content,
    headers: {
      'Message-ID': parts.messageId,
      ...(answered
        ? {
            'In-Reply-To': answered.messageId,
            References: referencesOf(thread.map((mail) => mail.messageId)),
          }
        : {}),
      ...(way
        ? {
            'List-Unsubscribe': `<${way}>, <mailto:${replyTo}?subject=unsubscribe>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }
        : {}),
    },
    customArgs: { [LEDGER_ARG]: ledgerId, [ATTEMPT_ARG]: String(attempt) },
  };
}

function subjectOf({ subject, thread, brand }: EmailParts): string {
  if (subject?.trim()) return subject;
  const before = thread.findLast((mail) => mail.subject?.trim())?.subject;
  return before ? answerSubject(before) : brand;
}
