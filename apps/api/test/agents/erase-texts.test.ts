import { afterAll, beforeAll, expect, it } from 'vitest';
import { eraseTextsCommand } from '../../src/modules/agents/erase/erase-texts-command.js';
import { replayCommand } from '../../src/modules/agents/recorder/replay-command.js';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());

interface Decision {
  id: string;
  inbound_hash: string | null;
  prompt_hash: string;
  verdict: string;
  checks: { check: string; ok: boolean; detail: string | null }[];
  cost_micros: string;
}
const decisionsOf = (leadId: string) =>
  world.rows<Decision>(
    'select id, inbound_hash, prompt_hash, verdict, checks, cost_micros from agent_decisions where lead_id = $1 order by id',
    [leadId],
  );

it('what agents keep of a person is taken out; what was decided stays, and only that person is concerned', async () => {
  const secret = 'Zanzibar-Quartett';
  const person = await world.person({ firstName: 'Wilhelmina' });
  const other = await world.person({ firstName: 'Ottilie' });
  const draft = await world.answer(person, `Who is this please? I know you from the ${secret}.`, 'question');
  const theirs = await world.answer(other, 'Who is this please?', 'question');
  const { r } = await world.app.data<{ r: { __typename: string } }>(
    'mutation ($id: ID!) { r: requestBrief(leadId: $id) { __typename ... on UserError { message } } }',
    { id: person.id },
    world.session.token,
  );
  expect(r.__typename).not.toBe('Conflict');
  const before = await decisionsOf(person.id);
  expect(before.length).toBeGreaterThan(0);

  expect(await eraseTextsCommand(world.app.platform, person.id)).toContain('Erased');

  for (const table of ['agent_decisions', 'drafts', 'briefs']) {
    const held = await world.rows(
      `select from ${table} t where t.lead_id = $1 and (t::text ilike $2 or t::text ilike '%Wilhelmina%' or t::text like '%' || $3 || '%')`,
      [person.id, `%${secret}%`, person.phone],
    );
    expect(held, table).toEqual([]);
  }
  const after = await decisionsOf(person.id);
  const withoutWords = (rows: Decision[]) =>
    rows.map((row) => ({ ...row, checks: row.checks.map(({ check, ok }) => ({ check, ok, detail: null })) }));
  expect(after).toEqual(withoutWords(before));
  expect(await world.draftOf(draft!.conversationId)).toMatchObject({
    id: draft!.id,
    state: 'EXPIRED',
    body: '',
  });
  expect(await world.draftOf(theirs!.conversationId)).toMatchObject({ state: 'PENDING', body: theirs!.body });

  const { agentDecision } = await world.app.data<{
    agentDecision: {
      erasedAt: string | null;
      inboundText: string | null;
      rawOutput: string | null;
      verdict: string;
    };
  }>(
    'query ($id: ID!) { agentDecision(id: $id) { erasedAt inboundText rawOutput verdict } }',
    { id: before[0]!.id },
    world.session.token,
  );
  expect(agentDecision).toMatchObject({ inboundText: null, rawOutput: null, verdict: before[0]!.verdict });
  expect(agentDecision.erasedAt).not.toBeNull();
  // What cannot be made again says so when it is asked for, and is no difference of all the others.
  expect(await replayCommand(world.app.platform, '--all')).toMatchObject({ differing: 0 });
  expect((await replayCommand(world.app.platform, before[0]!.id)).text).toContain('erased');

  expect(await eraseTextsCommand(world.app.platform, person.id)).toBe(
    'Erased: the texts of 0 decisions and 0 drafts, 0 briefs.',
  );
  await expect(eraseTextsCommand(world.app.platform, draft!.id)).rejects.toThrow('There is no lead');
});

it('a draft that is taken back after its texts were erased does not wait without words', async () => {
  const person = await world.person();
  const draft = (await world.answer(person, 'Who is this please?', 'question'))!;
  const { messageId } = await world.approve(draft.id);
  await eraseTextsCommand(world.app.platform, person.id);
  const { r } = await world.app.data<{ r: { __typename: string } }>(
    'mutation ($id: ID!) { r: undoSend(id: $id) { __typename } }',
    { id: messageId },
    world.session.token,
  );
  expect(r.__typename).toBe('Message');
  expect(await world.draftOf(draft.conversationId)).toMatchObject({
    id: draft.id,
    state: 'EXPIRED',
    body: '',
  });
  expect(
    await world.rows('select from inbox_items where conversation_id = $1 and draft_id is not null', [
      draft.conversationId,
    ]),
  ).toEqual([]);
});

it('nothing else of a decision can be changed, and a text cannot be put in another one’s place', async () => {
  const draft = await world.answer(await world.person(), 'Who is this please?', 'question');
  const id = draft!.decisionId;
  for (const change of [
    `verdict = 'send'`,
    `prompt_hash = 'x'`,
    `inbound_hash = null`,
    `raw_output = 'something else'`,
    `input = '{"mode": "auto"}', erased_at = now()`,
    `input = '{}', raw_output = null, error = null, reason = null`,
    `input = '{}', raw_output = null, error = null, reason = 'because', erased_at = now()`,
  ])
    await expect(
      world.rows(`update agent_decisions set ${change} where id = $1`, [id]),
      change,
    ).rejects.toMatchObject({ code: '42501' });
  await expect(world.rows('delete from agent_decisions where id = $1', [id])).rejects.toMatchObject({
    code: '42501',
  });
});
