import type { EmailWorld } from './email-world.js';
import type { TestApp } from '../support/test-app.js';

export interface MailFields {
  from: string;
  to?: string;
  subject?: string;
  text?: string | Buffer;
  html?: string;
  /** Header lines. */
  headers?: Record<string, string>;
  envelope?: { from?: string; to?: string[] };
  charsets?: Record<string, string>;
  /** What the receiving server found out about the sender; by default all is well. */
  spf?: string;
  dkim?: string;
  files?: { name: string; type: string; content: Buffer }[];
}

let count = 0;

/** The multipart form that Inbound Parse posts for a mail. */
export function mailForm(world: EmailWorld, mail: MailFields): { body: Buffer; contentType: string } {
  count += 1;
  const to = mail.to ?? world.ours;
  const headers = {
    'Message-ID': `<${count}.${process.pid}.${Math.floor(performance.now())}@lopez.example>`,
    ...mail.headers,
  };
  const bare = /<([^>]+)>/.exec(mail.from)?.[1] ?? mail.from;
  const fields: Record<string, string | Buffer> = {
    headers: Object.entries(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    dkim: mail.dkim ?? '{@lopez.example : pass}',
    to,
    from: mail.from,
    subject: mail.subject ?? 'Re: Your property',
    ...(mail.text === undefined ? {} : { text: mail.text }),
    ...(mail.html === undefined ? {} : { html: mail.html }),
    envelope: JSON.stringify({ from: bare, to: [to], ...mail.envelope }),
    charsets: JSON.stringify({
      to: 'UTF-8',
      from: 'UTF-8',
      subject: 'UTF-8',
      text: 'UTF-8',
      html: 'UTF-8',
      ...mail.charsets,
    }),
    SPF: mail.spf ?? 'pass',
    attachments: String(mail.files?.length ?? 0),
  };
  const boundary = 'xYzZY';
  const parts: Uint8Array[] = Object.entries(fields).flatMap(([name, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
    Buffer.isBuffer(value) ? value : Buffer.from(value),
    Buffer.from('\r\n'),
  ]);
  for (const [index, file] of (mail.files ?? []).entries())
    parts.push(
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="attachment${index + 1}"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n`,
      ),
      file.content,
      Buffer.from('\r\n'),
    );
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { body: Buffer.concat(parts), contentType: `multipart/form-data; boundary=${boundary}` };
}

/** Post a mail as SendGrid does. */
export function sendMail(
  app: TestApp,
  world: EmailWorld,
  mail: MailFields,
  options: { token?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  const { body, contentType } = mailForm(world, mail);
  return fetch(
    `${app.url}/api/webhooks/sendgrid/${world.integrationId}/inbound/${options.token ?? world.inboundToken}`,
    {
      method: 'POST',
      headers: { 'content-type': contentType, ...options.headers },
      body: new Uint8Array(body),
    },
  );
}
