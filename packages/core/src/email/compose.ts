import { escapeHtml, htmlOf } from './html.js';

/** What an e-mail is made of. Texts are final: merge fields have their values. */
export interface EmailContent {
  subject: string;
  body: string;
  /** The sender as people know it. */
  brand: string;
  /** Street, city and country in one or several lines; a marketing mail must have it (15 U.S.C. § 7704(a)(5)). */
  postalAddress: string | null;
  /** Where the person unsubscribes; null for an answer in a conversation. */
  unsubscribeUrl: string | null;
}

export interface ComposedEmail {
  subject: string;
  text: string;
  html: string;
}

/** RFC 5322 allows 998 characters in a line; nobody reads so many. */
const MAX_SUBJECT = 250;

/** One line, so that a value can never begin a header of its own. */
export function cleanSubject(subject: string): string {
  const line = subject
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return Array.from(line).slice(0, MAX_SUBJECT).join('');
}

/** `Re: ` before a subject that has none. */
export function answerSubject(subject: string): string {
  return /^\s*(?:re|aw|sv|rv|antw?)\s*:/i.test(subject)
    ? cleanSubject(subject)
    : cleanSubject(`Re: ${subject}`);
}

/** The words of the footer by which it is known again in a quotation. */
const FOOTER_WORDS =
  /(?:^[ \t>]*--[ \t]*\n[^\n]{0,400}\n)?[ \t>]*don['’]t want these e-mails\?[\s>]+unsubscribe here:?/gim;
const FOOTER_LINK = /^[\s>]*[<([]?https?:\/\/[^\s>)\]]*[>)\]]?/i;
const QUESTION = 'Don’t want these e-mails?';

/**
 * The parts of an e-mail: the text as written, the same as simple HTML, and below both who sends it, from where, and
 * how to get no more of it.
 */
export function composeEmailContent(content: EmailContent): ComposedEmail {
  const { brand, postalAddress, unsubscribeUrl } = content;
  const body = content.body.replace(/\r\n?/g, '\n').trim();
  const subject = cleanSubject(content.subject);
  const address = postalAddress?.replace(/\s*[\r\n]+\s*/g, ', ').trim() ?? '';
  if (unsubscribeUrl === null) return { subject, text: body, html: page(subject, htmlOf(body)) };
  const sender = [brand.trim(), address].filter((part) => part !== '').join(', ');
  const text = `${body}\n\n-- \n${sender}\n${QUESTION} Unsubscribe here: ${unsubscribeUrl}`;
  const html = `${htmlOf(body)}
<p style="margin-top:32px;padding-top:12px;border-top:1px solid #d4d4d8;color:#52525b;font-size:13px">${escapeHtml(sender)}<br>
${QUESTION} <a href="${escapeHtml(unsubscribeUrl)}" style="color:#52525b">Unsubscribe here</a></p>`;
  return { subject, text, html: page(subject, html) };
}

/** A text without our own footer, whatever a mail client made of it. */
export function withoutFooter(text: string): string {
  const [first = '', ...rest] = text.split(FOOTER_WORDS);
  return first + rest.map((part) => part.replace(FOOTER_LINK, '')).join('');
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:16px;font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#18181b">
<div style="max-width:600px">
${body}
</div>
</body></html>`;
}
