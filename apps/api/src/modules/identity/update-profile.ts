import { users } from '@og/db';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import type { Ctx } from '../../platform/ctx.js';
import { unauthenticated } from '../../platform/errors/app-error.js';
import { parseInput, type InvalidInput } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { nameField } from './fields.js';
import { userColumns, type UserView } from './people.js';

const schema = z.object({ name: nameField('your name') });

/** Change the own name. */
export async function updateProfile(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
): Promise<(UserView & { __typename: 'User' }) | InvalidInput> {
  const { actor } = ctx;
  if (actor.type !== 'user') throw unauthenticated();
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const now = deps.clock.now();
  const [user] = await deps.database.withSystem((tx) =>
    tx.db
      .update(users)
      .set({ name: parsed.data.name, updatedAt: now })
      .where(eq(users.id, actor.userId))
      .returning(userColumns),
  );
  if (!user) throw unauthenticated();
  await deps.database.withTeam(ctx.teamId, async (tx) => {
    await audit(tx, ctx, now, { action: 'user.rename', subjectType: 'user', subjectId: user.id });
    await deps.outbox.event(tx, now, 'team.changed.v1', [user.id], { what: 'members' });
  });
  return { __typename: 'User', ...user };
}
