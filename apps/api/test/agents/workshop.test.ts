import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rehearse } from '../../src/modules/agents/rehearsal/rehearse.js';
import { DraftProgressChannel } from '../../src/modules/agents/drafts/progress-channel.js';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());
afterEach(() => world?.endFaults());

const call = <T>(query: string, variables: Record<string, unknown> = {}) =>
  world.app.data<T>(query, variables, world.session.token);

interface Version {
  __typename: string;
  id: string;
  number: number;
  current: boolean;
  prompt: string;
  message?: string;
  persona: object;
  goal: string;
  policy: object;
}
const VERSION =
  '__typename id number current prompt goal persona { displayName warmth formality brevity directness signature } policy { maxSegments maxRebuttals minConfidence bannedWords allowedLinks languages }';
const gianna = async () =>
  (
    await call<{ agent: { version: Version; versions: Version[]; tools: string[] } }>(
      `{ agent(slug: GIANNA) { tools version { ${VERSION} } versions { ${VERSION} } } }`,
    )
  ).agent;
const save = async (change: Record<string, unknown>, policy: Record<string, unknown> = {}) => {
  const { persona, goal, prompt, policy: before } = (await gianna()).version;
  return (
    await call<{ r: Version & { code?: string } }>(
      `mutation ($input: AgentVersionInput!) { r: saveAgentVersion(agent: GIANNA, input: $input) { __typename ... on AgentVersion { ${VERSION} } ... on UserError { code message } } }`,
      { input: { persona, goal, prompt, ...change, policy: { ...before, ...policy } } },
    )
  ).r;
};
const publish = async (id: string) =>
  (
    await call<{ r: Version }>(
      `mutation ($id: ID!) { r: publishAgentVersion(id: $id) { __typename ... on AgentVersion { ${VERSION} } ... on UserError { message } } }`,
      { id },
    )
  ).r;

describe('versions', () => {
  it('are there from the start, are saved without working, published, compared and rolled back', async () => {
    const first = (await gianna()).version;
    expect(first).toMatchObject({ number: 1, current: true });
    const second = await save({ prompt: `${first.prompt}\nAlways be kind.` });
    expect(second).toMatchObject({ number: 2, current: false });
    expect((await gianna()).version.number).toBe(1);
    const { agentVersionDiff } = await call<{
      agentVersionDiff: { kind: string; text: string; part: string }[];
    }>('query ($from: ID!, $to: ID!) { agentVersionDiff(from: $from, to: $to) { kind text part } }', {
      from: first.id,
      to: second.id,
    });
    expect(agentVersionDiff.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'added', text: 'Always be kind.', part: 'prompt' },
    ]);
    expect(await publish(second.id)).toMatchObject({ current: true });
    const draft = await world.answer(await world.person(), 'Who is this please?', 'question');
    const [decision] = await world.rows<{ number: number }>(
      'select v.number from agent_decisions d join agent_versions v on v.id = d.version_id where d.id = $1',
      [draft!.decisionId],
    );
    expect(decision).toEqual({ number: 2 });
    expect(await publish(first.id)).toMatchObject({ number: 1, current: true });
    expect((await gianna()).versions.map(({ number, current }) => [number, current])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  it('with limits that cannot be kept are refused, with what to do', async () => {
    expect(await save({}, { maxSegments: 40 })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await save({}, { languages: [] })).toMatchObject({ message: 'Allow at least one language.' });
    expect(await save({}, { allowedLinks: ['not a link'] })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await save({ model: 'nobody-knows' })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'unknown_model',
    });
  });

  it('of one agent saved at the same time get numbers of their own', async () => {
    const saved = await Promise.all([save({}), save({}), save({})]);
    expect(new Set(saved.map(({ number }) => number)).size).toBe(3);
  });
});

describe('the sandbox', () => {
  const run = async (messages: object[], more: object = {}) =>
    (
      await call<{
        r: {
          __typename: string;
          text: string;
          verdict: string;
          intent: string;
          decisionId: string;
          checks: { ok: boolean }[];
          facts: unknown[];
        };
      }>(
        `mutation ($input: SandboxInput!) { r: runAgentSandbox(agent: SABRINA, input: $input) {
           __typename ... on SandboxRun { text verdict intent decisionId checks { ok } facts { id } } ... on UserError { message } } }`,
        { input: { messages, ...more } },
      )
    ).r;

  it('answers, shows its checks, and changes nothing but the record and the bill', async () => {
    const before = await world.rows('select from drafts');
    const made = await run([{ inbound: true, text: 'Who is this?' }]);
    expect(made).toMatchObject({ __typename: 'SandboxRun', intent: 'question' });
    expect(made.text).not.toBe('');
    expect(made.checks.length).toBeGreaterThan(10);
    expect(await world.rows('select from drafts')).toHaveLength(before.length);
    expect(
      await world.rows('select from agent_decisions where id = $1 and kind = $2', [
        made.decisionId,
        'sandbox',
      ]),
    ).toHaveLength(1);
  });

  it('knows the facts of a lead of the team and of nobody else', async () => {
    const person = await world.person({ firstName: 'Hedy' });
    expect((await run([{ inbound: true, text: 'Who is this?' }], { leadId: person.id })).text).toBeTruthy();
    expect(
      await run([{ inbound: true, text: 'Hi' }], { leadId: '0195f000-0000-7000-8000-000000000000' }),
    ).toMatchObject({
      __typename: 'NotFound',
    });
  });
});

describe('a rehearsal', () => {
  it('tries a version on what came in and keeps only what differs', async () => {
    for (let index = 0; index < 6; index += 1)
      await world.answer(await world.person(), 'Who is this please?', 'question');
    const other = await save({}, { bannedWords: ['gianna'] });
    const { r } = await call<{ r: { __typename: string; id: string; total: number; message?: string } }>(
      `mutation ($input: StartRehearsalInput!) { r: startRehearsal(input: $input) { __typename ... on Rehearsal { id total state } ... on UserError { message } } }`,
      { input: { versionId: other.id } },
    );
    expect(r).toMatchObject({ __typename: 'Rehearsal' });
    expect(r.total).toBeGreaterThanOrEqual(6);
    for (let round = 0; round < 4; round += 1) await rehearse(world.deps, world.session.teamId, r.id);
    const { rehearsal } = await call<{
      rehearsal: {
        state: string;
        done: number;
        differing: number;
        costUsd: number;
        differences: {
          edges: { node: { what: string[]; before: { verdict: string }; after: { verdict: string } } }[];
        };
      };
    }>(
      `query ($id: ID!) { rehearsal(id: $id) { state done differing costUsd differences { edges { node { what beforeText afterText before { verdict } after { verdict } } } } } }`,
      { id: r.id },
    );
    expect(rehearsal).toMatchObject({ state: 'DONE', done: r.total });
    expect(rehearsal.costUsd).toBeGreaterThan(0);
    // She says her name when she is asked for it: the check differs, and with it the verdict.
    expect(rehearsal.differing).toBe(rehearsal.differences.edges.length);
    expect(rehearsal.differing).toBeGreaterThan(0);
    expect(rehearsal.differing).toBeLessThanOrEqual(r.total);
    for (const { node } of rehearsal.differences.edges) expect(node.what).toContain('check');
    const [sentNothing] = await world.rows<{ n: number }>(
      `select count(*)::int as n from send_ledger where one_off_key like 'auto:%'`,
    );
    expect(sentNothing).toEqual({ n: 0 });
  });

  it('of the version that works finds nothing', async () => {
    const { version } = await gianna();
    const { r } = await call<{ r: { id: string } }>(
      `mutation ($input: StartRehearsalInput!) { r: startRehearsal(input: $input) { ... on Rehearsal { id } ... on UserError { message } } }`,
      { input: { versionId: version.id, limit: 5 } },
    );
    for (let round = 0; round < 3; round += 1) await rehearse(world.deps, world.session.teamId, r.id);
    const [row] = await world.rows<{ state: string; differing: number }>(
      'select state, differing from rehearsals where id = $1',
      [r.id],
    );
    expect(row).toEqual({ state: 'done', differing: 0 });
  });
});

describe('a brief', () => {
  it('holds statements with sources only', async () => {
    const person = await world.person({ firstName: 'Hedy' });
    await world.hear(person, 'I would sell for 350k before March');
    // Late in the evening where the lead is, the next day in London.
    await world.rows(`update leads set time_zones = '{America/Los_Angeles}' where id = $1`, [person.id]);
    await world.rows(`update messages set created_at = '2026-11-24T05:00:00Z' where lead_id = $1`, [
      person.id,
    ]);
    const { r } = await call<{
      r: {
        __typename: string;
        statements: { text: string; source: { id: string; value: string; label: string } }[];
        openQuestions: string[];
        dropped: number;
      };
    }>(
      `mutation ($id: ID!) { r: requestBrief(leadId: $id) { __typename ... on Brief { statements { text source { id value kind label } } openQuestions dropped } ... on UserError { message } } }`,
      { id: person.id },
    );
    expect(r.__typename).toBe('Brief');
    expect(r.statements.length).toBeGreaterThan(1);
    expect(r.statements.map(({ text }) => text).join(' ')).toContain('350k');
    expect(r.statements.every(({ source }) => source.value !== '')).toBe(true);
    expect(r.statements.map(({ source }) => source.label)).toContain('They wrote on Nov 23, 2026');
    expect(r.statements.map(({ text }) => text).join(' ')).not.toMatch(/\d{4}-\d\d-\d\d/);
  });
});

describe('facts', () => {
  it('of the team are what an agent may say, from then on', async () => {
    const { r } = await call<{ r: { __typename: string; id: string } }>(
      `mutation ($input: AgentFactInput!) { r: saveAgentFact(input: $input) { __typename ... on AgentFact { id } ... on UserError { message } } }`,
      {
        input: {
          kind: 'text',
          title: 'How long does a closing take',
          body: 'A closing takes about 21 days.',
        },
      },
    );
    const draft = await world.answer(await world.person(), 'How long does a closing take?', 'question');
    expect(draft!.body).toContain('21 days');
    expect(draft!.facts.map(({ id }) => id)).toContain(`fact.${r.id}`);
    await call('mutation ($id: ID!) { deleteAgentFact(id: $id) { __typename } }', { id: r.id });
    const after = await world.answer(await world.person(), 'How long does a closing take?', 'question');
    expect(after!.body).not.toContain('21 days');
  });
});

describe('a draft while it is written', () => {
  it('reaches a browser that is connected to another process, and no other team', async (context) => {
    const { platform } = world.app;
    const { Redis } = await import('ioredis');
    const url = process.env['TEST_REDIS_URL'];
    if (!url) return context.skip('there is no Redis here');
    const [redis, subscriber] = [new Redis(url), new Redis(url)];
    const elsewhere = new DraftProgressChannel({ redis, subscriber } as never, platform.config.QUEUE_PREFIX);
    elsewhere.start();
    const person = await world.person();
    const { messageId, conversationId } = await world.hear(person, 'Who is this please?', 'question');
    const heard: string[] = [];
    let open = true;
    const follow = async (teamId: string, into: string[]) => {
      for await (const { text, done } of elsewhere.follow(teamId, conversationId, async () => open)) {
        into.push(text);
        if (done) return;
      }
    };
    const strangers: string[] = [];
    const mine = follow(world.session.teamId, heard);
    const theirs = follow('0195f000-0000-7000-8000-000000000000', strangers);
    await expect
      .poll(() => redis.pubsub('NUMSUB', `${platform.config.QUEUE_PREFIX}:draft-progress`))
      .toEqual([`${platform.config.QUEUE_PREFIX}:draft-progress`, 2]);
    const { answerMessage } = await import('../../src/modules/agents/answer/answer-message.js');
    await answerMessage(world.deps, world.session.teamId, messageId);
    await mine;
    open = false;
    await theirs;
    expect(heard.at(-1)).toBe((await world.draftOf(conversationId))!.body);
    expect(strangers).toEqual([]);
    redis.disconnect();
    subscriber.disconnect();
  });
});
