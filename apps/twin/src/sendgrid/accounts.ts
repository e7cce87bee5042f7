import { createPrivateKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { StateSection } from '../state-file.js';
import { type Account, type DnsName, type Domain, type EventWebhook } from './account.js';
import { refuse } from './refusal.js';

/** The key that always works. It is no secret: it opens nothing but this simulator. */
export const DEMO_SENDGRID_KEY = 'SG.demo-key-of-the-twin.0000000000000000000000000000000000';

/** Who may use the simulated SendGrid, and what they set up. */
export class Accounts {
  private readonly accounts: Account[] = [];
  private lastDomainId = 100;

  constructor(
    private readonly strict: boolean,
    private readonly changed: () => void,
  ) {
    this.create(DEMO_SENDGRID_KEY);
  }

  all(): readonly Account[] {
    return this.accounts;
  }

  /** The account of a bearer's key; outside strict mode an unknown one is adopted. @throws Refusal 401 */
  authenticate(header: string | undefined): Account {
    const key = header?.match(/^Bearer (SG\.\S+)$/)?.[1];
    const known = key === undefined ? undefined : this.accounts.find(({ apiKeys }) => apiKeys.includes(key));
    if (known) return known;
    if (key === undefined || this.strict)
      throw refuse(401, 'The provided authorization grant is invalid, expired, or revoked');
    const account = this.create(key);
    this.changed();
    return account;
  }

  /** The account of a key; the demo account without one. */
  byKey(key: string | undefined): Account | undefined {
    return this.accounts.find(({ apiKeys }) => apiKeys.includes(key ?? DEMO_SENDGRID_KEY));
  }

  /** @param published what stands in DNS: everything, unless a test says otherwise */
  addDomain(account: Account, domain: string, published: boolean): Domain {
    const id = ++this.lastDomainId;
    const added: Domain = {
      id,
      domain: domain.toLowerCase(),
      subdomain: `em${id}`,
      valid: false,
      published: records(published),
      found: records(false),
    };
    account.domains.push(added);
    this.changed();
    return added;
  }

  addWebhook(account: Account, url: string, signed: boolean): EventWebhook {
    const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const webhook: EventWebhook = {
      id: randomUUID(),
      url,
      enabled: true,
      signed,
      publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
      privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    };
    account.webhooks.push(webhook);
    this.changed();
    return webhook;
  }

  section(): StateSection {
    return {
      save: () => this.accounts.map((account) => ({ ...account, suppressions: [...account.suppressions] })),
      restore: (saved) => {
        this.accounts.length = 0;
        for (const { suppressions, ...row } of content.parse(saved))
          this.accounts.push({ ...row, suppressions: new Map(suppressions) });
        const ids = this.accounts.flatMap(({ domains }) => domains.map(({ id }) => id));
        this.lastDomainId = Math.max(this.lastDomainId, ...ids);
      },
    };
  }

  private create(key: string): Account {
    const account: Account = {
      apiKeys: [key],
      domains: [],
      webhooks: [],
      parse: [],
      suppressions: new Map(),
    };
    this.accounts.push(account);
    return account;
  }
}

function records(state: boolean): Record<DnsName, boolean> {
  return { mail_cname: state, dkim1: state, dkim2: state };
}

/** A webhook's key, ready to sign with. */
export function signingKeyOf(webhook: EventWebhook): ReturnType<typeof createPrivateKey> {
  return createPrivateKey({ key: Buffer.from(webhook.privateKey, 'base64'), format: 'der', type: 'pkcs8' });
}

const dns = z.object({ mail_cname: z.boolean(), dkim1: z.boolean(), dkim2: z.boolean() });
const content = z.array(
  z.object({
    apiKeys: z.array(z.string()),
    domains: z.array(
      z.object({
        id: z.number(),
        domain: z.string(),
        subdomain: z.string(),
        valid: z.boolean(),
        published: dns,
        found: dns,
      }),
    ),
    webhooks: z.array(
      z.object({
        id: z.string(),
        url: z.string(),
        enabled: z.boolean(),
        signed: z.boolean(),
        publicKey: z.string(),
        privateKey: z.string(),
      }),
    ),
    parse: z.array(z.object({ hostname: z.string(), url: z.string() })),
    suppressions: z.array(z.tuple([z.string(), z.enum(['bounce', 'spam_report', 'unsubscribe', 'invalid'])])),
  }),
);
