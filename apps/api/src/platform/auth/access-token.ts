import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from '@og/contracts';

const ISSUER = 'outreach-global';
const AUDIENCE = 'api';
/** Access tokens live this long, in seconds; a session that ends earlier is noticed within five seconds. */
export const ACCESS_TOKEN_SECONDS = 600;

export interface AccessClaims {
  userId: string;
  sessionId: string;
}

/** Sign an access token (HS256). */
export async function signAccessToken(
  key: Uint8Array,
  clock: Clock,
  claims: AccessClaims,
): Promise<{ token: string; expiresAt: Date }> {
  const now = Math.floor(clock.now().getTime() / 1_000);
  const token = await new SignJWT({ sid: claims.sessionId })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(claims.userId)
    .setIssuedAt(now)
    .setExpirationTime(now + ACCESS_TOKEN_SECONDS)
    .sign(key);
  return { token, expiresAt: new Date((now + ACCESS_TOKEN_SECONDS) * 1_000) };
}

/** @throws JOSEError when the token is forged, expired, of another type, issuer or audience. */
export async function verifyAccessToken(key: Uint8Array, clock: Clock, token: string): Promise<AccessClaims> {
  const { payload } = await jwtVerify(token, key, {
    algorithms: ['HS256'],
    typ: 'at+jwt',
    issuer: ISSUER,
    audience: AUDIENCE,
    currentDate: clock.now(),
    requiredClaims: ['sub', 'sid', 'exp'],
  });
  if (typeof payload.sub !== 'string' || typeof payload['sid'] !== 'string')
    throw new Error('The token names no session.');
  return { userId: payload.sub, sessionId: payload['sid'] };
}
