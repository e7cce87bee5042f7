import { isUuid, teamMembers } from '@og/db';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  conflict,
  invalidField,
  missing,
  parseInput,
  type Conflict,
  type InvalidInput,
  type NotFound,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { roleField } from '../fields.js';
import { findMember, lockOwners, type TeamMemberView } from './members.queries.js';
import { mayGiveRole } from './role-rules.js';

const schema = z.object({ role: roleField });

/** Give a member another role; it counts for their running sessions within five seconds. */
export async function changeMemberRole(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  id: string,
  input: unknown,
): Promise<TeamMemberView | InvalidInput | NotFound | Conflict> {
  requirePermission(ctx, 'members.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { role } = parsed.data;
  if (!isUuid(id)) return missing('member');
  if (!mayGiveRole(ctx, role))
    return invalidField('role', 'role_too_high', 'You cannot give a role above your own.');
  const now = deps.clock.now();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const owners = await lockOwners(tx);
    const member = await findMember(tx, ctx, id);
    if (!member) return missing('member');
    if (!mayGiveRole(ctx, member.role))
      return conflict('role_above_yours', 'Only an owner can change the role of an owner.');
    if (member.role === role) return member;
    if (owners.length === 1 && owners[0] === id) {
      return conflict('last_owner', 'A team needs an owner. Make somebody else an owner first.');
    }
    await tx.db
      .update(teamMembers)
      .set({ role })
      .where(and(eq(teamMembers.teamId, ctx.teamId), eq(teamMembers.id, id)));
    await audit(tx, ctx, now, {
      action: 'member.change_role',
      subjectType: 'user',
      subjectId: member.user.id,
      detail: { from: member.role, to: role },
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'members' });
    return { ...member, role };
  });
}
