import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveCampaign } from '../../src/modules/campaigns/change-state.js';
import { endLeftOver } from '../../src/modules/campaigns/end-archived.js';
import type { Ctx } from '../../src/platform/ctx.js';
import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';
import { waitingForLock } from '../support/waiting-for-lock.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());

/** A campaign with one run and one send that is due in an hour. */
const campaign = async () => {
  const step = await world.planStep(await world.person(), { dueAt: new Date(Date.parse(NOON) + 3_600_000) });
  const [row] = await world.rows<{ id: string }>('select campaign_id as id from send_ledger where id = $1', [
    step.ledgerId,
  ]);
  return { id: row!.id, ledgerId: step.ledgerId };
};
const runs = async (id: string) =>
  (await world.rows<{ state: string }>('select state from enrollments where campaign_id = $1', [id])).map(
    ({ state }) => state,
  );

it('ends many runs without keeping the other campaigns of the team from sending', async () => {
  const ended = await campaign();
  const other = await world.planStep(await world.person());
  const { database } = world.app.platform;
  const { teamId, userId } = world.session;
  const ctx: Ctx = {
    teamId,
    actor: { type: 'user', userId, role: 'owner', sessionId: userId },
    requestId: 'test',
  };
  let answer: Promise<{ __typename: string }> | undefined;
  await database.withTeam(teamId, async (tx) => {
    // Its runs cannot be ended yet.
    await tx.client.query('select from enrollments where campaign_id = $1 for update', [ended.id]);
    answer = archiveCampaign(world.app.platform, ctx, ended.id);
    await waitingForLock(database);
    await world.send();
    expect(['accepted', 'sent', 'delivered']).toContain((await world.ledger(other.ledgerId)).state);
  });
  expect(await answer).toMatchObject({ __typename: 'Campaign', state: 'archived' });
  expect(await runs(ended.id)).toEqual(['finished']);
  expect(await world.ledger(ended.ledgerId)).toMatchObject({
    state: 'canceled',
    reason: 'campaign_archived',
  });
});

it('ends what a process that died has left, once nobody else can be at it', async () => {
  const left = await campaign();
  await world.rows(`update campaigns set state = 'archived', updated_at = $2 where id = $1`, [left.id, NOON]);
  await endLeftOver(world.app.platform);
  expect(await runs(left.id)).toEqual(['active']);
  world.clock.advance(16 * 60_000);
  await endLeftOver(world.app.platform);
  expect(await runs(left.id)).toEqual(['finished']);
  expect((await world.ledger(left.ledgerId)).state).toBe('canceled');
});
