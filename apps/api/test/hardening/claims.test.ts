import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { lockAddress } from '../../src/modules/compliance/index.js';
import { transition } from '../../src/modules/messaging/index.js';
import { settleSend } from '../../src/modules/messaging/sending/settle-sends.js';
import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';
import { newYorkPhone } from '../messaging/people.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

it('texts one person on one number at a time, also when two campaigns fire at once', async () => {
  for (let round = 0; round < 8; round += 1) {
    const person = await world.person();
    const second = newYorkPhone();
    await world.rows(
      'insert into lead_phones (team_id, id, lead_id, phone, position, created_at) values ($1, $2, $3, $4, 1, $5)',
      [world.session.teamId, newId(), person.id, second, NOON],
    );
    const steps = [await world.planStep(person), await world.planStep({ ...person, phone: second })];
    await Promise.all(steps.map(() => world.send()));
    const sent = await Promise.all([person.phone, second].map((phone) => world.twin.acceptances(phone)));
    expect([round, sent.flat().reduce((sum, item) => sum + item.count, 0)]).toEqual([round, 1]);
  }
});

it('an opt-out that the carrier reports waits for a claim under way, like one that we hear', async () => {
  const person = await world.person();
  const step = await world.planStep(person);
  const { database } = world.app.platform;
  const { teamId } = world.session;
  await database.withTeam(teamId, (tx) =>
    transition(tx, world.clock.now(), {
      ids: [step.ledgerId],
      from: 'ready',
      to: 'submitting',
      source: 'sender',
      nextAttempt: true,
      lease: { until: new Date(world.clock.now().getTime() + 60_000), owner: 'test' },
    }),
  );
  let settled = false;
  let settling: Promise<void> | undefined;
  await database.withTeam(teamId, async (tx) => {
    await lockAddress(tx, person.phone);
    settling = settleSend(
      world.deps,
      { teamId, ledgerId: step.ledgerId, attempt: 1, senderId: world.senderNumberId, vendor: 'twilio' },
      { kind: 'rejected', code: '21610', message: 'opted out', action: 'suppress' },
    ).then(() => {
      settled = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(settled).toBe(false);
  });
  await settling;
  expect(await world.rows('select reason from suppression_list where lead_id = $1', [person.id])).toEqual([
    { reason: 'opt_out' },
  ]);
});
