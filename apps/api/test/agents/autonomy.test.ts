import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { replayCommand } from '../../src/modules/agents/recorder/replay-command.js';
import { claimSends } from '../../src/modules/messaging/sending/claim-sends.js';
import { EmailSeam } from '../../src/modules/messaging/sending/email-seam.js';
import { openDrain } from '../../src/modules/messaging/sending/open-drain.js';
import { submitSends } from '../../src/modules/messaging/sending/submit-sends.js';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
  // Makes the agents.
  await world.app.data('{ agents { slug } }', {}, world.session.token);
});
afterAll(() => world?.close());
afterEach(async () => {
  await world?.endFaults();
  await stop(false);
  await world.rows('update team_settings set kill_switch = false');
});

const sent = async (phone: string) => (await world.twin.acceptances(phone)).map(({ count }) => count);
const stop = (on: boolean) =>
  world.app.data<{ stopAgents: { stopped: boolean; stoppedBy: { id: string } | null } }>(
    'mutation ($on: Boolean!) { stopAgents(on: $on) { stopped stoppedAt stoppedBy { id } } }',
    { on },
    world.session.token,
  );
interface ModeAnswer {
  __typename: string;
  code?: string;
  message?: string;
  intents?: {
    intent: string;
    mode: string;
    unlocked: boolean;
    needs: string | null;
    decided: number;
    relockReason: string | null;
  }[];
}
const setMode = async (intent: string, mode: string, agent = 'GIANNA') =>
  (
    await world.app.data<{ r: ModeAnswer }>(
      `mutation ($agent: AgentSlug!, $intent: InboundIntent!, $mode: AgentMode!) { r: setAgentMode(agent: $agent, intent: $intent, mode: $mode) {
         __typename ... on Agent { intents { intent mode unlocked needs decided relockReason } } ... on UserError { code message } } }`,
      { agent, intent, mode },
      world.session.token,
    )
  ).r;
const modeOf = async (intent: string) =>
  (
    await world.app.data<{ agent: Required<Pick<ModeAnswer, 'intents'>> }>(
      '{ agent(slug: GIANNA) { intents { intent mode unlocked needs decided relockReason } } }',
      {},
      world.session.token,
    )
  ).agent.intents.find((one) => one.intent === intent)!;

describe('answering alone', () => {
  it('is locked, opens with the fiftieth good draft, sends by itself, and locks again after bad ones', async () => {
    await world.history('gianna', 'not_now', 49);
    expect(await setMode('NOT_NOW', 'AUTO')).toMatchObject({
      __typename: 'Conflict',
      code: 'autonomy_locked',
    });
    expect(await modeOf('NOT_NOW')).toMatchObject({
      unlocked: false,
      decided: 49,
      needs: 'Needs 1 more draft decided by people.',
    });
    const fiftieth = await world.answer(
      await world.person(),
      'Not right now, maybe later in the year',
      'not_now',
    );
    expect(fiftieth).toMatchObject({ state: 'PENDING', agent: 'GIANNA' });
    await world.approve(fiftieth!.id);
    expect(await modeOf('NOT_NOW')).toMatchObject({
      unlocked: true,
      decided: 50,
      needs: null,
      mode: 'DRAFT',
    });
    expect(await setMode('NOT_NOW', 'AUTO')).toMatchObject({ __typename: 'Agent' });

    const person = await world.person();
    const automatic = await world.answer(person, 'Not right now, maybe later in the year', 'not_now');
    expect(automatic).toMatchObject({ state: 'AUTO', reason: null });
    expect(await sent(person.phone)).toEqual([]);
    await world.leave();
    expect(await sent(person.phone)).toEqual([1]);

    // Six changed ones of the last fifty: 88 %.
    for (let index = 0; index < 6; index += 1) {
      await setMode('NOT_NOW', 'DRAFT');
      const draft = await world.answer(
        await world.person(),
        'Not right now, maybe later in the year',
        'not_now',
      );
      await world.approve(draft!.id, { body: `Another text ${index}.` });
      if (index < 5) await setMode('NOT_NOW', 'AUTO');
    }
    const relocked = await modeOf('NOT_NOW');
    expect(relocked).toMatchObject({ unlocked: false, mode: 'DRAFT', decided: 0 });
    expect(relocked.relockReason).toContain('Of the last 50');
    expect(await setMode('NOT_NOW', 'AUTO')).toMatchObject({ __typename: 'Conflict' });
  });

  it('is never possible for what only people answer, whatever was approved', async () => {
    await world.history('gianna', 'unclear', 80);
    expect(await setMode('UNCLEAR', 'AUTO')).toMatchObject({ __typename: 'Conflict' });
    for (const intent of ['OPT_OUT', 'HOSTILE', 'LEGAL_THREAT', 'WRONG_NUMBER', 'SPAM'])
      expect(await setMode(intent, 'DRAFT')).toMatchObject({
        __typename: 'Conflict',
        code: 'never_answered',
      });
  });

  it('an automatic answer that a person takes back waits for them', async () => {
    await automatic();
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    await world.app.data(
      'mutation ($id: ID!) { undoSend(id: $id) { __typename } }',
      { id: draft!.messageId },
      world.session.token,
    );
    expect(await world.draftOf(draft!.conversationId)).toMatchObject({ state: 'PENDING' });
    await world.leave();
    expect(await sent(person.phone)).toEqual([]);
  });
});

/** Gianna may answer questions alone. */
async function automatic(): Promise<void> {
  await world.history('gianna', 'question', 50);
  expect(await setMode('QUESTION', 'AUTO')).toMatchObject({ __typename: 'Agent' });
}

describe('the kill switch', () => {
  it('stops what is planned and has not left; it waits for people; drafts go on', async () => {
    await automatic();
    const people = await Promise.all([world.person(), world.person(), world.person()]);
    for (const person of people)
      expect(await world.answer(person, 'Who is this please?', 'question')).toMatchObject({ state: 'AUTO' });
    expect((await stop(true)).stopAgents).toMatchObject({
      stopped: true,
      stoppedBy: { id: world.session.userId },
    });
    await world.leave();
    for (const person of people) expect(await sent(person.phone)).toEqual([]);
    const after = await world.answer(await world.person(), 'Who is this please?', 'question');
    expect(after).toMatchObject({ state: 'PENDING', reason: 'Automatic answers are switched off.' });
    const [first] = await world.rows<{ id: string; conversation_id: string }>(
      `select d.id, d.conversation_id from drafts d where d.lead_id = $1`,
      [people[0]!.id],
    );
    expect(await world.draftOf(first!.conversation_id)).toMatchObject({ state: 'PENDING' });
    expect(await world.approve(first!.id)).toMatchObject({ state: 'APPROVED' });
    await world.leave();
    expect(await sent(people[0]!.phone)).toEqual([1]);
  });

  it('stops what a process has claimed already, before its socket opens', async () => {
    await automatic();
    const person = await world.person();
    await world.answer(person, 'Who is this please?', 'question');
    world.clock.advance(11_000);

    const drain = openDrain(world.app.platform, new EmailSeam());
    const { sweepLedger } = await import('../../src/modules/messaging/sending/sweep-ledger.js');
    await sweepLedger(drain);
    const { claims } = await claimSends(drain, world.session.teamId, { limit: 10 });
    expect(claims.map(({ to }) => to)).toContain(person.phone);
    await stop(true);
    // A claim that is not fresh is looked at once more.
    await submitSends(drain, claims, performance.now() - 1_000);
    await world.send();
    expect(await sent(person.phone)).toEqual([]);
    const [draft] = await world.rows<{ state: string; reason: string }>(
      'select state, reason from drafts where lead_id = $1',
      [person.id],
    );
    expect(draft).toMatchObject({
      state: 'pending',
      reason: 'Automatic answers are switched off: a person decides.',
    });
  });

  it('of the whole team stops them too', async () => {
    await automatic();
    const person = await world.person();
    await world.answer(person, 'Who is this please?', 'question');
    await world.rows('update team_settings set kill_switch = true');
    await world.leave();
    expect(await sent(person.phone)).toEqual([]);
    expect(
      await world.rows('select from drafts where lead_id = $1 and state = $2', [person.id, 'pending']),
    ).toHaveLength(1);
  });
});

describe('the budget', () => {
  const budget = (input: object) =>
    world.app.data<{ r: { budgetState: string; spentTodayUsd: number } }>(
      `mutation ($input: UpdateAgentSettingsInput!) { r: updateAgentSettings(input: $input) { ... on AgentSettings { budgetState spentTodayUsd } ... on UserError { message } } }`,
      { input },
      world.session.token,
    );

  it('is counted by the call, warns, and when it is spent a template stands in without any call', async () => {
    await world.answer(await world.person(), 'Who is this please?', 'question');
    const { r: spent } = await budget({});
    expect(spent.spentTodayUsd).toBeGreaterThan(0);
    expect((await budget({ dayBudgetUsd: spent.spentTodayUsd / 0.9 })).r.budgetState).toBe('WARN');
    expect((await budget({ dayBudgetUsd: 0 })).r.budgetState).toBe('SPENT');
    const calls = async () =>
      (await world.twin.control<{ requests: unknown[] }>('/llm?limit=500')).requests.length;
    const before = await calls();
    expect(before).toBeGreaterThan(0);
    const draft = await world.answer(await world.person(), 'Yes I am interested', 'interested');
    expect(await calls()).toBe(before);
    expect(draft).toMatchObject({
      state: 'PENDING',
      reason: 'The budget for models is spent: a template stands in.',
    });
    expect(draft!.body).toContain('Grace');
    const [decision] = await world.rows<{ verdict: string; model: string }>(
      'select verdict, model from agent_decisions where id = $1',
      [draft!.decisionId],
    );
    expect(decision).toEqual({ verdict: 'template', model: 'none' });
    await budget({ dayBudgetUsd: 20 });
  });

  it('of one conversation ends without touching the others', async () => {
    await budget({ conversationBudgetUsd: 0.000001 });
    const person = await world.person();
    const first = await world.answer(person, 'Who is this please?', 'question');
    expect(first!.checks.length).toBeGreaterThan(0);
    const second = await world.answer(person, 'Hello, who is this?', 'question');
    expect(second!.reason).toContain('budget');
    const other = await world.answer(await world.person(), 'Who is this please?', 'question');
    expect(other!.checks.length).toBeGreaterThan(0);
    await budget({ conversationBudgetUsd: 0.5 });
  });
});

describe('the flight recorder', () => {
  it('makes every decision again, offline, with the same verdict', async () => {
    await world.fault('draft_promise', { times: 1 });
    await world.answer(await world.person(), 'Who is this please?', 'question');
    await world.fault('refusal', { times: 1 });
    await world.answer(await world.person(), 'Who is this please?', 'question');
    const { text, differing } = await replayCommand(world.app.platform, '--all');
    expect(text).toMatch(/\d+ decisions made again, 0 differ\./);
    expect(differing).toBe(0);
    const [row] = await world.rows<{ id: string; verdict: string }>(
      `select id, verdict from agent_decisions where kind = 'draft' order by created_at desc limit 1`,
    );
    const { replayDecision } = await world.app.data<{
      replayDecision: { same: boolean; verdict: string; recordedVerdict: string; differences: string[] };
    }>(
      'query ($id: ID!) { replayDecision(id: $id) { same verdict recordedVerdict differences } }',
      { id: row!.id },
      world.session.token,
    );
    expect(replayDecision).toEqual({
      same: true,
      verdict: row!.verdict,
      recordedVerdict: row!.verdict,
      differences: [],
    });
  });

  it('says so when a record was tampered with', async () => {
    const draft = await world.answer(await world.person(), 'Who is this please?', 'question');
    const { replay } = await import('../../src/modules/agents/recorder/replay.js');
    const { decisionsById } = await import('../../src/modules/agents/recorder/decision.view.js');
    const found = await world.app.platform.database.withTeam(world.session.teamId, (tx) =>
      decisionsById(tx, [draft!.decisionId!]),
    );
    const recorded = found.get(draft!.decisionId!)!;
    const changed = {
      ...recorded,
      rawOutput: recorded.rawOutput!.replace('"reply":"', '"reply":"We guarantee $999. '),
    };
    expect(replay(recorded).same).toBe(true);
    expect(replay(changed).same).toBe(false);
  });

  it('is append-only', async () => {
    await expect(world.rows(`update agent_decisions set verdict = 'send'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(world.rows('delete from agent_decisions')).rejects.toThrow(/permission denied/);
  });
});
