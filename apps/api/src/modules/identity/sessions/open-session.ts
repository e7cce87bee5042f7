import type { Role } from '@og/contracts';
import { newId, sessions } from '@og/db';
import { signAccessToken } from '../../../platform/auth/access-token.js';
import { audit } from '../../../platform/audit.js';
import type { Platform } from '../../../platform/platform.js';
import type { RequestOrigin, TeamView, UserView } from '../people.js';
import { newRefreshToken, SESSION_MS } from './refresh-token.js';

/** A signed-in person in one team. */
export interface SessionView {
  __typename: 'Session';
  accessToken: string;
  /** When the access token ends; the session lives on by its refresh token. */
  expiresAt: Date;
  user: UserView;
  team: TeamView;
  role: Role;
}

/** A session with the secret for the cookie, which no API field carries. */
export interface IssuedSession extends SessionView {
  sessionId: string;
  refreshToken: string;
  /** End of the session and of its cookie. */
  endsAt: Date;
}

export type SessionDeps = Pick<Platform, 'database' | 'clock' | 'vault'>;

export interface WhoSignsIn {
  user: UserView;
  team: TeamView;
  role: Role;
  /** End of the session that this one goes on from; default: 24 h from now. */
  endsAt?: Date;
  /** What the audit log calls it. */
  action: 'session.sign_in' | 'session.switch_team';
}

/** Start a refresh-token family and write it into the team's audit log. */
export async function openSession(
  deps: SessionDeps,
  origin: RequestOrigin,
  who: WhoSignsIn,
): Promise<IssuedSession> {
  const now = deps.clock.now();
  const sessionId = newId();
  const refresh = newRefreshToken(sessionId);
  const endsAt = who.endsAt ?? new Date(now.getTime() + SESSION_MS);
  await deps.database.withSystem((tx) =>
    tx.db.insert(sessions).values({
      id: sessionId,
      userId: who.user.id,
      teamId: who.team.id,
      refreshHash: refresh.hash,
      rotatedAt: now,
      absoluteExpiresAt: endsAt,
      userAgent: origin.userAgent?.slice(0, 400) ?? null,
      ip: origin.ip,
      createdAt: now,
      lastUsedAt: now,
    }),
  );
  const actor = { type: 'user', userId: who.user.id, role: who.role, sessionId } as const;
  const ctx = { teamId: who.team.id, actor, requestId: origin.requestId };
  await deps.database.withTeam(who.team.id, (tx) =>
    audit(tx, ctx, now, { action: who.action, subjectType: 'session', subjectId: sessionId }),
  );
  const access = await signAccessToken(deps.vault.tokenKey, deps.clock, { userId: who.user.id, sessionId });
  return {
    __typename: 'Session',
    accessToken: access.token,
    expiresAt: access.expiresAt,
    user: who.user,
    team: who.team,
    role: who.role,
    sessionId,
    refreshToken: refresh.token,
    endsAt,
  };
}
