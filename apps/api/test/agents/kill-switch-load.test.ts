import { eventually } from '@og/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planOneOff } from '../../src/modules/messaging/index.js';
import { addPeople } from '../messaging/people.js';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

const COUNT = 200;
let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());

it(`of ${COUNT} automatic messages that are just leaving, none is taken on that was not under way at the click`, async () => {
  const { platform } = world.app;
  const { teamId, token } = world.session;
  const now = world.clock.now();
  const people = await addPeople(
    platform.database,
    teamId,
    now,
    Array.from({ length: COUNT }, () => ({})),
  );
  for (const person of people)
    await platform.database.withTeam(teamId, async (tx) => {
      const outcome = await planOneOff(tx, platform, now, {
        leadId: person.id,
        channel: 'sms',
        body: 'Thanks for writing back. Somebody will call you.',
        subject: null,
        oneOffKey: `auto:${person.id}`,
        authorUserId: null,
        agent: 'gianna',
      });
      expect(outcome.kind).toBe('planned');
    });
  // Slow enough that the click finds some gone, some in the hands of a process and most still waiting.
  await world.rows('update sender_numbers set segments_per_second = 8');
  world.clock.advance(11_000);

  const states = async () =>
    new Map(
      (
        await world.rows<{ id: string; state: string }>(
          `select id, case when accepted_at is not null then 'accepted' else state::text end as state from send_ledger where one_off_key like 'auto:%'`,
        )
      ).map(({ id, state }) => [id, state]),
    );
  const count = (of: Map<string, string>, ...wanted: string[]) =>
    [...of.values()].filter((state) => wanted.includes(state)).length;

  const drains = { goOn: true };
  const drain = (async () => {
    while (drains.goOn) {
      await world.send();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  await eventually('some have left', async () => count(await states(), 'accepted') >= 10, 60_000);
  await world.app.data('mutation { stopAgents(on: true) { stopped } }', {}, token);
  // The click is committed. What is not in a process's hands by now may never be accepted.
  const atClick = await states();
  const underWay = new Set(
    [...atClick].filter(([, state]) => state === 'accepted' || state === 'submitting').map(([id]) => id),
  );
  await eventually(
    'nothing is under way',
    async () => count(await states(), 'planned', 'ready', 'submitting') === 0,
    60_000,
  );
  drains.goOn = false;
  await drain;

  const end = await states();
  expect(end.size).toBe(COUNT);
  for (const [id, state] of end) if (state === 'accepted') expect(underWay.has(id)).toBe(true);
  expect(count(atClick, 'accepted')).toBeGreaterThan(0);
  expect(count(end, 'canceled')).toBeGreaterThan(0);
  expect(count(end, 'accepted', 'canceled')).toBe(COUNT);
  // Slots of a rate are paced: of those in a process's hands the later ones are looked at once more and stay.
  const told = await Promise.all(people.map(({ phone }) => world.twin.acceptances(phone)));
  expect(told.flat().reduce((sum, one) => sum + one.count, 0)).toBe(count(end, 'accepted'));
});
