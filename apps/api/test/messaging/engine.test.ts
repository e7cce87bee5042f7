import { eventually } from '@og/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unpackRules, type PackedRule } from '../../src/modules/compliance/index.js';
import { transition } from '../../src/modules/messaging/index.js';
import { settleSend } from '../../src/modules/messaging/sending/settle-sends.js';
import { engineFacts } from './engine-facts.js';
import { engineWorld, type EngineWorld } from './engine-world.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

const { accepted, eventStates, inTeam } = engineFacts(() => world);

describe('one row', () => {
  it('is handed over once by eight senders at the same time, and its next step is due after the acceptance', async () => {
    const person = await world.person();
    const { ledgerId, messageId, enrollmentId } = await world.planStep(person);
    await Promise.all(Array.from({ length: 8 }, () => world.send()));
    expect(await accepted(person.phone)).toBe(1);
    const row = await eventually('the callback', async () => {
      const now = await world.ledger(ledgerId);
      return now.state === 'delivered' ? now : null;
    });
    expect(row).toMatchObject({
      message_state: 'delivered',
      attempt: 1,
      provider_id: expect.stringMatching(/^SM/) as string,
    });
    // The carrier's report may come before its answer is stored.
    const states = await eventStates(messageId);
    expect(states.slice(0, 2)).toEqual(['ready', 'submitting']);
    expect(states).toContain('delivered');
    const [run] = await world.rows<{ state: string; next_due_at: Date }>(
      'select state, next_due_at from enrollments where id = $1',
      [enrollmentId],
    );
    expect(run).toEqual({ state: 'active', next_due_at: new Date('2026-11-20T17:00:00.000Z') });
    const [lead] = await world.rows('select stage, last_contacted_at from leads where id = $1', [person.id]);
    expect(lead).toEqual({ stage: 'contacted', last_contacted_at: new Date(NOON) });
    const [decision] = await world.rows<{ verdict: string; rules: PackedRule[] }>(
      'select verdict, rules from message_decisions where message_id = $1',
      [messageId],
    );
    expect(decision?.verdict).toBe('allow');
    expect(unpackRules(decision?.rules ?? []).map((rule) => rule.rule)).toEqual(
      expect.arrayContaining(['consent', 'suppression', 'window']),
    );
  });

  it('cannot be moved against the rules of the ledger', async () => {
    const { ledgerId } = await world.planStep(await world.person());
    await expect(
      inTeam((tx) =>
        transition(tx, world.clock.now(), {
          ids: [ledgerId],
          from: 'unknown',
          to: 'ready',
          source: 'sweeper',
        }),
      ),
    ).rejects.toThrow(/unknown → ready/);
    await expect(
      inTeam((tx) =>
        transition(tx, world.clock.now(), {
          ids: [ledgerId],
          from: 'ready',
          to: 'submitting',
          source: 'sender',
        }),
      ),
    ).rejects.toThrow(/lease/);
    const nothing = await inTeam((tx) =>
      transition(tx, world.clock.now(), {
        ids: [ledgerId],
        from: 'unknown',
        to: 'accepted',
        source: 'sweeper',
      }),
    );
    expect(nothing).toEqual([]);
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'ready', message_state: 'ready' });
  });

  it('exists once per step, whoever plans it again', async () => {
    const person = await world.person();
    const first = await world.planStep(person);
    const [row] = await world.rows<{ campaign_id: string; step_id: string }>(
      'select campaign_id, step_id from send_ledger where id = $1',
      [first.ledgerId],
    );
    const again = await world.planStep(person, {
      campaignId: row!.campaign_id,
      enrollmentId: first.enrollmentId,
      stepId: row!.step_id,
    });
    expect(again).toBeUndefined();
    const [messages] = await world.rows<{ n: number }>(
      'select count(*)::int as n from messages where lead_id = $1',
      [person.id],
    );
    expect(messages?.n).toBe(1);
  });
});

describe('what the provider does', () => {
  it('429 three times, then yes: one acceptance, each attempt later than the one before', async () => {
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    await world.twin.fault({ match: { to: person.phone }, kind: 'http429', times: 3 });
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      await world.send();
      const row = await world.ledger(ledgerId);
      expect(row).toMatchObject({ state: 'ready', reason: 'provider_busy', attempt });
      waits.push(row.due_at.getTime() - world.clock.now().getTime());
      await world.send();
      expect((await world.ledger(ledgerId)).attempt).toBe(attempt);
      world.clock.set(row.due_at.toISOString());
    }
    expect(waits[0]).toBeGreaterThanOrEqual(1_000);
    expect(waits[1]).toBeGreaterThan(waits[0]!);
    expect(waits[2]).toBeGreaterThan(waits[1]!);
    expect(await accepted(person.phone)).toBe(0);
    await world.send();
    expect(await accepted(person.phone)).toBe(1);
    expect((await world.ledger(ledgerId)).attempt).toBe(4);
  });

  it.each(['accept_then_500', 'accept_then_drop'])(
    '%s: unknown, then settled by callback or look-up, never sent again',
    async (kind) => {
      const person = await world.person();
      const { ledgerId } = await world.planStep(person);
      await world.twin.fault({ match: { to: person.phone }, kind, times: 1 });
      await world.send();
      const settled = await eventually('the outcome', async () => {
        world.clock.advance(20_000);
        await world.sweep();
        const row = await world.ledger(ledgerId);
        return ['accepted', 'sent', 'delivered'].includes(row.state) ? row : null;
      });
      expect(settled).toMatchObject({ attempt: 1, provider_id: expect.stringMatching(/^SM/) as string });
      await world.send();
      expect(await accepted(person.phone)).toBe(1);
    },
  );

  it('a connection that breaks before acceptance: two clean look-ups ten minutes apart, then a person is told', async () => {
    const person = await world.person();
    const { ledgerId, enrollmentId } = await world.planStep(person);
    await world.twin.fault({ match: { to: person.phone }, kind: 'reset', times: 1 });
    await world.send();
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'unknown', lookups: 0 });
    world.clock.advance(16_000);
    await world.sweep();
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'unknown', lookups: 1 });
    world.clock.advance(9 * 60_000);
    await world.sweep();
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'unknown', lookups: 1 });
    world.clock.advance(60_000);
    await world.sweep();
    expect(await world.ledger(ledgerId)).toMatchObject({
      state: 'failed_unknown',
      reason: 'not_found_at_provider',
    });
    expect(await accepted(person.phone)).toBe(0);
    const [run] = await world.rows<{ state: string }>('select state from enrollments where id = $1', [
      enrollmentId,
    ]);
    expect(run?.state).toBe('failed');
  });

  it('a sender that died in mid-send: the lease runs out, the row is unknown and never ready', async () => {
    const { ledgerId } = await world.planStep(await world.person());
    await inTeam((tx) =>
      transition(tx, world.clock.now(), {
        ids: [ledgerId],
        from: 'ready',
        to: 'submitting',
        source: 'sender',
        nextAttempt: true,
        lease: { until: new Date(world.clock.now().getTime() + 60_000), owner: 'gone' },
      }),
    );
    await world.sweep();
    expect((await world.ledger(ledgerId)).state).toBe('submitting');
    world.clock.advance(61_000);
    await world.sweep();
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'unknown', lookups: 1 });
    // Its late answer of another attempt changes nothing; that of its own attempt is knowledge.
    const attempt = {
      teamId: world.session.teamId,
      ledgerId,
      attempt: 7,
      senderId: world.senderNumberId,
      vendor: 'twilio' as const,
    };
    await settleSend(world.deps, attempt, { kind: 'accepted', providerId: 'SMother', status: 'queued' });
    expect((await world.ledger(ledgerId)).state).toBe('unknown');
    await settleSend(world.deps, { ...attempt, attempt: 1 }, { kind: 'not_processed', code: '20429' });
    expect((await world.ledger(ledgerId)).state).toBe('unknown');
    await settleSend(
      world.deps,
      { ...attempt, attempt: 1 },
      { kind: 'accepted', providerId: 'SMlate', status: 'queued' },
    );
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'accepted', provider_id: 'SMlate' });
  });

  it('21610: the person is suppressed and everything pending of theirs stops', async () => {
    const person = await world.person();
    const first = await world.planStep(person);
    const second = await world.planStep(person, { dueAt: new Date('2026-11-19T17:00:00.000Z') });
    await world.twin.fault({ match: { to: person.phone }, kind: 'error', code: 21610, times: 1 });
    await world.send();
    expect(await world.ledger(first.ledgerId)).toMatchObject({ state: 'failed', error_code: '21610' });
    expect(await world.ledger(second.ledgerId)).toMatchObject({ state: 'suppressed' });
    const [lead] = await world.rows<{ stage: string; opted_out_at: Date | null }>(
      'select stage, opted_out_at from leads where id = $1',
      [person.id],
    );
    expect(lead?.stage).toBe('suppressed');
    const [row] = await world.rows<{ source: string }>(
      'select source from suppression_list where lead_id = $1',
      [person.id],
    );
    expect(row?.source).toBe('carrier:21610');
  });
});
