import {
  detectAutomatic,
  ledgerIdOf,
  parseHeaders,
  senderDoubt,
  splitPlus,
  splitReply,
  textOfHtml,
} from '@og/core';
import { createHash } from 'node:crypto';
import { parseInboundMail } from '../../../../platform/vendors/sendgrid.js';
import { ledgerIdOfTag } from '../../../email/index.js';
import type { InboundMedia, InboundMessage } from '../../../inbox/index.js';

/** A mail as it came, before the database was asked whose it is. */
export interface ReadMail {
  message: InboundMessage & { email: NonNullable<InboundMessage['email']> };
  /** Addresses of ours that it may have come to, without their tags; the envelope's first. */
  recipients: string[];
}

const ID_LENGTH = 500;
const SUBJECT_LENGTH = 500;
/** What people read; the rest of a longer one is of no use to anybody. */
const TEXT_LENGTH = 200_000;

/**
 * Read the fields of an Inbound Parse post.
 * @returns what is wrong with them, for whoever set the webhook up
 */
export function mailOf(
  fields: Readonly<Record<string, Buffer>>,
  media: InboundMedia[],
): ReadMail | { problem: string } {
  if (fields['email'] && !fields['text'] && !fields['html'])
    return { problem: 'Turn off “POST the raw, full MIME message” in SendGrid: the mail must come parsed.' };
  const parsed = parseInboundMail(fields);
  if (!parsed.ok) return { problem: `This is no mail: ${parsed.reason}.` };
  const { mail } = parsed;
  const headers = parseHeaders(fields['headers']?.toString('utf8') ?? '');
  const original = storable(
    (fields['text']?.length ? mail.text : textOfHtml(mail.html ?? '')).slice(0, TEXT_LENGTH),
  );
  const { reply, words } = splitReply(original);
  const ids = mail.inReplyTo;
  const tagged = mail.deliveredTo.map((address) => ledgerIdOfTag(splitPlus(address).tag));
  const subject = storable(mail.subject.replace(/\s+/g, ' ').trim().slice(0, SUBJECT_LENGTH));
  const messageId =
    mail.messageId && mail.messageId.length <= ID_LENGTH ? `<${storable(mail.messageId)}>` : null;
  return {
    recipients: [...mail.deliveredTo, ...mail.to.map((to) => to.email)].map((to) => splitPlus(to).base),
    message: {
      // One without a Message-ID is known again by what it says.
      providerId:
        messageId ??
        `mail:${createHash('sha256')
          .update(JSON.stringify([mail.from, subject, original]))
          .digest('hex')}`,
      from: mail.from.email,
      to: mail.deliveredTo[0] ?? mail.to[0]?.email ?? '',
      body: reply === '' ? original.trim() : reply,
      media,
      carrierAnswered: null,
      email: {
        subject,
        words,
        original,
        messageId,
        fromName: mail.from.name === '' ? null : storable(mail.from.name),
        answersLedgerId: firstOf([...tagged, ...ids.map(ledgerIdOf)]),
        mailboxId: null,
        senderDoubt: senderDoubt({ from: mail.from.email, spf: mail.spf, dkim: mail.dkim }),
        automatic: detectAutomatic({
          headers,
          from: mail.from.email,
          envelopeFrom: envelopeSender(fields['envelope']),
          subject: mail.subject,
        }),
      },
    },
  };
}

function envelopeSender(envelope: Buffer | undefined): string | null {
  try {
    const { from } = JSON.parse(envelope?.toString('utf8') ?? '{}') as { from?: unknown };
    return typeof from === 'string' ? from.toLowerCase() : null;
  } catch {
    return null;
  }
}

function firstOf(values: readonly (string | null)[]): string | null {
  return values.find((value) => value !== null) ?? null;
}

/** PostgreSQL takes neither NUL nor half a character. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
