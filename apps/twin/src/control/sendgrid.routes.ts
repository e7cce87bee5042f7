import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isWebUrl } from '../http/web-url.js';
import { type Account, DNS_NAMES } from '../sendgrid/account.js';
import { EVENT_NAMES, type Mail } from '../sendgrid/mail.js';
import type { SendGridTwin } from '../sendgrid/twin.js';
import { ControlError } from './control-error.js';
import { renderMailbox } from './mail-page.js';

const webUrl = z.string().refine(isWebUrl, 'must be an http or https URL');
const address = z.email().transform((value) => value.toLowerCase());
const dns = z.partialRecord(z.enum(DNS_NAMES), z.boolean());

/** Mailboxes, people who write mail, and what a mail administrator would set. */
export function sendgridRoutes(app: FastifyInstance, twin: SendGridTwin): void {
  app.get('/mail', (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(renderMailbox(twin, (request.query as Record<string, string | undefined>)['to'])),
  );

  app.get('/mailbox', (request) => {
    const filter = z
      .object({
        to: z.string().optional(),
        delivered: z.stringbool().optional(),
        limit: z.coerce.number().int().min(1).max(100_000).default(1_000),
      })
      .parse(request.query);
    const mails = twin.mailbox
      .list(filter.to)
      .filter(({ delivered }) => filter.delivered === undefined || delivered === filter.delivered);
    return { mails: mails.slice(-filter.limit).map(view) };
  });

  app.get<{ Params: { id: string } }>('/mailbox/:id', (request) => view(mailOf(twin, request.params.id)));

  app.post<{ Params: { id: string } }>('/mailbox/:id/events', async (request, reply) => {
    const mail = mailOf(twin, request.params.id);
    const input = z
      .strictObject({
        events: z
          .array(
            z.strictObject({
              event: z.enum(EVENT_NAMES),
              fields: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
            }),
          )
          .min(1),
        times: z.number().int().min(1).max(100).default(1),
        apiKey: z.string().optional(),
      })
      .parse(request.body);
    const account = accountOf(twin, input.apiKey);
    const steps = input.events.map((event) => ({ ...event, at: 0, callbacksAt: [0] }));
    for (const step of steps) twin.sending.happen(account, mail, step);
    const statuses = await Promise.all(
      Array.from({ length: input.times }, () => twin.feed.rush(account, mail, steps)),
    );
    return reply.code(200).send({ webhookStatuses: statuses.flat() });
  });

  app.post<{ Params: { id: string } }>('/mailbox/:id/unsubscribe', async (request, reply) => {
    const status = await twin.people.unsubscribe(mailOf(twin, request.params.id));
    if (status === undefined) throw new ControlError(409, 'This mail offers no way out with one click.');
    return reply.send({ status });
  });

  app.post('/mailbox/inbound', async (request, reply) => {
    const { wait, ...mail } = z
      .strictObject({
        from: z.strictObject({ email: address, name: z.string().default('') }),
        to: address,
        subject: z.string().default('Re: your mail'),
        text: z.string(),
        html: z.string().optional(),
        inReplyTo: z.string().optional(),
        headers: z.record(z.string(), z.string()).optional(),
        forged: z.boolean().default(false),
        repeat: z.number().int().min(1).max(500).default(1),
        wait: z.boolean().default(false),
      })
      .parse(request.body);
    const posted = twin.parse.receive(mail);
    if (!posted)
      throw new ControlError(
        404,
        `Nobody receives mail for ${mail.to}: set it with POST /_twin/sendgrid/parse.`,
      );
    return reply.code(wait ? 200 : 202).send({ webhookStatuses: wait ? await posted : undefined });
  });

  app.get('/sendgrid', () =>
    twin.accounts.all().map((account) => ({
      apiKeys: account.apiKeys,
      domains: account.domains,
      webhooks: account.webhooks.map(({ privateKey: _secret, ...webhook }) => webhook),
      parse: account.parse,
      suppressions: Object.fromEntries(account.suppressions),
    })),
  );

  app.post('/sendgrid/webhook', (request, reply) => {
    const input = z
      .strictObject({ url: webUrl, signed: z.boolean().default(true), apiKey: z.string().optional() })
      .parse(request.body);
    const account = accountOf(twin, input.apiKey);
    account.webhooks = account.webhooks.filter(({ url }) => url !== input.url);
    const { id, publicKey } = twin.accounts.addWebhook(account, input.url, input.signed);
    return reply.code(201).send({ id, publicKey });
  });

  app.post('/sendgrid/parse', (request, reply) => {
    const { apiKey, ...setting } = z
      .strictObject({ hostname: z.string().min(1), url: webUrl, apiKey: z.string().optional() })
      .parse(request.body);
    const account = accountOf(twin, apiKey);
    account.parse = [...account.parse.filter(({ hostname }) => hostname !== setting.hostname), setting];
    twin.world.state.changed();
    return reply.code(201).send(setting);
  });

  app.post('/sendgrid/domains', (request, reply) => {
    const input = z
      .strictObject({ domain: z.string().min(1), published: dns, apiKey: z.string().optional() })
      .parse(request.body);
    const account = accountOf(twin, input.apiKey);
    const domain =
      account.domains.find((known) => known.domain === input.domain.toLowerCase()) ??
      twin.accounts.addDomain(account, input.domain, false);
    Object.assign(domain.published, input.published);
    twin.world.state.changed();
    return reply.code(201).send(domain);
  });
}

function mailOf(twin: SendGridTwin, id: string): Mail {
  const mail = twin.mailbox.get(id);
  if (!mail) throw new ControlError(404, `No mail ${id}: GET /_twin/mailbox lists them.`);
  return mail;
}

/** Without a key the account that was used last, which in a test is the only one. */
function accountOf(twin: SendGridTwin, apiKey: string | undefined): Account {
  const account = apiKey === undefined ? twin.accounts.all().at(-1) : twin.accounts.byKey(apiKey);
  if (!account) throw new ControlError(404, 'No such account: GET /_twin/sendgrid lists them.');
  return account;
}

function view(mail: Mail): Record<string, unknown> {
  const { createdAt, events, ...fields } = mail;
  return {
    ...fields,
    acceptedAt: new Date(createdAt).toISOString(),
    events: events.map(({ event, at }) => ({ event, at: new Date(at).toISOString() })),
  };
}
