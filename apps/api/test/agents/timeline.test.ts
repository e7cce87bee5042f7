import { afterAll, beforeAll, expect, it } from 'vitest';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
  await world.app.data('{ agents { slug } }', {}, world.session.token);
});
afterAll(() => world?.close());

interface Line {
  type: string;
  title: string;
  actor: string;
}
/** What was sent, as the lead's page and the audit of it say. */
async function sent(leadId: string): Promise<Line[]> {
  const { lead } = await world.app.data<{ lead: { timeline: { edges: { node: Line }[] } } }>(
    'query ($id: ID!) { lead(id: $id) { timeline(first: 50) { edges { node { type title actor } } } } }',
    { id: leadId },
    world.session.token,
  );
  return lead.timeline.edges.map(({ node }) => node).filter(({ type }) => type === 'message.sent');
}

it('what an agent sent by itself is told as the agent’s, what a person let go as theirs', async () => {
  const person = await world.person();
  const draft = (await world.answer(person, 'Who is this please?', 'question'))!;
  expect(await world.approve(draft.id)).toMatchObject({ state: 'APPROVED' });
  await world.leave();
  const [by] = await world.rows<{ name: string }>('select name from users where id = $1', [
    world.session.userId,
  ]);
  expect(await sent(person.id)).toEqual([{ type: 'message.sent', title: 'Text sent', actor: by!.name }]);

  await world.history('gianna', 'question', 50);
  const { r } = await world.app.data<{ r: { __typename: string } }>(
    'mutation { r: setAgentMode(agent: GIANNA, intent: QUESTION, mode: AUTO) { __typename } }',
    {},
    world.session.token,
  );
  expect(r.__typename).toBe('Agent');
  const other = await world.person();
  expect(await world.answer(other, 'Who is this please?', 'question')).toMatchObject({ state: 'AUTO' });
  await world.leave();
  expect(await sent(other.id)).toEqual([{ type: 'message.sent', title: 'Text sent', actor: 'Agent Gianna' }]);
});
