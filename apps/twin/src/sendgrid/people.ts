import type { Spoken } from '../characters/leads.js';
import { NoAnswer } from '../http/http-client.js';
import type { World } from '../world.js';
import type { InboundParse } from './inbound-parse.js';
import { headerOf, type Mail, replyAddress } from './mail.js';

const TIMEOUT_MS = 15_000;

/** What people do with mail that reached them: answer it, or leave with one click. */
export class MailPeople {
  constructor(
    private readonly world: World,
    private readonly parse: InboundParse,
  ) {}

  /** A mail lies in somebody's mailbox. */
  read(mail: Mail): void {
    const { leads } = this.world;
    leads.hear(
      {
        accountSid: mail.id,
        sender: replyAddress(mail),
        phone: mail.to.email,
        body: `${mail.subject}\n${mail.text}`,
      },
      (spoken) => this.speak(mail, spoken),
    );
  }

  /**
   * Leave with the button that mail programs show (RFC 8058).
   * @returns the status of the sender's answer; null when none came, undefined when the mail offers no such way
   */
  async unsubscribe(mail: Mail): Promise<number | null | undefined> {
    const url = /<(https?:[^>]+)>/.exec(headerOf(mail, 'List-Unsubscribe') ?? '')?.[1];
    if (!url || !/One-Click/i.test(headerOf(mail, 'List-Unsubscribe-Post') ?? '')) return undefined;
    const body = 'List-Unsubscribe=One-Click';
    try {
      const { status } = await this.world.http.call({
        method: 'POST',
        url,
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': body.length,
          'User-Agent': 'SimulatedMail/1.0',
        },
        body,
        connectTimeoutMs: TIMEOUT_MS,
        readTimeoutMs: TIMEOUT_MS,
      });
      this.world.revoked(mail.to.email, [status]);
      return status;
    } catch (error) {
      if (!(error instanceof NoAnswer)) this.world.options.onError(error);
      return null;
    }
  }

  private speak(mail: Mail, spoken: Spoken): void {
    const character = this.world.leads.characterOf(spoken.phone);
    if (character.name === 'stop' && headerOf(mail, 'List-Unsubscribe-Post')) {
      void this.unsubscribe(mail);
      return;
    }
    const posted = this.parse.receive({
      from: mail.to,
      to: spoken.sender,
      subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
      text: `${spoken.reply}\r\n\r\nOn ${new Date(mail.createdAt).toUTCString()}, ${mail.from.name} <${mail.from.email}>\r\nwrote:\r\n\r\n${quote(mail.text)}`,
      inReplyTo: headerOf(mail, 'Message-ID') ?? `<${mail.id}@geopod-ismtpd-0>`,
      ...(character.name === 'out_of_office' ? { headers: { 'Auto-Submitted': 'auto-replied' } } : {}),
    });
    if (spoken.revokes) void posted?.then((statuses) => this.world.revoked(spoken.phone, statuses));
  }
}

function quote(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `> ${line}`)
    .join('\r\n');
}
