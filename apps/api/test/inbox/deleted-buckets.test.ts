import { createManualClock } from '@og/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sortBuckets } from '../../src/modules/inbox/buckets/sort-buckets.js';
import { lockList } from '../../src/modules/inbox/lock-list.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { waitingForLock } from '../support/waiting-for-lock.js';
import { teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

const clock = createManualClock('2026-03-03T16:00:00Z');
let app: TestApp;
let session: TestSession;
let world: TwilioWorld;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());

const rows = <T extends object>(sql: string, values: unknown[] = []) =>
  teamRows<T>(app, session.teamId, sql, values);

/** A conversation of somebody who is not interested. */
async function refusal(): Promise<string> {
  const lead = await world.addLead();
  await world.text(lead.phones[0] ?? '', 'maybe');
  const [row] = await rows<{ id: string }>(
    `update inbox_items set intent = 'not_interested' where lead_id = $1 returning id`,
    [lead.id],
  );
  return row?.id ?? '';
}

interface Bucket {
  id?: string;
  name: string;
  rule: object;
}

/** Save the team's list, the way that the settings do; its ids by name. */
async function save(buckets: Bucket[]): Promise<Record<string, string>> {
  const { r } = await app.data<{ r: { buckets: { id: string; name: string }[] } }>(
    'mutation ($buckets: [ResponseBucketInput!]!) { r: saveResponseBuckets(buckets: $buckets) { ... on ResponseBuckets { buckets { id name } } } }',
    { buckets },
    session.token,
  );
  return Object.fromEntries(r.buckets.map(({ id, name }) => [name, id]));
}

interface Answer {
  __typename: string;
  id: string;
  count: number;
  notice: string | null;
  items: { bucket: { name: string } | null }[];
}
const CHANGE =
  '{ __typename ... on InboxChange { id count notice items { bucket { name } } } ... on UserError { message } }';

async function move(ids: string[], bucketId: string | undefined): Promise<Answer> {
  const { r } = await app.data<{ r: Answer }>(
    `mutation ($input: ChangeInboxItemsInput!) { r: changeInboxItems(input: $input) ${CHANGE} }`,
    { input: { ids, action: 'MOVE', bucketId } },
    session.token,
  );
  return r;
}

async function undo(id: string): Promise<Answer> {
  const { r } = await app.data<{ r: Answer }>(
    `mutation ($id: ID!) { r: undoInboxChange(id: $id) ${CHANGE} }`,
    { id },
    session.token,
  );
  return r;
}

const bucketOf = async (itemId: string): Promise<string | null> =>
  (
    await rows<{ name: string | null }>(
      'select b.name from inbox_items i left join response_buckets b on b.team_id = i.team_id and b.id = i.bucket_id where i.id = $1',
      [itemId],
    )
  )[0]?.name ?? null;

const refusals = { name: 'Refusals', rule: { intents: ['not_interested'] } };
const everything = { name: 'Everything', rule: {} };

it('an undo puts an item whose bucket has been deleted since where the rules want it, and says so', async () => {
  const [one, other] = [await refusal(), await refusal()];
  const before = await save([refusals, everything]);
  await sortBuckets(app.platform, session.teamId);
  expect([await bucketOf(one), await bucketOf(other)]).toEqual(['Refusals', 'Refusals']);
  const alone = await move([one], before['Everything']);
  const kept = { ...everything, id: before['Everything'] ?? '' };
  await save([{ ...refusals, name: 'No, thanks' }, kept]);
  expect(await undo(alone.id)).toMatchObject({
    count: 1,
    notice: 'Its bucket has been deleted since: it is where the rules put it now.',
    items: [{ bucket: { name: 'No, thanks' } }],
  });
  expect(await bucketOf(one)).toBe('No, thanks');
  expect(
    await rows(
      'select moved_by from bucket_moves where item_id = $1 order by created_at desc, id desc limit 1',
      [one],
    ),
  ).toEqual([{ moved_by: 'rule' }]);

  // Also when it is settled by now, and with several at once.
  const many = await move([one, other], before['Everything']);
  await save([{ ...refusals, name: 'No' }, kept]);
  await rows(`update inbox_items set state = 'done' where id = $1`, [other]);
  expect(await undo(many.id)).toMatchObject({
    count: 2,
    notice: 'Buckets of 2 conversations have been deleted since: they are where the rules put them now.',
  });
  expect([await bucketOf(one), await bucketOf(other)]).toEqual(['No', 'No']);
});

it('what a person put into a bucket goes where the rules want it when that bucket is deleted', async () => {
  const id = await refusal();
  const before = await save([refusals, everything, { name: 'By hand', rule: { intents: ['hostile'] } }]);
  await sortBuckets(app.platform, session.teamId);
  await move([id], before['By hand']);
  await sortBuckets(app.platform, session.teamId);
  expect(await bucketOf(id)).toBe('By hand');
  await save([refusals, everything]);
  await sortBuckets(app.platform, session.teamId);
  expect(await bucketOf(id)).toBe('Refusals');
});

it('a move and an undo wait for a list that is being saved, and see what it is then', async () => {
  const [one, other] = [await refusal(), await refusal()];
  const list = await save([refusals, everything, { name: 'Going', rule: { intents: ['hostile'] } }]);
  await sortBuckets(app.platform, session.teamId);
  const moved = await move([one], list['Everything']);
  const { database } = app.platform;
  let undone: Promise<Answer> | undefined;
  let late: Promise<Answer> | undefined;
  await database.withTeam(session.teamId, async (tx) => {
    await lockList(tx, 'buckets');
    // As a save does: all of them anew, with the ids of those that stay.
    await tx.client.query(
      `with gone as (delete from response_buckets where team_id = $1 returning *) select from gone`,
      [session.teamId],
    );
    for (const [position, { name, rule }] of [refusals, everything].entries())
      await tx.client.query(
        'insert into response_buckets (team_id, id, name, position, rule, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $6)',
        [session.teamId, list[name], name, position, rule, clock.now().toISOString()],
      );
    undone = undo(moved.id);
    late = move([other], list['Going']);
    await waitingForLock(database, 2);
  });
  expect(await undone).toMatchObject({ count: 1, notice: null, items: [{ bucket: { name: 'Refusals' } }] });
  expect(await late).toMatchObject({ __typename: 'NotFound' });
  expect(await bucketOf(other)).toBe('Refusals');
});
