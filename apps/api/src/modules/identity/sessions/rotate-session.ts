import { sessions, teamMembers, teams, users, type Tx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { signAccessToken } from '../../../platform/auth/access-token.js';
import { teamColumns, userColumns } from '../people.js';
import type { SessionDeps, SessionView } from './open-session.js';
import { hashToken, newRefreshToken, RACE_MS, sameHash, sessionIdOf } from './refresh-token.js';

export type Rotation =
  /** `refreshToken` is null for a tab that raced: the newest cookie is already in the browser. */
  | { outcome: 'refreshed'; session: SessionView; refreshToken: string | null; endsAt: Date }
  /** An old token was shown again: somebody else has a copy, so the whole family ended. */
  | { outcome: 'replayed'; sessionId: string }
  | { outcome: 'ended' };

/** Exchange a refresh token for a new access token, and the refresh token itself for the next of its family. */
export async function rotateSession(deps: SessionDeps, token: string): Promise<Rotation> {
  const sessionId = sessionIdOf(token);
  if (!sessionId) return { outcome: 'ended' };
  const now = deps.clock.now();
  const given = hashToken(token);
  const next = newRefreshToken(sessionId);
  const result = await deps.database.withSystem(async (tx) => {
    const row = await lockSession(tx, sessionId);
    if (!row || row.session.revokedAt || row.session.absoluteExpiresAt <= now) return null;
    if (sameHash(given, row.session.refreshHash)) {
      await tx.db
        .update(sessions)
        .set({ refreshHash: next.hash, previousHash: given, rotatedAt: now, lastUsedAt: now })
        .where(eq(sessions.id, sessionId));
      return { ...row, rotated: true };
    }
    const sinceRotation = now.getTime() - row.session.rotatedAt.getTime();
    if (sameHash(given, row.session.previousHash) && sinceRotation <= RACE_MS)
      return { ...row, rotated: false };
    await tx.db
      .update(sessions)
      .set({ revokedAt: now, revokedReason: 'replay' })
      .where(eq(sessions.id, sessionId));
    return 'replayed' as const;
  });
  if (result === null) return { outcome: 'ended' };
  if (result === 'replayed') return { outcome: 'replayed', sessionId };
  const access = await signAccessToken(deps.vault.tokenKey, deps.clock, {
    userId: result.user.id,
    sessionId,
  });
  return {
    outcome: 'refreshed',
    session: {
      __typename: 'Session',
      accessToken: access.token,
      expiresAt: access.expiresAt,
      user: result.user,
      team: result.team,
      role: result.role,
    },
    refreshToken: result.rotated ? next.token : null,
    endsAt: result.session.absoluteExpiresAt,
  };
}

/** The session with its person, team and present role, locked; nothing when the person left the team. */
async function lockSession(tx: Tx, sessionId: string) {
  const rows = await tx.db
    .select({ session: sessions, user: userColumns, team: teamColumns, role: teamMembers.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(teams, eq(teams.id, sessions.teamId))
    .innerJoin(
      teamMembers,
      and(eq(teamMembers.teamId, sessions.teamId), eq(teamMembers.userId, sessions.userId)),
    )
    .where(eq(sessions.id, sessionId))
    .for('update', { of: sessions });
  return rows[0] ?? null;
}
