import { firstText, isObject, textOf, type JsonObject } from '../http/json.js';
import type { DnsRecord, DomainState } from '../ports.js';

/** A domain as `/v3/whitelabel/domains` shows it; null when it is none. */
export function domainState(row: JsonObject): DomainState | null {
  const providerId = textOf(row['id']);
  const domain = firstText(row, 'domain');
  if (providerId === null || domain === null) return null;
  const dns = isObject(row['dns']) ? row['dns'] : {};
  const parts = Object.entries(dns).flatMap(([name, part]) => (isObject(part) ? [{ name, part }] : []));
  const isValid = (pattern: RegExp): boolean => {
    const named = parts.filter(({ name }) => pattern.test(name));
    return named.length > 0 && named.every(({ part }) => part['valid'] === true);
  };
  return {
    providerId,
    domain: domain.toLowerCase(),
    valid: row['valid'] === true,
    // With automatic security one CNAME carries the mail server and SPF; without it they are three records.
    spf: isValid(/^(mail_cname|subdomain_spf|spf)$/),
    dkim: isValid(/^dkim\d*$/),
    records: parts.flatMap(({ part }) => record(part) ?? []),
    reason: null,
  };
}

function record(part: JsonObject): DnsRecord | null {
  const type = firstText(part, 'type');
  const host = firstText(part, 'host');
  const value = firstText(part, 'data');
  if (type === null || host === null || value === null) return null;
  return { type: type.toUpperCase(), host, value, valid: part['valid'] === true };
}
