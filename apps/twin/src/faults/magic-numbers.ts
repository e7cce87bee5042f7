import type { Fault } from './fault-rules.js';

/**
 * Recipients that always misbehave, so that a demo or a test needs no rule.
 * They are North American numbers with exchange 555 (+1 ··· 555 ····), which are
 * nobody's, so that real lists loaded into a demo are never struck by chance.
 */
const BY_LAST_FOUR: Record<string, Fault & { times?: number }> = {
  '0211': { kind: 'error', code: 21211 },
  '0610': { kind: 'error', code: 21610 },
  '0614': { kind: 'error', code: 21614 },
  '0635': { kind: 'error', code: 21635 },
  '0003': { kind: 'undelivered', code: 30003 },
  '0004': { kind: 'undelivered', code: 30004 },
  '0005': { kind: 'undelivered', code: 30005 },
  '0006': { kind: 'undelivered', code: 30006 },
  '0007': { kind: 'undelivered', code: 30007 },
  '0008': { kind: 'undelivered', code: 30008 },
  '0034': { kind: 'failed', code: 30034 },
  '0036': { kind: 'failed', code: 30036 },
  '0429': { kind: 'http429', times: 3 },
  '0500': { kind: 'accept_then_500' },
  '0503': { kind: 'error', code: 20503 },
  '0596': { kind: 'reset' },
  '0597': { kind: 'accept_then_drop' },
  '0598': { kind: 'timeout' },
  '0599': { kind: 'slow', delayMs: 5_000 },
};

/** Twilio's own magic recipients. Source: twilio.com/docs/iam/test-credentials */
const BY_NUMBER: Record<string, Fault> = {
  '+15005550001': { kind: 'error', code: 21211 },
  '+15005550002': { kind: 'error', code: 21612 },
  '+15005550003': { kind: 'error', code: 21408 },
  '+15005550004': { kind: 'error', code: 21610 },
  '+15005550009': { kind: 'error', code: 21614 },
};

/** Twilio's own magic senders: the code each is refused with, 0 for the one that always works. */
export const MAGIC_SENDERS: Record<string, number> = {
  '+15005550001': 21212,
  '+15005550006': 0,
  '+15005550007': 21606,
  '+15005550008': 21611,
};

/** Remembers how often the numbers with a limited fault have struck. */
export class MagicNumbers {
  private readonly struck = new Map<string, number>();

  take(to: string, body: string): Fault | null {
    const own = BY_NUMBER[to];
    if (own) return own;
    const lastFour = to.match(/^\+1\d{3}555(\d{4})$/)?.[1];
    const fault = lastFour ? BY_LAST_FOUR[lastFour] : undefined;
    if (!fault) return null;
    if (fault.times === undefined) return fault;
    const key = `${to} ${body}`;
    const count = (this.struck.get(key) ?? 0) + 1;
    this.struck.set(key, count);
    return count <= fault.times ? fault : null;
  }

  clear(): void {
    this.struck.clear();
  }
}
