import { resolveTxt } from 'node:dns/promises';

/** What to put into DNS when a domain has no DMARC record yet. */
export const dmarcRecord = (domain: string) => ({
  type: 'TXT',
  host: `_dmarc.${domain}`,
  value: 'v=DMARC1; p=none;',
});

const ASK_MS = 5_000;

/**
 * Whether a domain, or the one that it is registered under, publishes a DMARC policy.
 * @returns null when DNS did not answer
 */
export async function hasDmarc(
  domain: string,
  resolve: (host: string) => Promise<string[][]> = resolveTxt,
): Promise<boolean | null> {
  for (const host of [domain, domain.split('.').slice(-2).join('.')]) {
    const found = await ask(`_dmarc.${host}`, resolve);
    if (found !== false) return found;
  }
  return false;
}

async function ask(host: string, resolve: (host: string) => Promise<string[][]>): Promise<boolean | null> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const records = await Promise.race([
      resolve(host),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('no answer')), ASK_MS);
      }),
    ]);
    return records.some((parts) => /^v=DMARC1\s*;/i.test(parts.join('')));
  } catch (error) {
    const { code } = error as { code?: string };
    return code === 'ENOTFOUND' || code === 'ENODATA' ? false : null;
  } finally {
    clearTimeout(timer);
  }
}
