import { classifyByRules, settleVerdict } from '@og/core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerMessage } from '../../src/modules/agents/answer/answer-message.js';
import { writeBrief } from '../../src/modules/agents/brief/write-brief.js';
import { eraseTextsCommand } from '../../src/modules/agents/erase/erase-texts-command.js';
import { rehearse } from '../../src/modules/agents/rehearsal/rehearse.js';
import { readInbound } from '../../src/modules/inbox/understand/read-inbound.js';
import { understandMessage } from '../../src/modules/inbox/understand/understand-message.js';
import { writeUnderstanding } from '../../src/modules/inbox/understand/write-understanding.js';
import type { Person } from '../messaging/people.js';
import { standBefore, type ModelAtWork } from '../support/model-at-work.js';
import { notingJobs } from '../support/owed-jobs.js';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

let world: AgentsWorld;
let model: ModelAtWork;
let person: Person;
beforeAll(async () => {
  world = await agentsWorld(undefined, async (url) => {
    model = await standBefore(url);
    return model.url;
  });
});
afterAll(async () => {
  await world?.close();
  await model?.close();
});
beforeEach(async () => {
  person = await world.person({ firstName: 'Wilhelmina' });
});

const SECRET = 'Zanzibar-Quartett';
const erase = () => eraseTextsCommand(world.app.platform, person.id);
/** Erase the person while the next question is on its way to the model. @returns whether that happened */
const eraseMeanwhile = () => {
  const seen = { erased: false };
  model.meanwhile(async () => {
    await erase();
    seen.erased = true;
  });
  return seen;
};
/** Rows of what agents keep in which the person can still be told. */
async function traces(): Promise<string[]> {
  const found: string[] = [];
  for (const table of ['agent_decisions', 'drafts', 'briefs']) {
    const rows = await world.rows(
      `select from ${table} t where t.lead_id = $1 and (t::text ilike $2 or t::text ilike '%Wilhelmina%' or t::text like '%' || $3 || '%')`,
      [person.id, `%${SECRET}%`, person.phone],
    );
    if (rows.length > 0) found.push(table);
  }
  const items = await world.rows(
    `select from inbox_items where lead_id = $1 and (entities::text ilike '%123%456%' or entities::text ilike '%wilhelmina@%')`,
    [person.id],
  );
  return items.length > 0 ? [...found, 'inbox_items'] : found;
}
const decisions = (kind: string) =>
  world.rows<{ erased_at: Date | null; verdict: string; cost_micros: string; prompt_hash: string }>(
    'select erased_at, verdict, cost_micros, prompt_hash from agent_decisions where lead_id = $1 and kind = $2',
    [person.id, kind],
  );
/** What was decided and what it cost is there, and says that its texts are not. */
async function recordedWithoutTexts(kind: string): Promise<void> {
  const rows = await decisions(kind);
  expect(rows).toHaveLength(1);
  expect(rows[0]!.erased_at).not.toBeNull();
  expect(rows[0]!.prompt_hash).not.toBe('');
  expect(Number(rows[0]!.cost_micros)).toBeGreaterThan(0);
}

describe('texts that are erased while a model is asked are not kept by what it answers', () => {
  it('a draft', async () => {
    const { messageId, conversationId } = await world.hear(
      person,
      `Who is this please? I know you from the ${SECRET}.`,
      'question',
    );
    const seen = eraseMeanwhile();
    await answerMessage(world.deps, world.session.teamId, messageId);
    expect(seen.erased).toBe(true);
    expect(await traces()).toEqual([]);
    await recordedWithoutTexts('draft');
    expect(await world.draftOf(conversationId)).toMatchObject({ state: 'EXPIRED', body: '' });
    // The job may run again: it is about what was erased.
    await answerMessage(world.deps, world.session.teamId, messageId);
    expect(await traces()).toEqual([]);
    // Who writes again is answered as ever.
    expect(await world.answer(person, 'Who is this please?', 'question')).toMatchObject({ state: 'PENDING' });
  });

  it('a brief', async () => {
    const seen = eraseMeanwhile();
    const brief = await writeBrief(world.deps, world.session.teamId, person.id);
    expect(seen.erased).toBe(true);
    expect(brief).toMatchObject({ __typename: 'Conflict' });
    expect(await traces()).toEqual([]);
    await recordedWithoutTexts('brief');
    expect(await writeBrief(world.deps, world.session.teamId, person.id)).toMatchObject({
      __typename: 'Brief',
    });
  });

  it('what a message means: labels stay, what was read out of it does not, and no model is told of it again', async () => {
    const { messageId, conversationId } = await world.hear(
      person,
      `My cousin said something about the ${SECRET} and $123,456 the other day, go figure`,
    );
    const seen = eraseMeanwhile();
    const noted = notingJobs(world.app.platform);
    await understandMessage(noted.deps, world.session.teamId, messageId);
    expect(seen.erased).toBe(true);
    expect(await traces()).toEqual([]);
    await recordedWithoutTexts('classify');
    const [item] = await world.rows<{ intent: string | null; state: string }>(
      'select intent, state from inbox_items where conversation_id = $1',
      [conversationId],
    );
    const [message] = await world.rows<{ intent: string | null }>(
      'select intent from messages where id = $1',
      [messageId],
    );
    expect(item).toMatchObject({ state: 'open', intent: message!.intent });
    expect(message!.intent).not.toBeNull();
    expect(noted.jobs).toEqual([]);
  });

  it('an address that a message gives, read before and written after', async () => {
    const { messageId, conversationId } = await world.hear(person, 'Write to wilhelmina@quartett.example');
    const { teamId } = world.session;
    const facts = (await world.app.platform.database.withTeam(teamId, (tx) => readInbound(tx, messageId)))!;
    await erase();
    const rules = classifyByRules(facts.words, { now: facts.receivedAt, zone: null, channel: 'sms' });
    expect(rules.entities.emails).toEqual(['wilhelmina@quartett.example']);
    const read = { rules, verdict: settleVerdict(rules, null), again: false };
    await writeUnderstanding(world.app.platform, teamId, facts, read);
    expect(await world.rows('select from lead_emails where lead_id = $1', [person.id])).toEqual([]);
    expect(await traces()).toEqual([]);
    expect(
      await world.rows('select from inbox_items where conversation_id = $1 and intent is not null', [
        conversationId,
      ]),
    ).toHaveLength(1);
  });

  it('the sandbox', async () => {
    const seen = eraseMeanwhile();
    const { r } = await world.app.data<{ r: { __typename: string; message: string } }>(
      `mutation ($input: SandboxInput!) { r: runAgentSandbox(agent: GIANNA, input: $input) { __typename ... on UserError { message } } }`,
      { input: { messages: [{ inbound: true, text: `Who is this? ${SECRET}` }], leadId: person.id } },
      world.session.token,
    );
    expect(seen.erased).toBe(true);
    expect(r).toMatchObject({ __typename: 'Conflict' });
    expect(await traces()).toEqual([]);
    await recordedWithoutTexts('sandbox');
  });

  it('a rehearsal', async () => {
    await world.answer(person, `Who is this please? I know you from the ${SECRET}.`, 'question');
    const { agent } = await world.app.data<{
      agent: { version: { persona: object; goal: string; prompt: string; policy: object } };
    }>(
      `{ agent(slug: GIANNA) { version { prompt goal persona { displayName warmth formality brevity directness signature }
           policy { maxSegments maxRebuttals minConfidence bannedWords allowedLinks languages } } } }`,
      {},
      world.session.token,
    );
    const { persona, goal, prompt, policy } = agent.version;
    const { saved } = await world.app.data<{ saved: { id: string } }>(
      `mutation ($input: AgentVersionInput!) { saved: saveAgentVersion(agent: GIANNA, input: $input) { ... on AgentVersion { id } } }`,
      { input: { persona, goal, prompt, policy: { ...policy, bannedWords: ['gianna'] } } },
      world.session.token,
    );
    const { started } = await world.app.data<{ started: { id: string } }>(
      `mutation ($input: StartRehearsalInput!) { started: startRehearsal(input: $input) { ... on Rehearsal { id } } }`,
      { input: { versionId: saved.id, limit: 1 } },
      world.session.token,
    );
    const seen = eraseMeanwhile();
    await rehearse(world.deps, world.session.teamId, started.id);
    expect(seen.erased).toBe(true);
    expect(await traces()).toEqual([]);
    await recordedWithoutTexts('rehearsal');
  });
});

it('nothing that is written at the very moment of an erasure outlives it, whoever is first', async () => {
  const { messageId } = await world.hear(
    person,
    `Who is this please? I know you from the ${SECRET}.`,
    'question',
  );
  let erasing: Promise<string> | null = null;
  // Not waited for: it runs beside the writing of the answer.
  model.meanwhile(async () => {
    erasing = erase();
  });
  await answerMessage(world.deps, world.session.teamId, messageId);
  expect(await Promise.resolve(erasing)).toContain('Erased');
  expect(await traces()).toEqual([]);
});

it('the texts of a lead that was merged away twice are erased with the one that lives', async () => {
  const [first, second] = [person, await world.person()];
  await world.answer(first, `Who is this please? I know you from the ${SECRET}.`, 'question');
  const third = await world.person();
  for (const ids of [
    [second.id, first.id],
    [third.id, second.id],
  ])
    await world.rows('update leads set merged_into = $1, deleted_at = now() where id = $2', ids);
  await eraseTextsCommand(world.app.platform, third.id);
  expect(await traces()).toEqual([]);
});
