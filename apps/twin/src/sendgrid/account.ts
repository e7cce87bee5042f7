/** A domain that mail leaves from. */
export interface Domain {
  id: number;
  domain: string;
  subdomain: string;
  valid: boolean;
  /** Which of its records stand in DNS … */
  published: Record<DnsName, boolean>;
  /** … and which the vendor saw there when it last looked. */
  found: Record<DnsName, boolean>;
}

export const DNS_NAMES = ['mail_cname', 'dkim1', 'dkim2'] as const;
export type DnsName = (typeof DNS_NAMES)[number];

export interface EventWebhook {
  id: string;
  url: string;
  enabled: boolean;
  /** Whether deliveries are signed. */
  signed: boolean;
  /** Base64 of a SubjectPublicKeyInfo, as the vendor shows it. */
  publicKey: string;
  /** Base64 of a PKCS#8 key. */
  privateKey: string;
}

/** Mail to this host is posted to that address. */
export interface ParseSetting {
  hostname: string;
  url: string;
}

export type SuppressionKind = 'bounce' | 'spam_report' | 'unsubscribe' | 'invalid';

/** An account of SendGrid. */
export interface Account {
  apiKeys: string[];
  domains: Domain[];
  webhooks: EventWebhook[];
  parse: ParseSetting[];
  /** Lower-case address → why nothing more is sent to it. */
  suppressions: Map<string, SuppressionKind>;
}
