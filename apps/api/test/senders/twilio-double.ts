import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the double answers one part of the API. */
export type Mood = 'fine' | 'missing' | 'broken';

interface OwnedNumber {
  sid: string;
  phone: string;
  sms: boolean;
  smsUrl: string;
}

/** As much of Twilio's account and number API as connecting needs, with the faults that a test asks for. */
export class TwilioDouble {
  account: Mood | 'suspended' = 'fine';
  numbersApi: Mood = 'fine';
  /** Whether it takes a webhook address. */
  takesAddress = true;
  readonly owned: OwnedNumber[] = [];
  requests = 0;
  private server: Server | null = null;

  constructor(
    readonly accountSid: string,
    public authToken: string,
  ) {}

  own(phone: string, sms = true): OwnedNumber {
    const number = { sid: `PN${String(this.owned.length).padStart(32, '0')}`, phone, sms, smsUrl: '' };
    this.owned.push(number);
    return number;
  }

  async start(): Promise<string> {
    const server = createServer((request, response) => {
      void this.answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private async answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    this.requests += 1;
    const url = new URL(request.url ?? '/', 'http://double');
    const basic = Buffer.from(`${this.accountSid}:${this.authToken}`).toString('base64');
    if (request.headers.authorization !== `Basic ${basic}`) return problem(401, 20003, 'Authenticate');
    const path = url.pathname.replace(`/2010-04-01/Accounts/${this.accountSid}`, '');
    if (path === '.json') return this.accountAnswer();
    if (path.startsWith('/IncomingPhoneNumbers')) return this.numbersAnswer(request, path, url);
    return problem(404, 20404, 'The requested resource was not found');
  }

  private accountAnswer(): { status: number; body: unknown } {
    if (this.account === 'missing') return problem(404, 20404, 'The requested resource was not found');
    if (this.account === 'broken') return problem(503, 20503, 'Service unavailable');
    const status = this.account === 'suspended' ? 'suspended' : 'active';
    return { status: 200, body: { sid: this.accountSid, status, friendly_name: 'Double' } };
  }

  private async numbersAnswer(
    request: IncomingMessage,
    path: string,
    url: URL,
  ): Promise<{ status: number; body: unknown }> {
    if (this.numbersApi === 'missing') return problem(404, 20404, 'The requested resource was not found');
    if (this.numbersApi === 'broken') return problem(500, 20500, 'Internal error');
    if (request.method === 'GET') {
      const asked = url.searchParams.get('PhoneNumber');
      const list = this.owned.filter(({ phone }) => phone === asked).map(render);
      return {
        status: 200,
        body: { incoming_phone_numbers: list, page: 0, page_size: 50, next_page_uri: null },
      };
    }
    const number = this.owned.find(({ sid }) => path.includes(sid));
    if (!number) return problem(404, 20404, 'The requested resource was not found');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    if (!this.takesAddress) return problem(400, 21205, 'Url is not a valid URL');
    number.smsUrl = form.get('SmsUrl') ?? number.smsUrl;
    return { status: 200, body: render(number) };
  }
}

function render(number: OwnedNumber): unknown {
  return {
    sid: number.sid,
    phone_number: number.phone,
    capabilities: { sms: number.sms, voice: true, mms: false, fax: false },
    sms_url: number.smsUrl,
  };
}

function problem(status: number, code: number, message: string): { status: number; body: unknown } {
  return { status, body: { code, message, status } };
}
