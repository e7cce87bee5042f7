import { isDeepStrictEqual } from 'node:util';
import { bucketRuleSchema } from '@og/contracts';
import { DEFAULT_BUCKETS, type BucketRule } from '@og/core';
import { isUuid, newId, type TeamTx } from '@og/db';
import { z } from 'zod';
import { audit } from '../../../platform/audit.js';
import { requirePermission, type Ctx } from '../../../platform/ctx.js';
import {
  invalidField,
  parseInput,
  type Conflict,
  type InvalidInput,
} from '../../../platform/errors/failures.js';
import type { Platform } from '../../../platform/platform.js';
import { FROM_ITEMS, VIEWS } from '../inbox-views.js';
import { changedSince, versionOf } from '../list-version.js';
import { lockList } from '../lock-list.js';

/** A named pile of the inbox. */
export interface BucketView {
  id: string;
  name: string;
  position: number;
  rule: BucketRule;
  /** Of its words; for who saves the list. */
  version: string;
}

export interface BucketsView {
  __typename: 'ResponseBuckets';
  buckets: BucketView[];
}

async function select(tx: TeamTx): Promise<BucketView[]> {
  const { rows } = await tx.client.query<Omit<BucketView, 'version'>>(
    'select id, name, position, rule from response_buckets where team_id = $1 order by position, id',
    [tx.teamId],
  );
  return rows.map((row) => ({ ...row, version: versionOf([row.name, row.rule]) }));
}

/** The team's buckets in their order; a team that has written none gets the usual ones, which are stored now. */
export async function readBuckets(tx: TeamTx, now: Date): Promise<BucketView[]> {
  const found = await select(tx);
  if (found.length > 0) return found;
  await writeBuckets(
    tx,
    now,
    DEFAULT_BUCKETS.map(({ name, rule }) => ({ id: newId(), name, rule })),
  );
  return select(tx);
}

/** All buckets of the team. */
export async function listBuckets(
  deps: Pick<Platform, 'database' | 'clock'>,
  ctx: Ctx,
): Promise<BucketView[]> {
  requirePermission(ctx, 'inbox.read');
  return deps.database.withTeam(ctx.teamId, (tx) => readBuckets(tx, deps.clock.now()));
}

const inputSchema = z
  .array(
    z.object({
      id: z.string().nullish(),
      name: z.string().trim().min(1, 'Give it a name.').max(60, 'Keep the name under 60 characters.'),
      rule: bucketRuleSchema,
    }),
  )
  .min(1, 'Keep at least one bucket.')
  .max(30, 'Keep at most 30 buckets.');

/**
 * Replace the team's buckets, in the order given; every open item that no person has moved is sorted anew.
 * @param seen versions of the list that it was made from, in its order: when it is another one by now nothing is saved
 */
export async function saveBuckets(
  deps: Pick<Platform, 'database' | 'clock' | 'outbox'>,
  ctx: Ctx,
  input: unknown,
  seen: readonly string[] | null = null,
): Promise<BucketsView | InvalidInput | Conflict> {
  requirePermission(ctx, 'inbox.manage');
  const parsed = parseInput(inputSchema, input);
  if (!parsed.ok) return parsed.failure;
  const names = parsed.data.map((bucket) => bucket.name.toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return invalidField('buckets', 'twice', `"${twice}" is there twice: give one another name.`);
  return deps.database.withTeam(ctx.teamId, async (tx) => {
    const now = deps.clock.now();
    await lockList(tx, 'buckets');
    const before = await readBuckets(tx, now);
    // A press that is repeated after its answer got lost finds what it wanted.
    if (isSame(before, parsed.data)) return { __typename: 'ResponseBuckets' as const, buckets: before };
    const changed = changedSince('buckets', seen, before);
    if (changed) return changed;
    const known = new Set(before.map((bucket) => bucket.id));
    await tx.client.query('delete from response_buckets where team_id = $1', [tx.teamId]);
    await writeBuckets(
      tx,
      now,
      parsed.data.map(({ id, name, rule }) => ({
        id: id && isUuid(id) && known.has(id) ? id : newId(),
        name,
        rule,
      })),
    );
    await audit(tx, ctx, now, { action: 'buckets.save', subjectType: 'team', subjectId: ctx.teamId });
    await deps.outbox.job(tx, now, 'lead/sort-buckets', {});
    return { __typename: 'ResponseBuckets' as const, buckets: await readBuckets(tx, now) };
  });
}

const isSame = (
  stored: readonly BucketView[],
  wanted: readonly { name: string; rule: BucketRule }[],
): boolean =>
  isDeepStrictEqual(
    stored.map(({ name, rule }) => ({ name, rule })),
    wanted.map(({ name, rule }) => ({ name, rule })),
  );

async function writeBuckets(
  tx: TeamTx,
  now: Date,
  buckets: readonly Omit<BucketView, 'position' | 'version'>[],
): Promise<void> {
  await tx.client.query(
    `insert into response_buckets (team_id, id, name, position, rule, created_at, updated_at)
     select $1, b.id, b.name, b.position, b.rule::jsonb, $2, $2 from unnest($3::uuid[], $4::text[], $5::int[], $6::text[]) as b(id, name, position, rule)
     on conflict on constraint response_buckets_name do nothing`,
    [
      tx.teamId,
      now.toISOString(),
      buckets.map((bucket) => bucket.id),
      buckets.map((bucket) => bucket.name),
      buckets.map((_, index) => index),
      buckets.map((bucket) => JSON.stringify(bucket.rule)),
    ],
  );
}

/** What waits in each bucket: as many as its list has rows under "Needs reply". */
export async function countBuckets(
  deps: Pick<Platform, 'database'>,
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await deps.database.withTeam(
    ctx.teamId,
    (tx) =>
      tx.client.query<{ id: string; count: number }>(
        `select i.bucket_id as id, count(*)::int as count from ${FROM_ITEMS}
         where i.team_id = $1 and i.bucket_id = any($2::uuid[]) and ${VIEWS.needs_reply.where('')} group by i.bucket_id`,
        [ctx.teamId, ids],
      ),
    { readOnly: true },
  );
  return new Map(rows.map((row) => [row.id, row.count]));
}
