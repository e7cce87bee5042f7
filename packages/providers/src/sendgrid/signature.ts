import { createPublicKey, verify } from 'node:crypto';

/** Older deliveries are replays; the vendor tries again for a day, and signs each try anew. */
export const SENDGRID_FRESH_MS = 5 * 60_000;

export interface SendGridDelivery {
  /** `X-Twilio-Email-Event-Webhook-Signature`: base64. */
  signature: string | undefined;
  /** `X-Twilio-Email-Event-Webhook-Timestamp`: seconds since 1970. */
  timestamp: string | undefined;
  /** The body as it came; the line end after the last bracket belongs to it. */
  rawBody: Buffer | string;
}

/**
 * Whether SendGrid signed this delivery of events within the last five minutes: ECDSA on P-256 with SHA-256 over
 * the timestamp and the body.
 * @param publicKey as the vendor shows it: base64 of a SubjectPublicKeyInfo
 * @param now milliseconds since 1970
 */
export function verifySendGridSignature(publicKey: string, delivery: SendGridDelivery, now: number): boolean {
  const { signature, timestamp } = delivery;
  if (!publicKey || !signature || !timestamp || !/^\d{9,11}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1_000) > SENDGRID_FRESH_MS) return false;
  return isSigned(publicKey, signature, timestamp, delivery.rawBody);
}

/** The signature alone, whatever its age. */
export function isSigned(
  publicKey: string,
  signature: string,
  timestamp: string,
  rawBody: Buffer | string,
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const signed = Buffer.concat([Buffer.from(timestamp), Buffer.from(rawBody)]);
    return verify('sha256', signed, key, Buffer.from(signature, 'base64'));
  } catch {
    // Neither a key nor a signature.
    return false;
  }
}
