import { isUuid, sessions, users } from '@og/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../platform/ctx.js';
import { unauthenticated } from '../../platform/errors/app-error.js';
import type { SignInFailed } from '../../platform/errors/failures.js';
import { membershipsOf, userColumns, type RequestOrigin } from './people.js';
import { signInFailed } from './sign-in.js';
import { endSession } from './sessions/end-session.js';
import { openSession, type IssuedSession, type SessionDeps } from './sessions/open-session.js';

/** Go on in another team of the person: a new session takes the place of this one and ends when it would have. */
export async function switchTeam(
  deps: SessionDeps,
  ctx: Ctx,
  origin: RequestOrigin,
  teamId: string,
): Promise<IssuedSession | SignInFailed> {
  const { actor } = ctx;
  if (actor.type !== 'user') throw unauthenticated();
  const found = await deps.database.withSystem(
    async (tx) => ({
      user: (await tx.db.select(userColumns).from(users).where(eq(users.id, actor.userId)))[0],
      session: (await tx.db.select().from(sessions).where(eq(sessions.id, actor.sessionId)))[0],
      memberships: await membershipsOf(tx, actor.userId),
    }),
    { readOnly: true },
  );
  const membership = isUuid(teamId) ? found.memberships.find(({ team }) => team.id === teamId) : undefined;
  if (!membership) return signInFailed('not_a_member', 'You are not a member of such a team.');
  if (!found.user || !found.session) throw unauthenticated();
  await endSession(deps.database, deps.clock.now(), actor.sessionId, 'switched_team');
  return openSession(deps, origin, {
    user: found.user,
    ...membership,
    endsAt: found.session.absoluteExpiresAt,
    action: 'session.switch_team',
  });
}
