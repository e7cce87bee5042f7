import { parsePhone } from '@og/core';
import { users } from '@og/db';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import type { Ctx } from '../../platform/ctx.js';
import { unauthenticated } from '../../platform/errors/app-error.js';
import { invalidField, parseInput, type InvalidInput } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { nameField } from './fields.js';
import { userColumns, type UserView } from './people.js';

/** Actions of the web by name, each with the keys that it has now. */
const keyBindings = z.object({
  disabled: z.boolean().default(false),
  keys: z
    .record(
      z.string().regex(/^[a-z][a-zA-Z0-9_.-]{0,39}$/, 'Name an action.'),
      z.string().min(1, 'Give it a key.').max(20, 'A key has at most 20 characters.'),
    )
    .default({})
    .refine((keys) => Object.keys(keys).length <= 100, 'Remap at most 100 keys.')
    .refine(
      (keys) => new Set(Object.values(keys)).size === Object.keys(keys).length,
      'Two actions have the same key: give each its own.',
    ),
});
const schema = z.object({
  name: nameField('your name').nullish(),
  phone: z.string().trim().max(40, 'Use at most 40 characters.').nullish(),
  keyBindings: keyBindings.nullish(),
});

/**
 * Change the own name, phone and keys, each by itself. What is left out stays, and so does a name given as null; an empty
 * phone takes it away, `null` keys are the usual ones.
 */
export async function updateProfile(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
): Promise<(UserView & { __typename: 'User' }) | InvalidInput> {
  const { actor } = ctx;
  if (actor.type !== 'user') throw unauthenticated();
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { name, phone, keyBindings: keys } = parsed.data;
  const read = phone ? parsePhone(phone) : null;
  if (read && !read.ok) return invalidField('phone', 'invalid_phone', read.message);
  const now = deps.clock.now();
  const [user] = await deps.database.withSystem((tx) =>
    tx.db
      .update(users)
      .set({
        ...(typeof name === 'string' ? { name } : {}),
        updatedAt: now,
        ...(phone === undefined ? {} : { phone: read?.e164 ?? null }),
        ...(keys === undefined ? {} : { keyBindings: keys }),
      })
      .where(eq(users.id, actor.userId))
      .returning(userColumns),
  );
  if (!user) throw unauthenticated();
  await deps.database.withTeam(ctx.teamId, async (tx) => {
    await audit(tx, ctx, now, {
      action: typeof name === 'string' ? 'user.rename' : 'user.update',
      subjectType: 'user',
      subjectId: user.id,
    });
    await deps.outbox.event(tx, now, 'team.changed.v1', [user.id], { what: 'members' });
  });
  return { __typename: 'User', ...user };
}
