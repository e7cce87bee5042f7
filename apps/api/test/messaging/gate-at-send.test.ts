import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engineFacts } from './engine-facts.js';
import { engineWorld, type EngineWorld } from './engine-world.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

const { accepted } = engineFacts(() => world);

describe('the gate at the moment of sending', () => {
  it('STOP between plan and claim: nothing is sent', async () => {
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    await world.rows('update leads set opted_out_at = $2 where id = $1', [
      person.id,
      world.clock.now().toISOString(),
    ]);
    await world.send();
    expect(await world.ledger(ledgerId)).toMatchObject({
      state: 'suppressed',
      reason: 'suppressed',
      message_state: 'suppressed',
    });
    expect(await accepted(person.phone)).toBe(0);
  });

  it('quiet hours hold it, and the next opening sends it once', async () => {
    world.clock.set('2026-11-19T03:00:00.000Z');
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    await world.send();
    expect(await world.ledger(ledgerId)).toMatchObject({
      state: 'planned',
      reason: 'outside_window',
      due_at: new Date('2026-11-19T15:00:00.000Z'),
    });
    world.clock.set('2026-11-19T14:59:59.000Z');
    await world.sweep();
    expect((await world.ledger(ledgerId)).state).toBe('planned');
    world.clock.set('2026-11-19T15:00:00.000Z');
    await world.sweep();
    await world.send();
    expect(await accepted(person.phone)).toBe(1);
  });

  it('less than a minute before closing it waits for the next window', async () => {
    world.clock.set('2026-11-19T00:59:10.000Z');
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    await world.send();
    expect(await world.ledger(ledgerId)).toMatchObject({
      state: 'planned',
      reason: 'window_closing',
      due_at: new Date('2026-11-19T15:00:00.000Z'),
    });
    expect(await accepted(person.phone)).toBe(0);
  });

  it.each([
    ['no consent', { consent: false }, 'suppressed', 'no_consent'],
    ['no known place', { zones: [], states: [] }, 'planned', 'unknown_location'],
  ] as const)('%s: not sent, with the reason', async (_what, input, state, reason) => {
    const person = await world.person({
      ...input,
      zones: 'zones' in input ? [...input.zones] : undefined,
      states: 'states' in input ? [...input.states] : undefined,
    } as never);
    const { ledgerId } = await world.planStep(person);
    await world.send();
    expect(await world.ledger(ledgerId)).toMatchObject({ state, reason });
    expect(await accepted(person.phone)).toBe(0);
  });

  it('a paused campaign holds it', async () => {
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    await world.rows(
      `update campaigns set state = 'paused' where id = (select campaign_id from send_ledger where id = $1)`,
      [ledgerId],
    );
    await world.send();
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'held', reason: 'campaign_paused' });
  });
});
