import { isUuid, teamMembers, type TeamTx } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { againOnConflict } from '../../../platform/again-on-conflict.js';
import { audit } from '../../../platform/audit.js';
import type { SessionReader } from '../../../platform/auth/session-reader.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import { conflict, missing, type Conflict, type NotFound } from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { endSessionsInTeam } from '../sessions/end-session.js';
import { handOverWork } from './hand-over-work.js';
import { findMember, lockOwners } from './members.queries.js';
import { mayGiveRole } from './role-rules.js';

export interface Removed {
  __typename: 'Removed';
  id: string;
}

type Deps = Pick<Platform, 'database' | 'clock' | 'outbox'> & { sessions: Pick<SessionReader, 'forget'> };

/** Take a person out of the team, hand over what was theirs to do, and end their sessions in it. */
export async function removeMember(deps: Deps, ctx: Ctx, id: string): Promise<Removed | NotFound | Conflict> {
  requirePermission(ctx, 'members.manage');
  if (!isUuid(id)) return missing('member');
  const now = deps.clock.now();
  // Their rows may be changed by what comes in at this moment: whoever loses goes again.
  return againOnConflict(() => deps.database.withTeam(ctx.teamId, (tx) => takeOut(tx, deps, ctx, now, id)));
}

async function takeOut(
  tx: TeamTx,
  deps: Pick<Deps, 'outbox' | 'sessions'>,
  ctx: Ctx,
  now: Date,
  id: string,
): Promise<Removed | NotFound | Conflict> {
  const owners = await lockOwners(tx);
  const member = await findMember(tx, ctx, id);
  if (!member) return missing('member');
  if (!mayGiveRole(ctx, member.role))
    return conflict('role_above_yours', 'Only an owner can remove an owner.');
  if (owners.length === 1 && owners[0] === id)
    return conflict('last_owner', 'A team needs an owner. Make somebody else an owner first.');
  await tx.db.delete(teamMembers).where(and(eq(teamMembers.teamId, ctx.teamId), eq(teamMembers.id, id)));
  await handOverWork(tx, deps, now, member.user.id);
  const ended = await endSessionsInTeam(tx, now, member.user.id, 'removed_from_team');
  await audit(tx, ctx, now, { action: 'member.remove', subjectType: 'user', subjectId: member.user.id });
  await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'members' });
  tx.afterCommit(() => ended.forEach((sessionId) => deps.sessions.forget(sessionId)));
  return { __typename: 'Removed', id };
}
