import { z } from 'zod';
import type { MailParty } from './mail.js';
import { type Complaint, Refusal } from './refusal.js';

const party = z.object({ email: z.email('Does not contain a valid address.'), name: z.string().optional() });
const texts = z.record(z.string(), z.string());
const body = z.object({
  personalizations: z
    .array(
      z.object({
        to: z.array(party).min(1, 'The to array is required'),
        cc: z.array(party).optional(),
        bcc: z.array(party).optional(),
        subject: z.string().optional(),
        headers: texts.optional(),
        custom_args: texts.optional(),
        send_at: z.int().optional(),
      }),
    )
    .min(1)
    .max(1_000),
  from: party,
  reply_to: party.optional(),
  subject: z.string().optional(),
  content: z.array(z.object({ type: z.string().min(1), value: z.string().min(1) })).optional(),
  template_id: z.string().optional(),
  headers: texts.optional(),
  categories: z.array(z.string().max(255)).max(10).optional(),
  custom_args: texts.optional(),
  send_at: z.int().optional(),
  mail_settings: z.looseObject({ sandbox_mode: z.object({ enable: z.boolean() }).optional() }).optional(),
});

/** Headers that belong to the vendor. */
const RESERVED =
  /^(x-sg-id|x-sg-eid|received|dkim-signature|content-type|content-transfer-encoding|to|from|subject|reply-to|cc|bcc)$/i;
const FURTHEST_SECONDS = 72 * 3_600;
const MOST_CUSTOM_BYTES = 10_000;

/** One mail to one person, as it was asked for. */
export interface Draft {
  to: MailParty;
  from: MailParty;
  replyTo: MailParty | null;
  subject: string;
  text: string;
  html: string;
  /** The invitation that came with it, as RFC 5545. */
  calendar: string | null;
  headers: Record<string, string>;
  customArgs: Record<string, string>;
  categories: string[];
  /** Milliseconds since 1970; null for now. */
  sendAt: number | null;
}

export interface SendRequest {
  drafts: Draft[];
  sandbox: boolean;
}

/**
 * Check the body of a send as SendGrid does.
 * @param now milliseconds in system time
 * @throws Refusal 400
 */
export function parseSend(value: unknown, now: number): SendRequest {
  const parsed = body.safeParse(value);
  if (!parsed.success)
    throw new Refusal(
      400,
      parsed.error.issues.map(({ path, message }) => ({ message, field: path.join('.') })),
    );
  const { data } = parsed;
  const complaints: Complaint[] = [];
  const complain = (field: string, message: string): void => void complaints.push({ message, field });
  const content = data.content ?? [];
  if (content.length === 0 && !data.template_id)
    complain('content', 'Unless a valid template_id is provided, the content parameter is required.');
  const html = content.findIndex(({ type }) => type === 'text/html');
  const text = content.findIndex(({ type }) => type === 'text/plain');
  if (html >= 0 && text > html)
    complain('content', 'If present, text/plain and text/html may only be provided once, text/plain first.');
  else if (text > 0)
    complain(
      'content',
      'The text/plain content must be first, followed by text/html, followed by any other content.',
    );
  for (const name of Object.keys(data.headers ?? {}))
    if (RESERVED.test(name)) complain(`headers.${name}`, 'The header is reserved.');
  const calendar = content.find(({ type }) => type.startsWith('text/calendar'));
  const drafts = data.personalizations.flatMap((personalization, index) => {
    const subject = personalization.subject ?? data.subject ?? '';
    if (subject === '' && !data.template_id) complain('subject', 'The subject is required.');
    const customArgs = { ...data.custom_args, ...personalization.custom_args };
    if (Buffer.byteLength(JSON.stringify(customArgs)) > MOST_CUSTOM_BYTES)
      complain(`personalizations.${index}.custom_args`, 'The custom_args exceed 10,000 bytes.');
    const sendAt = personalization.send_at ?? data.send_at;
    if (sendAt !== undefined && sendAt > now / 1_000 + FURTHEST_SECONDS)
      complain('send_at', 'Scheduling more than 72 hours in advance is forbidden.');
    return [...personalization.to, ...(personalization.cc ?? []), ...(personalization.bcc ?? [])].map(
      (to): Draft => ({
        to: partyOf(to),
        from: partyOf(data.from),
        replyTo: data.reply_to ? partyOf(data.reply_to) : null,
        subject,
        text: content[text]?.value ?? '',
        html: content[html]?.value ?? '',
        calendar: calendar?.value ?? null,
        headers: { ...data.headers, ...personalization.headers },
        customArgs,
        categories: data.categories ?? [],
        sendAt: sendAt === undefined ? null : sendAt * 1_000,
      }),
    );
  });
  if (complaints.length > 0) throw new Refusal(400, complaints);
  return { drafts, sandbox: data.mail_settings?.sandbox_mode?.enable ?? false };
}

function partyOf(given: { email: string; name?: string | undefined }): MailParty {
  return { email: given.email.toLowerCase(), name: given.name ?? '' };
}
