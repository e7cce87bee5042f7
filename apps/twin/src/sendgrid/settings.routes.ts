import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { isWebUrl } from '../http/web-url.js';
import { type Account, DNS_NAMES, type DnsName, type Domain, type EventWebhook } from './account.js';
import { refuse } from './refusal.js';
import type { SendGridTwin } from './twin.js';

type IdRoute = { Params: { id: string } };
const hostname = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'is not a domain');
const webUrl = z.string().refine(isWebUrl, 'is not a URL');

/** What an account sets up: domains, the event webhook and Inbound Parse. */
export function settingsRoutes(app: FastifyInstance, twin: SendGridTwin): void {
  const authenticate = (request: { headers: { authorization?: string | undefined } }): Account =>
    twin.accounts.authenticate(request.headers.authorization);

  app.get('/v3/scopes', (request) => {
    authenticate(request);
    return {
      scopes: ['mail.send', 'whitelabel.read', 'whitelabel.create', 'user.webhooks.event.settings.read'],
    };
  });

  app.get('/v3/whitelabel/domains', (request) => authenticate(request).domains.map(renderDomain));

  app.post('/v3/whitelabel/domains', (request, reply) => {
    const account = authenticate(request);
    const { domain } = z.object({ domain: hostname }).parse(request.body);
    if (account.domains.some((known) => known.domain === domain.toLowerCase()))
      throw refuse(400, 'An authenticated domain already exists for this domain.', 'domain');
    const added = twin.accounts.addDomain(account, domain, !twin.world.options.strict);
    return reply.code(201).send(renderDomain(added));
  });

  app.get<IdRoute>('/v3/whitelabel/domains/:id', (request) =>
    renderDomain(domainOf(authenticate(request), request.params.id)),
  );

  app.post<IdRoute>('/v3/whitelabel/domains/:id/validate', (request) => {
    const domain = domainOf(authenticate(request), request.params.id);
    domain.found = { ...domain.published };
    domain.valid = DNS_NAMES.every((name) => domain.found[name]);
    twin.world.state.changed();
    const results = DNS_NAMES.map((name) => [
      name,
      {
        valid: domain.published[name],
        reason: domain.published[name]
          ? null
          : `Expected CNAME for "${hostOf(domain, name)}" to match "${dataOf(domain, name)}".`,
      },
    ]);
    return { id: domain.id, valid: domain.valid, validation_results: Object.fromEntries(results) };
  });

  app.delete<IdRoute>('/v3/whitelabel/domains/:id', (request, reply) => {
    const account = authenticate(request);
    const domain = domainOf(account, request.params.id);
    account.domains = account.domains.filter((known) => known !== domain);
    twin.world.state.changed();
    return reply.code(204).send();
  });

  app.post('/v3/user/webhooks/event/settings', (request, reply) => {
    const account = authenticate(request);
    const { url } = z.looseObject({ url: webUrl }).parse(request.body);
    return reply.code(201).send(renderWebhook(twin.accounts.addWebhook(account, url, false)));
  });

  app.get('/v3/user/webhooks/event/settings/all', (request) => ({
    webhooks: authenticate(request).webhooks.map(renderWebhook),
  }));

  app.patch<IdRoute>('/v3/user/webhooks/event/settings/signed/:id', (request) => {
    const webhook = authenticate(request).webhooks.find(({ id }) => id === request.params.id);
    if (!webhook) throw refuse(404, 'webhook not found');
    webhook.signed = z.object({ enabled: z.boolean() }).parse(request.body).enabled;
    twin.world.state.changed();
    return { id: webhook.id, public_key: webhook.signed ? webhook.publicKey : '' };
  });

  app.get('/v3/user/webhooks/parse/settings', (request) => ({ result: authenticate(request).parse }));

  app.post('/v3/user/webhooks/parse/settings', (request, reply) => {
    const account = authenticate(request);
    const setting = z.object({ hostname, url: webUrl }).parse(request.body);
    account.parse = [...account.parse.filter((known) => known.hostname !== setting.hostname), setting];
    twin.world.state.changed();
    return reply.code(201).send(setting);
  });
}

function domainOf(account: Account, id: string): Domain {
  const domain = account.domains.find((known) => String(known.id) === id);
  if (!domain) throw refuse(404, 'authentication domain not found');
  return domain;
}

function hostOf({ domain, subdomain }: Domain, name: DnsName): string {
  return name === 'mail_cname' ? `${subdomain}.${domain}` : `s${name.slice(-1)}._domainkey.${domain}`;
}

function dataOf({ id }: Domain, name: DnsName): string {
  return name === 'mail_cname'
    ? `u${id}.wl.sendgrid.net`
    : `s${name.slice(-1)}.domainkey.u${id}.wl.sendgrid.net`;
}

function renderDomain(domain: Domain): Record<string, unknown> {
  return {
    id: domain.id,
    user_id: 1,
    subdomain: domain.subdomain,
    domain: domain.domain,
    username: 'demo',
    ips: [],
    custom_spf: false,
    default: false,
    legacy: false,
    automatic_security: true,
    valid: domain.valid,
    dns: Object.fromEntries(
      DNS_NAMES.map((name) => [
        name,
        {
          valid: domain.found[name],
          type: 'cname',
          host: hostOf(domain, name),
          data: dataOf(domain, name),
        },
      ]),
    ),
  };
}

function renderWebhook(webhook: EventWebhook): Record<string, unknown> {
  const { id, url, enabled, signed, publicKey } = webhook;
  return { id, url, enabled, ...(signed ? { public_key: publicKey } : {}) };
}
