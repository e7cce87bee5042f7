import type { Ctx } from '../../../platform/ctx.js';
import type { UserType } from '../../../platform/graphql/user.types.js';
import type { Platform } from '../../../platform/platform.js';

/** The members of the team with these ids; who is no member is not in the answer. */
export async function loadMembers(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  userIds: readonly string[],
): Promise<Map<string, UserType>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<UserType>(
        `select u.id, u.email, u.name, u.created_at as "createdAt" from team_members m join users u on u.id = m.user_id
         where m.team_id = $1 and m.user_id = any($2::uuid[])`,
        [ctx.teamId, userIds],
      ),
    { readOnly: true },
  );
  return new Map(rows.map((user) => [user.id, user]));
}
