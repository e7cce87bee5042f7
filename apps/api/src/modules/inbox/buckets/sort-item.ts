import { bucketOf, type BucketFacts, type Intent } from '@og/core';
import { newId, type TeamTx } from '@og/db';
import { readBuckets, type BucketView } from './buckets.js';

interface Row {
  id: string;
  bucketId: string | null;
  intent: Intent | null;
  priority: number;
  hasDraft: boolean;
  uncertain: boolean;
  theirs: boolean;
  channel: 'sms' | 'email';
  slaDueAt: Date | null;
  stage: string;
  campaignId: string | null;
  text: string;
}

/** What buckets are decided by. */
const FACTS = `select i.id, i.bucket_id as "bucketId", i.intent, i.priority, i.draft_id is not null as "hasDraft", i.uncertain,
    v.last_outbound_at > v.last_inbound_at as theirs, i.channel, i.sla_due_at as "slaDueAt", l.stage, i.campaign_id as "campaignId",
    i.last_message_text as text
  from inbox_items i join leads l on l.team_id = i.team_id and l.id = i.lead_id
    join conversations v on v.team_id = i.team_id and v.id = i.conversation_id
  where i.team_id = $1`;
/** It lies in a bucket that has been deleted. */
const LOST = `(i.bucket_id is not null and not exists (select from response_buckets b where b.team_id = i.team_id and b.id = i.bucket_id))`;
/** What waits; what a person moved stays there until the next message, as long as there is such a bucket. */
const SORTED = `i.state = 'open' and not i.opted_out and (${LOST} or not exists (
    select from bucket_moves b where b.team_id = i.team_id and b.item_id = i.id and b.moved_by <> 'rule' and b.created_at >= i.last_message_at))`;

/** Put one item into the first bucket whose rule it fits. */
export async function sortItem(tx: TeamTx, now: Date, itemId: string): Promise<void> {
  const { rows } = await tx.client.query<Row>(`${FACTS} and ${SORTED} and i.id = $2`, [tx.teamId, itemId]);
  await sortRows(tx, now, await readBuckets(tx, now), rows);
}

/**
 * Put those of these items whose bucket has been deleted where the rules want them, whoever put them there and whether
 * they wait or not. The caller holds the items, and keeps the list (`keepList`). @returns how many there were
 */
export async function sortLost(tx: TeamTx, now: Date, itemIds: readonly string[]): Promise<number> {
  const { rows } = await tx.client.query<Row>(
    `${FACTS} and ${LOST} and i.id = any($2::uuid[]) order by i.id`,
    [tx.teamId, itemIds],
  );
  if (rows.length > 0) await sortRows(tx, now, await readBuckets(tx, now), rows);
  return rows.length;
}

const BATCH = 500;

/** Sort a batch of the open items from an id on. @returns the last id, or null when it was the last batch */
export async function sortBatch(tx: TeamTx, now: Date, after: string | null): Promise<string | null> {
  // Held first and read after: where a person put one while this waited is seen.
  const held = await tx.client.query<{ id: string }>(
    `select id from inbox_items where team_id = $1 and state = 'open' and not opted_out and ($2::uuid is null or id > $2)
     order by id limit ${BATCH} for update`,
    [tx.teamId, after],
  );
  const ids = held.rows.map((row) => row.id);
  const { rows } = await tx.client.query<Row>(
    `${FACTS} and ${SORTED} and i.id = any($2::uuid[]) order by i.id`,
    [tx.teamId, ids],
  );
  await sortRows(tx, now, await readBuckets(tx, now), rows);
  return ids.length < BATCH ? null : (ids.at(-1) ?? null);
}

async function sortRows(
  tx: TeamTx,
  now: Date,
  buckets: readonly BucketView[],
  rows: readonly Row[],
): Promise<void> {
  const moved = rows.flatMap((row) => {
    const to = bucketOf(factsOf(row, now), buckets)?.id ?? null;
    return to === row.bucketId ? [] : [{ id: row.id, from: row.bucketId, to }];
  });
  if (moved.length === 0) return;
  await tx.client.query(
    `with moved as (
       select * from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[]) as m(id, item_id, from_id, to_id)
     ), noted as (
       insert into bucket_moves (team_id, id, item_id, from_bucket_id, to_bucket_id, moved_by, created_at)
       select $1, id, item_id, from_id, to_id, 'rule', $2 from moved
     )
     update inbox_items i set bucket_id = moved.to_id from moved where i.team_id = $1 and i.id = moved.item_id`,
    [
      tx.teamId,
      now.toISOString(),
      moved.map(() => newId()),
      moved.map((move) => move.id),
      moved.map((move) => move.from),
      moved.map((move) => move.to),
    ],
  );
}

function factsOf(row: Row, now: Date): BucketFacts {
  const { slaDueAt, theirs, intent, ...facts } = row;
  return {
    ...facts,
    intent: intent ?? 'unclear',
    turn: theirs ? 'theirs' : 'ours',
    sla: slaDueAt === null ? null : slaDueAt.getTime() <= now.getTime() ? 'breached' : 'ok',
  };
}
