import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

let world: AgentsWorld;
beforeAll(async () => {
  world = await agentsWorld();
});
afterAll(() => world?.close());
afterEach(() => world?.endFaults());

const sent = async (phone: string) =>
  (await world.twin.acceptances(phone)).map(({ body, count }) => ({ body, count }));

describe('what the model does wrong', () => {
  it.each([
    ['refusal', 'declined'],
    ['truncation', 'cut off'],
    ['invalid_json', 'form'],
    ['wrong_shape', 'form'],
    ['auth', 'key'],
    ['spend_limit', 'spending limit'],
    ['no_credit', 'spending limit'],
  ])('%s: a person is told why, and nothing waits to be approved', async (kind, words) => {
    await world.fault(kind);
    const draft = await world.answer(await world.person(), 'Who is this please?', 'question');
    expect(draft).toMatchObject({ state: 'FAILED' });
    expect(draft!.reason).toContain(words);
    const [decision] = await world.rows<{ verdict: string; error: string }>(
      'select verdict, error from agent_decisions where id = $1',
      [draft!.decisionId],
    );
    expect(decision).toMatchObject({ verdict: 'person' });
    await world.endFaults();
    expect(await world.answer(await world.person(), 'Who is this please?', 'question')).toMatchObject({
      state: 'PENDING',
    });
  });

  it.each(['overloaded', 'overloaded_midway', 'rate_limit', 'error_500', 'cut', 'reset'])(
    '%s once: it is asked again, and people see what was written last only',
    async (kind) => {
      await world.fault(kind, {
        times: 1,
        ...(kind === 'rate_limit' || kind === 'overloaded' ? { retryAfter: 0 } : {}),
      });
      const draft = await world.answer(await world.person(), 'Who is this please?', 'question');
      expect(draft).toMatchObject({ state: 'PENDING', reason: null });
      expect(world.told.findLast(({ draftId }) => draftId === draft!.id)?.text).toBe(draft!.body);
    },
  );

  it('down all the time: a person is told, and the reply waits in the inbox as ever', async () => {
    await world.fault('error_500');
    const person = await world.person();
    const draft = await world.answer(person, 'Who is this please?', 'question');
    expect(draft).toMatchObject({ state: 'FAILED' });
    const [item] = await world.rows<{ state: string; draft_id: string | null }>(
      'select state, draft_id from inbox_items where lead_id = $1',
      [person.id],
    );
    expect(item).toEqual({ state: 'open', draft_id: null });
  });

  it.each([
    ['draft_ungrounded_number', 'numbers'],
    ['draft_ungrounded_price', 'prices'],
    ['draft_ungrounded_date', 'times'],
    ['draft_ungrounded_address', 'addresses'],
    ['draft_ungrounded_name', 'names'],
    ['draft_unknown_fact', 'claims'],
    ['draft_promise', 'promises'],
    ['draft_legal_advice', 'legal_advice'],
    ['draft_financial_advice', 'financial_advice'],
    ['draft_denies_automation', 'automated'],
    ['draft_too_long', 'length'],
    ['draft_wrong_language', 'language'],
    ['draft_banned_word', 'banned_words'],
    ['draft_foreign_link', 'links'],
    ['draft_foreign_phone', 'phones'],
    ['draft_foreign_email', 'emails'],
    ['draft_obeys_injection', 'injection'],
  ])(
    '%s: the guardrail “%s” gives it to a person, even where the agent may answer alone',
    async (kind, check) => {
      await world.history('gianna', 'question', 60);
      await world.rows(
        `insert into agent_modes (team_id, agent, intent, mode, updated_at) values ($1, 'gianna', 'question', 'auto', $2)
       on conflict (team_id, agent, intent) do update set mode = 'auto'`,
        [world.session.teamId, world.clock.now().toISOString()],
      );
      await world.fault(kind);
      const person = await world.person();
      const draft = await world.answer(person, 'Who is this please?', 'question');
      expect(draft!.state).toBe('PENDING');
      expect(draft!.checks.filter(({ ok }) => !ok).map((one) => one.check)).toContain(check);
      expect(draft!.reason).not.toBeNull();
      await world.leave();
      expect(await sent(person.phone)).toEqual([]);
    },
  );

  it('draft_empty: there is nothing to wait for', async () => {
    await world.fault('draft_empty');
    expect(await world.answer(await world.person(), 'Who is this please?', 'question')).toMatchObject({
      state: 'FAILED',
    });
  });
});
