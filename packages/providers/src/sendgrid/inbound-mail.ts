import { parseHeaders } from '@og/core';
import { clean, firstText, isObject, textOf } from '../http/json.js';
import { parseAddress, parseAddressList, type MailAddress } from '../mail/address.js';
import { idsOf } from '../mail/headers.js';

/** The form fields of SendGrid's Inbound Parse, as the multipart body had them. */
export type InboundFields = Readonly<Record<string, string | Buffer>>;

/** A mail that somebody wrote to one of our addresses. */
export interface InboundMail {
  /** Its Message-ID, without brackets; null when it has none. */
  messageId: string | null;
  /** Of the mails that it answers, the nearest first, without brackets. */
  inReplyTo: string[];
  /** Who wrote it, by its From header. */
  from: MailAddress;
  /** Whom the header names. */
  to: MailAddress[];
  /** Where it was really delivered to (SMTP), lower case. */
  deliveredTo: string[];
  subject: string;
  /** The plain part; empty when the mail has none. */
  text: string;
  html: string | null;
  spf: string | null;
  /** As the vendor found it: `{@example.com : pass}`. */
  dkim: string | null;
  spamScore: number | null;
  attachments: { name: string; type: string }[];
}

export type ParsedInboundMail = { ok: true; mail: InboundMail } | { ok: false; reason: string };

/**
 * Read the fields of an Inbound Parse post, as they are: what is new in a text and who wrote it, core's rules say.
 * Text fields come in the character set that the field `charsets` names for each, so the multipart reader must leave
 * their bytes as they are.
 */
export function parseInboundMail(fields: InboundFields): ParsedInboundMail {
  const charsets = jsonField(fields['charsets']);
  const field = (name: string): string => decode(fields[name], charsets[name]);
  const from = parseAddress(field('from'));
  if (!from) return { ok: false, reason: 'the field from holds no address' };
  const headers = parseHeaders(field('headers'));
  const envelope = jsonField(fields['envelope']);
  const html = field('html');
  const spamScore = Number.parseFloat(field('spam_score'));
  return {
    ok: true,
    mail: {
      messageId: idsOf(headers.get('message-id'))[0] ?? null,
      inReplyTo: repliedTo(headers),
      from,
      to: parseAddressList(field('to')),
      deliveredTo: Array.isArray(envelope['to'])
        ? envelope['to'].flatMap((to) => textOf(to)?.toLowerCase() ?? [])
        : [],
      subject: field('subject'),
      text: field('text'),
      html: html === '' ? null : html,
      spf: field('SPF') || null,
      dkim: field('dkim') || null,
      spamScore: Number.isFinite(spamScore) ? spamScore : null,
      attachments: attachmentsOf(jsonField(fields['attachment-info'])),
    },
  };
}

function repliedTo(headers: ReadonlyMap<string, string>): string[] {
  const references = idsOf(headers.get('references')).toReversed();
  return [...new Set([...idsOf(headers.get('in-reply-to')), ...references])];
}

function jsonField(value: string | Buffer | undefined): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(value.toString());
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function decode(value: string | Buffer | undefined, charset: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return clean(value);
  try {
    return clean(new TextDecoder(typeof charset === 'string' ? charset : 'utf-8').decode(value));
  } catch {
    // A character set that nobody knows.
    return clean(value.toString('utf8'));
  }
}

function attachmentsOf(info: Readonly<Record<string, unknown>>): { name: string; type: string }[] {
  return Object.values(info)
    .filter(isObject)
    .map((item) => ({
      name: firstText(item, 'filename', 'name') ?? 'attachment',
      type: firstText(item, 'type') ?? 'application/octet-stream',
    }));
}
