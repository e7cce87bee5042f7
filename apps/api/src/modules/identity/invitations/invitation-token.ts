import { createHash, randomBytes } from 'node:crypto';

/** An invitation can be accepted this long. */
export const INVITATION_MS = 7 * 24 * 3_600_000;

/** The secret of an invitation link and the hash that is stored of it. */
export function newInvitationToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashInvitationToken(token) };
}

export function hashInvitationToken(token: string): string {
  return createHash('sha256').update(`invitation:${token}`).digest('hex');
}
