import type { Role } from '@og/contracts';
import { teamMembers, teams, users, type Database, type Tx } from '@og/db';
import { asc, eq } from 'drizzle-orm';

/** What others may know of a person; the request role can read no other column of `users`. */
export const userColumns = {
  id: users.id,
  email: users.email,
  name: users.name,
  createdAt: users.createdAt,
};
export const teamColumns = { id: teams.id, name: teams.name, slug: teams.slug, createdAt: teams.createdAt };

export interface UserView {
  id: string;
  email: string;
  name: string;
  createdAt: Date;
}

export interface TeamView {
  id: string;
  name: string;
  slug: string;
  createdAt: Date;
}

export interface MembershipView {
  role: Role;
  team: TeamView;
}

/** Where a request came from; kept with the session so that a person can recognise it. */
export interface RequestOrigin {
  requestId: string;
  userAgent: string | null;
  ip: string | null;
}

/** The teams of a person, the one joined first on top. */
export async function membershipsOf(tx: Tx, userId: string): Promise<MembershipView[]> {
  return tx.db
    .select({ role: teamMembers.role, team: teamColumns })
    .from(teamMembers)
    .innerJoin(teams, eq(teams.id, teamMembers.teamId))
    .where(eq(teamMembers.userId, userId))
    .orderBy(asc(teamMembers.createdAt), asc(teamMembers.id));
}

export interface UserWithSecret extends UserView {
  passwordHash: string;
}

/** The person with this e-mail, with the password hash; null when there is none. */
export async function findUserByEmail(database: Database, email: string): Promise<UserWithSecret | null> {
  const rows = await database.withSystem(
    (tx) =>
      tx.db
        .select({ ...userColumns, passwordHash: users.passwordHash })
        .from(users)
        .where(eq(users.email, email)),
    { readOnly: true },
  );
  return rows[0] ?? null;
}
