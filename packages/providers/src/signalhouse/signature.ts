import { createHmac, timingSafeEqual } from 'node:crypto';

/** Older deliveries are replays. */
export const SIGNALHOUSE_FRESH_MS = 5 * 60_000;

export interface SignalHouseDelivery {
  /** `X-SignalHouse-Signature`: hex. */
  signature: string | undefined;
  /** `X-SignalHouse-Timestamp`: milliseconds since 1970. */
  timestamp: string | undefined;
  /** The body as it came, byte for byte. */
  rawBody: Buffer | string;
}

/**
 * Whether SignalHouse signed this delivery within the last five minutes: hex HMAC-SHA256 of `timestamp.body`.
 * @param secret `signingSecret`, which the vendor shows once, when a webhook is made
 * @param now milliseconds since 1970
 */
export function verifySignalHouseSignature(
  secret: string,
  delivery: SignalHouseDelivery,
  now: number,
): boolean {
  const { signature, timestamp, rawBody } = delivery;
  if (!secret || !signature || !timestamp || !/^\d{10,16}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp)) > SIGNALHOUSE_FRESH_MS) return false;
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
