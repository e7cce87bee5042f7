import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isUuid } from '@og/db';

/** A session ends this long after its sign-in, whatever was refreshed. */
export const SESSION_MS = 24 * 3_600_000;
/** The token before the newest is accepted this long after a rotation: tabs race. */
export const RACE_MS = 10_000;

export interface RefreshToken {
  /** `<sessionId>.<32 random bytes, base64url>`: what the cookie holds. */
  token: string;
  /** SHA-256 of the token, hex: what the database holds. */
  hash: string;
}

export function newRefreshToken(sessionId: string): RefreshToken {
  const token = `${sessionId}.${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The session that a refresh token names; null when the text is no such token. */
export function sessionIdOf(token: string): string | null {
  const [sessionId = '', secret = '', ...rest] = token.split('.');
  return isUuid(sessionId) && /^[\w-]{43}$/.test(secret) && rest.length === 0 ? sessionId : null;
}

export function sameHash(left: string, right: string | null): boolean {
  if (right === null || left.length !== right.length) return false;
  return timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
