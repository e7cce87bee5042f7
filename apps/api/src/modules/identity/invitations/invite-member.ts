import { newId, teamInvitations, teamMembers, users, type TeamTx } from '@og/db';
import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import { forbidden } from '../../../platform/errors/app-error.js';
import {
  conflict,
  invalidField,
  parseInput,
  type Conflict,
  type InvalidInput,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { emailField, roleField } from '../fields.js';
import { mayGiveRole } from '../members/role-rules.js';
import { userColumns } from '../people.js';
import { INVITATION_MS, newInvitationToken } from './invitation-token.js';
import type { InvitationView } from './invitations.queries.js';

const schema = z.object({ email: emailField, role: roleField });

/** Make a link by which one person can join; a former open link for the same e-mail stops working. */
export async function inviteMember(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox' | 'config'>,
  ctx: Ctx,
  input: unknown,
): Promise<InvitationView | InvalidInput | Conflict> {
  requirePermission(ctx, 'members.manage');
  const inviter = actorUserId(ctx);
  // The row names the member who invited; the system is none.
  if (!inviter) throw forbidden('members.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { email, role } = parsed.data;
  if (!mayGiveRole(ctx, role))
    return invalidField('role', 'role_too_high', 'You cannot give a role above your own.');
  const now = deps.clock.now();
  const { token, hash } = newInvitationToken();
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    // Two invitations at the same time follow each other: the first one's link stops working.
    await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `invite|${ctx.teamId}|${email}`,
    ]);
    if (await isMember(tx, email)) return conflict('already_member', 'This person is in the team already.');
    await tx.db
      .update(teamInvitations)
      .set({ canceledAt: now })
      .where(
        and(
          eq(teamInvitations.teamId, ctx.teamId),
          eq(teamInvitations.email, email),
          isNull(teamInvitations.acceptedAt),
          isNull(teamInvitations.canceledAt),
        ),
      );
    const row = {
      teamId: ctx.teamId,
      id: newId(),
      email,
      role,
      invitedBy: inviter,
      expiresAt: new Date(now.getTime() + INVITATION_MS),
      createdAt: now,
    };
    await tx.db.insert(teamInvitations).values({ ...row, tokenHash: hash });
    const [invitedBy] = await tx.db.select(userColumns).from(users).where(eq(users.id, inviter));
    await audit(tx, ctx, now, {
      action: 'invitation.create',
      subjectType: 'invitation',
      subjectId: row.id,
      detail: { role },
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [row.id], { what: 'members' });
    const url = new URL(`/invite/${token}`, deps.config.FRONTEND_URL).toString();
    return { __typename: 'Invitation', ...row, invitedBy: invitedBy ?? null, url };
  });
}

async function isMember(tx: TeamTx, email: string): Promise<boolean> {
  const rows = await tx.db
    .select({ id: teamMembers.id })
    .from(teamMembers)
    .innerJoin(users, eq(users.id, teamMembers.userId))
    .where(and(eq(teamMembers.teamId, tx.teamId), eq(users.email, email)));
  return rows.length > 0;
}
