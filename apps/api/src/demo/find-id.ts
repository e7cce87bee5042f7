import type { Ctx } from '../platform/ctx.js';
import type { Platform } from '../platform/platform.js';

/**
 * What a seed that was cut has made.
 * @param sql gives an `id`; $1 is the team
 */
export async function findId(
  { database }: Pick<Platform, 'database'>,
  { teamId }: Ctx,
  sql: string,
  values: readonly string[],
): Promise<string | null> {
  const { rows } = await database.withTeam(
    teamId,
    ({ client }) => client.query<{ id: string }>(sql, [teamId, ...values]),
    { readOnly: true },
  );
  return rows[0]?.id ?? null;
}
