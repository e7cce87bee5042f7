import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SealedCredentials } from '@og/db';
import { Hmac } from './hmac.js';

/** Keys of the system, all derived from APP_SECRET, each for one purpose. */
export class Vault {
  private readonly keyId = 'k1';
  private readonly sealKey: Buffer;
  private readonly pepper: Hmac;
  private readonly urlKey: Hmac;
  /** HS256 key of access tokens. */
  readonly tokenKey: Buffer;

  constructor(secret: string) {
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'outreach', purpose, 32));
    this.sealKey = derive('credentials');
    this.pepper = new Hmac(derive('address-pepper'));
    this.urlKey = new Hmac(derive('signed-urls'));
    this.tokenKey = derive('access-tokens');
  }

  /** Encrypt a JSON value (AES-256-GCM); it opens only with the same `context` (team‖integration). */
  seal(value: unknown, context: string): SealedCredentials {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.sealKey, nonce).setAAD(Buffer.from(context));
    const ciphertext = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return {
      keyId: this.keyId,
      nonce: nonce.toString('base64'),
      ciphertext: ciphertext.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    };
  }

  /** @throws Error when the sealed value was altered or belongs to another context. */
  open<T>(sealed: SealedCredentials, context: string): T {
    const decipher = createDecipheriv('aes-256-gcm', this.sealKey, Buffer.from(sealed.nonce, 'base64'))
      .setAAD(Buffer.from(context))
      .setAuthTag(Buffer.from(sealed.tag, 'base64'));
    const plain = Buffer.concat([
      decipher.update(Buffer.from(sealed.ciphertext, 'base64')),
      decipher.final(),
    ]);
    return JSON.parse(plain.toString('utf8')) as T;
  }

  /** HMAC-SHA256(pepper, channel|address), hex: what is left of an erased address. */
  addressHash(channel: 'sms' | 'email', address: string): string {
    return this.pepper.digest(`${channel}|${address}`, 'hex');
  }

  /** Sign a text for a URL; base64url. */
  sign(text: string): string {
    return this.urlKey.digest(text, 'base64url');
  }

  verify(text: string, signature: string): boolean {
    const expected = Buffer.from(this.sign(text));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }
}
