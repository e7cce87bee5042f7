import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());

describe('a draft', () => {
  it('is written with facts only, waits, and leaves once when a person approves it', async () => {
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    expect(draft!.reason).toBeNull();
    expect(draft).toMatchObject({ agent: 'GIANNA', intent: 'question', state: 'PENDING', simulated: true });
    expect(draft!.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(draft!.body).toContain('Sent with the help of an automated assistant.');
    expect(draft!.claims.length).toBeGreaterThan(0);
    const mine = world.told.filter(({ draftId }) => draftId === draft!.id);
    expect(mine.at(-1)).toMatchObject({ done: true, text: draft!.body });
    const approved = await world.approve(draft!.id);
    expect(approved).toMatchObject({ state: 'APPROVED', finalBody: null });
    expect(approved.undoUntil).not.toBeNull();
    await world.leave();
    expect((await world.twin.acceptances(person.phone)).map(({ body, count }) => ({ body, count }))).toEqual([
      { body: draft!.body, count: 1 },
    ]);
  });
});
