import { isUuid, newId, senderPoolNumbers, senderPools } from '@og/db';
import { z } from 'zod';
import { audit } from '../../platform/audit.js';
import { requirePermission, type Ctx } from '../../platform/ctx.js';
import { invalidField, parseInput, type InvalidInput } from '../../platform/errors/failures.js';
import type { Platform } from '../../platform/platform.js';
import { ALL_NUMBERS } from './default-pool.js';
import { readSenderNumbers, type SenderPoolView } from './senders.queries.js';

const schema = z.object({
  name: z.string().trim().min(1, 'Give the pool a name.').max(80, 'Use at most 80 characters.'),
  senderNumberIds: z
    .array(z.string())
    .min(1, 'Choose at least one number.')
    .max(500, 'Choose at most 500 numbers.')
    .transform((ids) => [...new Set(ids)]),
});

/** Name a set of numbers that campaigns may send from. */
export async function createSenderPool(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
): Promise<SenderPoolView | InvalidInput> {
  requirePermission(ctx, 'senders.manage');
  const parsed = parseInput(schema, input);
  if (!parsed.ok) return parsed.failure;
  const { name, senderNumberIds } = parsed.data;
  if (name === ALL_NUMBERS) return nameTaken();
  const now = deps.clock.now();
  const known = senderNumberIds.filter(isUuid);
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const found = known.length > 0 ? await readSenderNumbers(tx, now, known) : [];
    const usable = new Map(
      found.filter(({ state }) => state !== 'retired').map((number) => [number.id, number]),
    );
    if (senderNumberIds.some((id) => !usable.has(id))) {
      return invalidField(
        'senderNumberIds',
        'unknown_number',
        'Choose numbers that are in your list and not retired.',
      );
    }
    const id = newId();
    const made = await tx.db
      .insert(senderPools)
      .values({ teamId: ctx.teamId, id, name, createdAt: now, updatedAt: now })
      .onConflictDoNothing({ target: [senderPools.teamId, senderPools.name] })
      .returning({ id: senderPools.id });
    if (made.length === 0) return nameTaken();
    await tx.db.insert(senderPoolNumbers).values(
      senderNumberIds.map((senderNumberId, position) => ({
        teamId: ctx.teamId,
        poolId: id,
        senderNumberId,
        position,
      })),
    );
    await audit(tx, ctx, now, { action: 'sender_pool.create', subjectType: 'sender_pool', subjectId: id });
    await deps.outbox.event(tx, now, 'team.changed.v1', [id], { what: 'senders' });
    const numbers = senderNumberIds.flatMap((numberId) => usable.get(numberId) ?? []);
    return { __typename: 'SenderPool', id, name, numbers, createdAt: now };
  });
}

function nameTaken(): InvalidInput {
  return invalidField('name', 'name_taken', 'There is a pool with this name already. Choose another name.');
}
