/** What the receiving mail server found out about who sent a mail. */
export interface SenderSigns {
  /** Lower-case address of the From header. */
  from: string;
  /** Result of the SPF check: `pass`, `fail`, `softfail`, `neutral`, `none` …; null when nothing was said. */
  spf: string | null;
  /** Results of the DKIM checks by signing domain, as `{@example.com : pass}`; null when nothing was said. */
  dkim: string | null;
}

const FAILS = new Set(['fail', 'softfail', 'hardfail']);

/**
 * What speaks against a mail being from whom it says, in words: its SPF check failed and no DKIM signature of the
 * From address's own domain passed. Null when nothing does. A mail that was forwarded fails SPF and keeps its
 * signature; a domain that publishes neither says nothing, and its mails are believed.
 */
export function senderDoubt({ from, spf, dkim }: SenderSigns): string | null {
  const result = /^\s*([a-z]+)/i.exec(spf ?? '')?.[1]?.toLowerCase() ?? '';
  if (!FAILS.has(result)) return null;
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  const signatures = signaturesOf(dkim ?? '');
  if (signatures.some((signature) => signature.passed && isAligned(domain, signature.domain))) return null;
  return `SPF failed (${result}) and ${dkimWords(domain, signatures)}.`;
}

interface Signature {
  domain: string;
  passed: boolean;
}

function signaturesOf(dkim: string): Signature[] {
  return [...dkim.slice(0, 4_096).matchAll(/@([a-z0-9.-]{1,255})\s{0,9}:\s{0,9}([a-z]{1,20})/gi)].map(
    ([, domain = '', result = '']) => ({
      domain: domain.toLowerCase(),
      passed: result.toLowerCase() === 'pass',
    }),
  );
}

/** As DMARC relaxes it: the same domain, or one below the other. */
function isAligned(from: string, signed: string): boolean {
  if (!signed.includes('.') || !from.includes('.')) return from === signed;
  return from === signed || from.endsWith(`.${signed}`) || signed.endsWith(`.${from}`);
}

function dkimWords(domain: string, signatures: readonly Signature[]): string {
  if (signatures.length === 0) return 'there is no DKIM signature';
  const own = signatures.filter((signature) => isAligned(domain, signature.domain));
  return own.length > 0
    ? `the DKIM signature of ${domain} did not pass`
    : `no DKIM signature is of ${domain}, only of ${[...new Set(signatures.map((one) => one.domain))].slice(0, 3).join(', ')}`;
}
