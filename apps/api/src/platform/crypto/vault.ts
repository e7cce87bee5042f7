import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SealedCredentials } from '@og/db';
import type { Config } from '../config/config.js';
import { Hmac } from './hmac.js';

interface Keys {
  /** Names the secret without telling it. */
  id: string;
  seal: Buffer;
  url: Hmac;
}

/** The vault of an installation. */
export function openVault(
  config: Pick<Config, 'APP_SECRET' | 'APP_SECRET_PREVIOUS' | 'ADDRESS_PEPPER'>,
): Vault {
  return new Vault(config.APP_SECRET, {
    previous: config.APP_SECRET_PREVIOUS ?? [],
    pepper: config.ADDRESS_PEPPER ? Buffer.from(config.ADDRESS_PEPPER, 'base64') : undefined,
  });
}

function derive(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'outreach', purpose, 32));
}

const keysOf = (secret: string): Keys => ({
  id: derive(secret, 'key-id').toString('hex', 0, 4),
  seal: derive(secret, 'credentials'),
  url: new Hmac(derive(secret, 'signed-urls')),
});

/**
 * Keys of the system, all derived from APP_SECRET, each for one purpose. Secrets before it (APP_SECRET_PREVIOUS) open what
 * was sealed with them and prove links that must work for ever; they seal and sign nothing, and sign nobody in.
 */
export class Vault {
  private readonly current: Keys;
  private readonly previous: readonly Keys[];
  private readonly pepperKey: Buffer;
  private readonly pepper: Hmac;
  /** HS256 key of access tokens. */
  readonly tokenKey: Buffer;

  /** @param options.pepper what addresses are hashed with, when it is not derived from this secret */
  constructor(secret: string, options: { previous?: readonly string[]; pepper?: Buffer | undefined } = {}) {
    this.current = keysOf(secret);
    this.previous = (options.previous ?? []).map(keysOf);
    this.pepperKey = options.pepper ?? derive(secret, 'address-pepper');
    this.pepper = new Hmac(this.pepperKey);
    this.tokenKey = derive(secret, 'access-tokens');
  }

  /** What `ADDRESS_PEPPER` is set to, so that APP_SECRET can be changed. As secret as that. */
  get addressPepper(): string {
    return this.pepperKey.toString('base64');
  }

  /** Encrypt a JSON value (AES-256-GCM); it opens only with the same `context` (team‖integration). */
  seal(value: unknown, context: string): SealedCredentials {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.current.seal, nonce).setAAD(Buffer.from(context));
    const ciphertext = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return {
      keyId: this.current.id,
      nonce: nonce.toString('base64'),
      ciphertext: ciphertext.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    };
  }

  /** Whether a value was sealed with the present secret. */
  isCurrent(sealed: Pick<SealedCredentials, 'keyId'>): boolean {
    return sealed.keyId === this.current.id;
  }

  /** @throws Error when the value was altered, belongs to another context, or was sealed with a secret that is not set. */
  open<T>(sealed: SealedCredentials, context: string): T {
    const all = [this.current, ...this.previous];
    const named = all.filter(({ id }) => id === sealed.keyId);
    let failure: unknown;
    // What was sealed before keys had names may be of any of them.
    for (const keys of named.length > 0 ? named : all) {
      try {
        return openWith<T>(keys.seal, sealed, context);
      } catch (error) {
        failure ??= error;
      }
    }
    throw failure;
  }

  /** HMAC-SHA256(pepper, channel|address), hex: what is left of an erased address. */
  addressHash(channel: 'sms' | 'email', address: string): string {
    return this.pepper.digest(`${channel}|${address}`, 'hex');
  }

  /** Sign a text for a URL; base64url. */
  sign(text: string): string {
    return this.current.url.digest(text, 'base64url');
  }

  /** For what lives for minutes: only the present secret. */
  verify(text: string, signature: string): boolean {
    return isSigned(this.current, text, signature);
  }

  /** For what stands in mails and at vendors: also the secrets before it. */
  verifyLasting(text: string, signature: string): boolean {
    return [this.current, ...this.previous].some((keys) => isSigned(keys, text, signature));
  }
}

function openWith<T>(key: Buffer, sealed: SealedCredentials, context: string): T {
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'base64'))
    .setAAD(Buffer.from(context))
    .setAuthTag(Buffer.from(sealed.tag, 'base64'));
  const plain = Buffer.concat([decipher.update(Buffer.from(sealed.ciphertext, 'base64')), decipher.final()]);
  return JSON.parse(plain.toString('utf8')) as T;
}

function isSigned(keys: Keys, text: string, signature: string): boolean {
  const expected = Buffer.from(keys.url.digest(text, 'base64url'));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
