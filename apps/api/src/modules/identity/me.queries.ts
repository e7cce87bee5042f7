import { permissionsOf, type Permission, type Role } from '@og/contracts';
import { users } from '@og/db';
import { eq } from 'drizzle-orm';
import type { Ctx } from '../../platform/ctx.js';
import { unauthenticated } from '../../platform/errors/app-error.js';
import type { Platform } from '../../platform/platform.js';
import { membershipsOf, userColumns, type MembershipView, type TeamView, type UserView } from './people.js';

export interface MeView {
  user: UserView;
  team: TeamView;
  role: Role;
  permissions: Permission[];
  memberships: (MembershipView & { permissions: Permission[] })[];
  /** Their own phone, E.164: it rings first when they call a lead. */
  phone: string | null;
  keyBindings: { disabled: boolean; keys: Record<string, string> };
}

/** The signed-in person, the team they act in, and every team they are in. */
export async function readMe(deps: Pick<Platform, 'database'>, ctx: Ctx): Promise<MeView> {
  const { actor } = ctx;
  if (actor.type !== 'user') throw unauthenticated();
  const found = await deps.database.withSystem(
    async (tx) => ({
      user: (await tx.db.select(userColumns).from(users).where(eq(users.id, actor.userId)))[0],
      own: (
        await tx.db
          .select({ phone: users.phone, keyBindings: users.keyBindings })
          .from(users)
          .where(eq(users.id, actor.userId))
      )[0],
      memberships: await membershipsOf(tx, actor.userId),
    }),
    { readOnly: true },
  );
  const current = found.memberships.find(({ team }) => team.id === ctx.teamId);
  if (!found.user || !current)
    throw unauthenticated('You are no longer a member of this team. Sign in again.');
  return {
    user: found.user,
    team: current.team,
    role: current.role,
    permissions: permissionsOf(current.role),
    phone: found.own?.phone ?? null,
    keyBindings: {
      disabled: found.own?.keyBindings?.disabled ?? false,
      keys: found.own?.keyBindings?.keys ?? {},
    },
    memberships: found.memberships.map((entry) => ({ ...entry, permissions: permissionsOf(entry.role) })),
  };
}
