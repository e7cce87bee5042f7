import type { Role } from '@og/contracts';
import { teamInvitations, teams, users, type Database } from '@og/db';
import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import type { Platform } from '../../../platform/platform.js';
import { teamColumns, userColumns, type RequestOrigin, type TeamView, type UserView } from '../people.js';
import { hashInvitationToken } from './invitation-token.js';

export interface InvitationView {
  __typename: 'Invitation';
  id: string;
  email: string;
  role: Role;
  expiresAt: Date;
  createdAt: Date;
  invitedBy: UserView | null;
  /** Known only when it was just made. */
  url: string | null;
}

export interface InvitationPreviewView {
  teamName: string;
  email: string;
  role: Role;
  expiresAt: Date;
  userExists: boolean;
}

/** Invitations that can still be accepted, the newest first. At most 200. */
export async function listInvitations(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
): Promise<InvitationView[]> {
  requirePermission(ctx, 'members.manage');
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.db
        .select({
          id: teamInvitations.id,
          email: teamInvitations.email,
          role: teamInvitations.role,
          expiresAt: teamInvitations.expiresAt,
          createdAt: teamInvitations.createdAt,
          invitedBy: userColumns,
        })
        .from(teamInvitations)
        .leftJoin(users, eq(users.id, teamInvitations.invitedBy))
        .where(
          and(
            eq(teamInvitations.teamId, ctx.teamId),
            isNull(teamInvitations.acceptedAt),
            isNull(teamInvitations.canceledAt),
            gt(teamInvitations.expiresAt, deps.clock.now()),
          ),
        )
        .orderBy(desc(teamInvitations.createdAt), desc(teamInvitations.id))
        .limit(200),
    { readOnly: true },
  );
  return rows.map((row) => ({ __typename: 'Invitation', ...row, url: null }));
}

export interface FoundInvitation {
  id: string;
  teamId: string;
  email: string;
  role: Role;
  expiresAt: Date;
  acceptedAt: Date | null;
  canceledAt: Date | null;
  team: TeamView;
}

/**
 * The invitation behind a link, whatever has become of it; null when there never was one.
 * @throws AppError LIMIT_EXCEEDED for an address that showed many links that nobody made
 */
export async function seekInvitation(
  deps: Pick<Platform, 'database' | 'limits'>,
  origin: Pick<RequestOrigin, 'ip'>,
  token: string,
): Promise<FoundInvitation | null> {
  await deps.limits.maySeek(origin.ip);
  const found = await findInvitation(deps.database, token);
  if (!found) await deps.limits.soughtInVain(origin.ip);
  return found;
}

async function findInvitation(database: Database, token: string): Promise<FoundInvitation | null> {
  if (token.length < 20 || token.length > 100) return null;
  const rows = await database.withSystem(
    (tx) =>
      tx.db
        .select({
          id: teamInvitations.id,
          teamId: teamInvitations.teamId,
          email: teamInvitations.email,
          role: teamInvitations.role,
          expiresAt: teamInvitations.expiresAt,
          acceptedAt: teamInvitations.acceptedAt,
          canceledAt: teamInvitations.canceledAt,
          team: teamColumns,
        })
        .from(teamInvitations)
        .innerJoin(teams, eq(teams.id, teamInvitations.teamId))
        .where(eq(teamInvitations.tokenHash, hashInvitationToken(token))),
    { readOnly: true },
  );
  return rows[0] ?? null;
}

/** What the holder of a link may see before accepting; null when the link opens nothing any more. */
export async function previewInvitation(
  deps: Pick<Platform, 'database' | 'clock' | 'limits'>,
  origin: Pick<RequestOrigin, 'ip'>,
  token: string,
): Promise<InvitationPreviewView | null> {
  const found = await seekInvitation(deps, origin, token);
  if (!found || found.acceptedAt || found.canceledAt || found.expiresAt <= deps.clock.now()) return null;
  const known = await deps.database.withSystem(
    (tx) => tx.db.select({ id: users.id }).from(users).where(eq(users.email, found.email)),
    { readOnly: true },
  );
  return {
    teamName: found.team.name,
    email: found.email,
    role: found.role,
    expiresAt: found.expiresAt,
    userExists: known.length > 0,
  };
}
