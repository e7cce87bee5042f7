import type { Role } from '@og/contracts';
import { teamMembers, teams, users, type TeamTx } from '@og/db';
import { and, asc, eq } from 'drizzle-orm';
import { actorUserId, requirePermission, type Ctx } from '../../../platform/ctx.js';
import { notFound } from '../../../platform/errors/app-error.js';
import type { Platform } from '../../../platform/platform.js';
import { teamColumns, userColumns, type TeamView, type UserView } from '../people.js';

export interface TeamMemberView {
  __typename: 'TeamMember';
  id: string;
  user: UserView;
  role: Role;
  joinedAt: Date;
  isYou: boolean;
}

const memberColumns = {
  id: teamMembers.id,
  role: teamMembers.role,
  joinedAt: teamMembers.createdAt,
  user: userColumns,
};

/** The team that the person acts in. */
export async function readTeam(deps: Pick<Platform, 'database'>, ctx: Ctx): Promise<TeamView> {
  requirePermission(ctx, 'team.read');
  const [team] = await deps.database.withTeam(
    ctx.teamId,
    (tx) => tx.db.select(teamColumns).from(teams).where(eq(teams.id, ctx.teamId)),
    { readOnly: true },
  );
  if (!team) throw notFound('team');
  return team;
}

/** Everybody in the team, by name. At most 500. */
export async function listTeamMembers(deps: Pick<Platform, 'database'>, ctx: Ctx): Promise<TeamMemberView[]> {
  requirePermission(ctx, 'team.read');
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select(memberColumns)
        .from(teamMembers)
        .innerJoin(users, eq(users.id, teamMembers.userId))
        .where(eq(teamMembers.teamId, ctx.teamId))
        .orderBy(asc(users.name), asc(teamMembers.id))
        .limit(500),
    { readOnly: true },
  );
  return rows.map((row) => toMember(ctx, row));
}

/** One member, inside a transaction. */
export async function findMember(tx: TeamTx, ctx: Ctx, id: string): Promise<TeamMemberView | null> {
  const [row] = await tx.db
    .select(memberColumns)
    .from(teamMembers)
    .innerJoin(users, eq(users.id, teamMembers.userId))
    .where(and(eq(teamMembers.teamId, ctx.teamId), eq(teamMembers.id, id)));
  return row ? toMember(ctx, row) : null;
}

/**
 * The owners' membership ids, locked until the transaction ends: two owners who demote each other at the same
 * moment are served one after the other, and the second is refused.
 */
export async function lockOwners(tx: TeamTx): Promise<string[]> {
  const rows = await tx.db
    .select({ id: teamMembers.id })
    .from(teamMembers)
    .where(and(eq(teamMembers.teamId, tx.teamId), eq(teamMembers.role, 'owner')))
    .orderBy(asc(teamMembers.id))
    .for('update');
  return rows.map(({ id }) => id);
}

function toMember(ctx: Ctx, row: Omit<TeamMemberView, '__typename' | 'isYou'>): TeamMemberView {
  return { __typename: 'TeamMember', ...row, isYou: row.user.id === actorUserId(ctx) };
}
