import { randomBytes } from 'node:crypto';
import { NoAnswer } from '../http/http-client.js';
import type { World } from '../world.js';
import type { Accounts } from './accounts.js';

/** A mail that a person writes. */
export interface WrittenMail {
  from: { email: string; name: string };
  to: string;
  subject: string;
  text: string;
  html?: string | undefined;
  /** Message-ID of the mail that is answered, with its brackets. */
  inReplyTo?: string | undefined;
  /** Further headers. */
  headers?: Record<string, string> | undefined;
  /** Somebody else wrote it in this name: neither SPF nor a signature speaks for it. */
  forged?: boolean | undefined;
  /** Post the same mail so many times at once; default 1. */
  repeat?: number | undefined;
}

const TIMEOUT_MS = 15_000;
/** Milliseconds at speed 1 before each further try. */
const PAUSES_MS = [10_000, 60_000, 300_000] as const;

/** Inbound Parse: posts what people write to the address that is set for the host. */
export class InboundParse {
  sent = 0;
  failed = 0;

  constructor(
    private readonly world: World,
    private readonly accounts: Accounts,
  ) {}

  /** @returns null when no account receives mail for this host; else the status of each post */
  receive(mail: WrittenMail): Promise<(number | null)[]> | null {
    const host = mail.to.split('@')[1]?.toLowerCase();
    const setting = this.accounts
      .all()
      .flatMap(({ parse }) => parse)
      .find(({ hostname }) => hostname === host);
    if (!setting) return null;
    const form = multipart(fieldsOf(mail, this.world.now()));
    return Promise.all(Array.from({ length: mail.repeat ?? 1 }, () => this.post(setting.url, form)));
  }

  clear(): void {
    this.sent = 0;
    this.failed = 0;
  }

  private async post(url: string, form: { type: string; body: string }): Promise<number | null> {
    for (let attempt = 1; ; attempt++) {
      this.sent++;
      const status = await this.attempt(url, form);
      const pause = PAUSES_MS[attempt - 1];
      const again = status === null || status >= 500;
      if (!again || pause === undefined) {
        if (again || status >= 400) this.failed++;
        return status;
      }
      await new Promise<void>((resolve) => this.world.scheduler.after(pause, resolve));
    }
  }

  private async attempt(url: string, form: { type: string; body: string }): Promise<number | null> {
    try {
      const { status } = await this.world.http.call({
        method: 'POST',
        url,
        headers: {
          'Content-Type': form.type,
          'Content-Length': Buffer.byteLength(form.body),
          'User-Agent': 'Sendlib/1.0',
        },
        body: form.body,
        connectTimeoutMs: TIMEOUT_MS,
        readTimeoutMs: TIMEOUT_MS,
      });
      return status;
    } catch (error) {
      if (!(error instanceof NoAnswer)) this.world.options.onError(error);
      return null;
    }
  }
}

function fieldsOf(mail: WrittenMail, now: number): Record<string, string> {
  const from = mail.from.name ? `${quoted(mail.from.name)} <${mail.from.email}>` : mail.from.email;
  const headers = {
    Received: 'by mx.simulated.example with SMTP',
    From: from,
    To: mail.to,
    Date: new Date(now).toUTCString(),
    'Message-ID': `<${randomBytes(12).toString('hex')}@mail.simulated.example>`,
    Subject: mail.subject,
    ...(mail.inReplyTo ? { 'In-Reply-To': mail.inReplyTo, References: mail.inReplyTo } : {}),
    ...mail.headers,
  };
  return {
    headers: Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join(''),
    dkim: mail.forged ? '{}' : `{@${mail.from.email.split('@')[1] ?? ''} : pass}`,
    to: mail.to,
    from,
    subject: mail.subject,
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    sender_ip: '192.0.2.25',
    envelope: JSON.stringify({ to: [mail.to], from: mail.from.email }),
    attachments: '0',
    charsets: JSON.stringify({ to: 'UTF-8', from: 'UTF-8', subject: 'UTF-8', text: 'UTF-8', html: 'UTF-8' }),
    SPF: mail.forged ? 'fail' : 'pass',
    spam_score: '0.1',
    spam_report: '',
  };
}

function quoted(name: string): string {
  return /^[\w .'-]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function multipart(fields: Record<string, string>): { type: string; body: string } {
  const boundary = `xYzZY${randomBytes(9).toString('hex')}`;
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${boundary}`, body: `${parts.join('')}--${boundary}--\r\n` };
}
