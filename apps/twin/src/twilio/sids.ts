import { createHash, randomFillSync } from 'node:crypto';

const POOL = Buffer.alloc(16 * 512);
let used = POOL.length;

/** A new SID: prefix and 32 hex digits, unique over restarts as providers' ids are. */
export function newSid(prefix: string): string {
  if (used === POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  const hex = POOL.toString('hex', used, used + 16);
  used += 16;
  return prefix + hex;
}

/** The same SID for the same thing, so that a number keeps its SID over a restart. */
export function stableSid(prefix: string, ...parts: string[]): string {
  return prefix + createHash('md5').update(parts.join('|')).digest('hex');
}

export function isAccountSid(value: string): boolean {
  return /^AC[0-9a-fA-F]{32}$/.test(value);
}
