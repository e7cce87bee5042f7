import { hash, timingSafeEqual } from 'node:crypto';
import twilio from 'twilio';

/** Of SHA-1, in bytes. */
const BLOCK = 64;

/**
 * The signatures of one account's webhooks. Its token is prepared once, and the address is tried as it was configured
 * first, which is what Twilio signs: a busy account has thousands of callbacks a second. Only what does not fit goes
 * to the SDK's validator, which tries other spellings of the address as well.
 */
export class TwilioSignature {
  private readonly inner: Buffer | null;
  private readonly outer: Buffer | null;

  constructor(private readonly authToken: string) {
    const key = Buffer.from(authToken);
    const usable = key.length > 0 && key.length <= BLOCK;
    this.inner = usable ? padded(key, 0x36) : null;
    this.outer = usable ? padded(key, 0x5c) : null;
  }

  /**
   * Whether a webhook was signed by Twilio for this address.
   * @param url public address of the webhook with its query string, built from configuration and never from `Host`
   * @param params the form fields of the body; empty for GET
   */
  isValid(signature: string | undefined, url: string, params: Readonly<Record<string, string>>): boolean {
    if (!signature || !this.authToken) return false;
    if (this.inner && this.outer && isSame(signature, expected(this.inner, this.outer, url, params)))
      return true;
    return URL.canParse(url) && twilio.validateRequest(this.authToken, signature, url, { ...params });
  }
}

/** The same for a single webhook. */
export function validateTwilioSignature(
  authToken: string,
  signature: string | undefined,
  url: string,
  params: Readonly<Record<string, string>>,
): boolean {
  return new TwilioSignature(authToken).isValid(signature, url, params);
}

/** HMAC-SHA1 (RFC 2104) over the address and the fields in the order of their names. */
function expected(
  inner: Buffer,
  outer: Buffer,
  url: string,
  params: Readonly<Record<string, string>>,
): string {
  let data = url;
  for (const name of Object.keys(params).toSorted()) data += name + (params[name] ?? '');
  const inside = hash('sha1', Buffer.concat([inner, Buffer.from(data)]), 'buffer');
  return hash('sha1', Buffer.concat([outer, inside]), 'base64');
}

function padded(key: Buffer, pad: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  key.copy(block);
  return block.map((byte) => byte ^ pad) as Buffer;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
