import { hash } from 'node:crypto';

const BLOCK = 64;

/**
 * HMAC-SHA256 (RFC 2104) with a key that is used very often. `createHmac` makes a key object anew for each call, which
 * costs ten times as much as the two hashes themselves; here the padded key is made once.
 */
export class Hmac {
  private readonly inner: Buffer;
  private readonly outer: Buffer;

  /** @param key at most 64 bytes */
  constructor(key: Buffer) {
    if (key.length > BLOCK) throw new RangeError('A key of HMAC-SHA256 has at most 64 bytes here.');
    const padded = Buffer.alloc(BLOCK);
    key.copy(padded);
    this.inner = padded.map((byte) => byte ^ 0x36) as Buffer;
    this.outer = padded.map((byte) => byte ^ 0x5c) as Buffer;
  }

  digest(text: string, encoding: 'hex' | 'base64url'): string {
    const inside = hash('sha256', Buffer.concat([this.inner, Buffer.from(text)]), 'buffer');
    return hash('sha256', Buffer.concat([this.outer, inside]), encoding);
  }
}
