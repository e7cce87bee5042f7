import { users } from '@og/db';
import { inArray } from 'drizzle-orm';
import type { Ctx } from '../../platform/ctx.js';
import type { UserType } from '../../platform/graphql/user.types.js';
import type { Platform } from '../../platform/platform.js';

/** Members by id; who has left the team is not there. */
export async function peopleById(
  deps: Pick<Platform, 'database'>,
  ctx: Pick<Ctx, 'teamId'>,
  ids: string[],
): Promise<Map<string, UserType>> {
  const columns = { id: users.id, email: users.email, name: users.name, createdAt: users.createdAt };
  const rows = await deps.database.withTeam(
    ctx.teamId,
    (tx) => tx.db.select(columns).from(users).where(inArray(users.id, ids)),
    { readOnly: true },
  );
  return new Map(rows.map((row) => [row.id, row]));
}
