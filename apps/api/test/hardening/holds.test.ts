import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveCampaign } from '../../src/modules/campaigns/change-state.js';

import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());

it('archives a campaign while its sends are claimed: no deadlock reaches anybody', async () => {
  const faults: string[] = [];
  for (let round = 0; round < 12; round += 1) {
    const person = await world.person({ consent: false });
    const step = await world.planStep(person);
    const [row] = await world.rows<{ campaign_id: string }>(
      'select campaign_id from send_ledger where id = $1',
      [step.ledgerId],
    );
    const all = await Promise.allSettled([
      world.send(),
      archiveCampaign(
        world.app.platform,
        {
          teamId: world.session.teamId,
          actor: {
            type: 'user',
            userId: world.session.userId,
            role: 'owner',
            sessionId: world.session.userId,
          },
          requestId: 'test',
        },
        row!.campaign_id,
      ),
    ]);
    faults.push(...all.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])));
  }
  expect(faults).toEqual([]);
});

it('writes the same hold down once, however often it is asked about', async () => {
  const person = await world.person();
  const step = await world.planStep(person);
  await world.rows(`update sender_numbers set state = 'retired'`);
  for (let minutes = 0; minutes < 60; minutes += 5) {
    world.clock.advance(5 * 60_000 + 1);
    await world.sweep();
    await world.send();
  }
  const decisions = await world.rows('select verdict, reason from message_decisions where message_id = $1', [
    step.messageId,
  ]);
  expect(decisions).toEqual([{ verdict: 'hold', reason: expect.any(String) as string }]);
});
