/** A mail that no person wrote for us. */
export type AutomaticKind =
  /** An out-of-office or another answering machine. */
  | 'auto_reply'
  /** A mail server about a mail that it could not deliver. */
  | 'bounce'
  /** A mailing list or a newsletter. */
  | 'bulk';

export interface AutomaticMail {
  kind: AutomaticKind;
  /** What gave it away. */
  rule: string;
}

export interface MailSigns {
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>;
  /** Lower-case address of the From header. */
  from: string;
  /** Envelope sender; empty for a bounce. Null when it is not known. */
  envelopeFrom: string | null;
  subject: string;
}

const SERVERS = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon)@/;
const NO_REPLY = /^(?:no-?reply|do-?not-?reply|donotreply)[+@.-]/;
const SUBJECTS: readonly RegExp[] = [
  /^(?:re:\s*)?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|autoreply|auto:)/i,
  /^(?:re:\s*)?(?:out of (?:the )?office|ooo\b|away from (?:my )?(?:mail|office|desk))/i,
  /^(?:re:\s*)?(?:automatische antwort|abwesenheits|réponse automatique|respuesta automática|risposta automatica|resposta automática|automatisch antwoord)/i,
];
const BOUNCE_SUBJECTS =
  /^(?:undeliver(?:able|ed mail)|delivery status notification|mail delivery (?:failed|subsystem)|returned mail|failure notice|delivery failure)/i;

/**
 * Whether a machine wrote this mail (RFC 3834 and what mail systems do instead). Nothing that a machine wrote is a
 * person's reply, and nothing is ever answered to one: two machines would go on for ever.
 */
export function detectAutomatic({ headers, from, envelopeFrom, subject }: MailSigns): AutomaticMail | null {
  const header = (name: string): string => headers.get(name)?.trim().toLowerCase() ?? '';
  if (SERVERS.test(from)) return { kind: 'bounce', rule: 'from_mail_server' };
  if (/multipart\/report/.test(header('content-type')) && /delivery-status/.test(header('content-type')))
    return { kind: 'bounce', rule: 'delivery_report' };
  const empty = envelopeFrom === '' || header('return-path') === '<>';
  if (empty && BOUNCE_SUBJECTS.test(subject.trim())) return { kind: 'bounce', rule: 'empty_sender' };
  const submitted = header('auto-submitted');
  if (submitted !== '' && submitted !== 'no')
    return { kind: 'auto_reply', rule: `auto_submitted:${submitted.split(/[;\s]/)[0]}` };
  for (const name of ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply'])
    if (header(name) !== '' && header(name) !== 'no') return { kind: 'auto_reply', rule: name };
  if (/^auto[_-]reply$/.test(header('precedence'))) return { kind: 'auto_reply', rule: 'precedence' };
  const said = SUBJECTS.findIndex((pattern) => pattern.test(subject.trim()));
  if (said >= 0) return { kind: 'auto_reply', rule: 'subject' };
  if (empty) return { kind: 'auto_reply', rule: 'empty_sender' };
  if (header('list-id') !== '' || header('list-unsubscribe') !== '') return { kind: 'bulk', rule: 'list' };
  if (/^(?:bulk|junk|list)$/.test(header('precedence'))) return { kind: 'bulk', rule: 'precedence' };
  if (NO_REPLY.test(from)) return { kind: 'bulk', rule: 'no_reply_sender' };
  return null;
}

/** The header block of a mail by lower-case name; folded lines are joined, of several equal names the first counts. */
export function parseHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}
