import { eventually } from '@og/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unpackRules, type PackedRule } from '../../src/modules/compliance/index.js';
import { transition } from '../../src/modules/messaging/index.js';
import { recordProviderStatus } from '../../src/modules/messaging/ledger/provider-status.js';
import { settleSend } from '../../src/modules/messaging/sending/settle-sends.js';
import { engineWorld, type EngineWorld } from './engine-world.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

const accepted = async (phone: string) =>
  (await world.twin.acceptances(phone)).reduce((sum, item) => sum + item.count, 0);
const eventStates = async (messageId: string) =>
  (
    await world.rows<{ to_state: string }>(
      'select to_state from message_events where message_id = $1 order by created_at, id',
      [messageId],
    )
  ).map((row) => row.to_state);
const inTeam = <T>(work: Parameters<typeof world.app.platform.database.withTeam<T>>[1]) =>
  world.app.platform.database.withTeam(world.session.teamId, work);

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

describe('reports of the provider', () => {
  const report = (
    ledgerId: string | null,
    providerId: string,
    status: string,
    errorCode: string | null = null,
  ) =>
    inTeam((tx) =>
      recordProviderStatus(world.deps, tx, world.clock.now(), {
        ledgerId,
        providerId,
        status,
        errorCode,
        dedupeKey: `${providerId}|${status}|${errorCode ?? ''}`,
        source: 'callback',
      }),
    );
  const claim = (ledgerId: string) =>
    inTeam((tx) =>
      transition(tx, world.clock.now(), {
        ids: [ledgerId],
        from: 'ready',
        to: 'submitting',
        source: 'sender',
        nextAttempt: true,
        lease: { until: new Date(world.clock.now().getTime() + 60_000), owner: 'test' },
      }),
    );

  it('delivered, sent, queued, each three times: delivered stays, each is noted once', async () => {
    const person = await world.person();
    const { ledgerId, messageId } = await world.planStep(person);
    await claim(ledgerId);
    const outcomes: string[] = [];
    for (const status of ['delivered', 'sent', 'queued']) {
      for (let time = 0; time < 3; time++) outcomes.push((await report(ledgerId, 'SMorder', status)).outcome);
    }
    expect(outcomes).toEqual([
      'moved',
      'duplicate',
      'duplicate',
      'noted',
      'duplicate',
      'duplicate',
      'noted',
      'duplicate',
      'duplicate',
    ]);
    expect(await world.ledger(ledgerId)).toMatchObject({
      state: 'delivered',
      message_state: 'delivered',
      provider_id: 'SMorder',
    });
    expect(await eventStates(messageId)).toEqual(['ready', 'submitting', 'delivered', 'sent', 'queued']);
    const [sent] = await world.rows<{ n: number }>(
      `select count(*)::int as n from lead_events where lead_id = $1 and type = 'message.sent'`,
      [person.id],
    );
    expect(sent?.n).toBe(1);
  });

  it('before our own answer is stored: bound by the id in the address, and the answer changes nothing', async () => {
    const { ledgerId } = await world.planStep(await world.person());
    await claim(ledgerId);
    expect((await report(ledgerId, 'SMearly', 'sent')).outcome).toBe('moved');
    await settleSend(
      world.deps,
      {
        teamId: world.session.teamId,
        ledgerId,
        attempt: 1,
        senderId: world.senderNumberId,
        vendor: 'twilio',
      },
      { kind: 'accepted', providerId: 'SMearly', status: 'queued' },
    );
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'sent', provider_id: 'SMearly' });
  });

  it('about a row that was given back as never processed: it is not sent again', async () => {
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    await claim(ledgerId);
    await settleSend(
      world.deps,
      { teamId: world.session.teamId, ledgerId, attempt: 1, senderId: 'rests alone', vendor: 'twilio' },
      { kind: 'not_processed', code: '20429' },
    );
    expect((await world.ledger(ledgerId)).state).toBe('ready');
    expect((await report(ledgerId, 'SMafter', 'sent')).outcome).toBe('moved');
    world.clock.advance(120_000);
    await world.send();
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'sent', provider_id: 'SMafter' });
    expect(await accepted(person.phone)).toBe(0);
  });

  it('with another id, or about nothing of ours: kept apart', async () => {
    const { ledgerId } = await world.planStep(await world.person());
    await claim(ledgerId);
    await report(ledgerId, 'SMfirst', 'sent');
    expect((await report(ledgerId, 'SMsecond', 'delivered')).outcome).toBe('foreign');
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'sent', provider_id: 'SMfirst' });
    expect(await report(null, 'SMnobody', 'sent')).toEqual({
      outcome: 'unbound',
      ledgerId: null,
      messageId: null,
    });
  });

  it('30003 fails the message, 30005 also bars the number', async () => {
    const away = await world.planStep(await world.person());
    await claim(away.ledgerId);
    await report(away.ledgerId, 'SMaway', 'undelivered', '30003');
    expect(await world.ledger(away.ledgerId)).toMatchObject({ state: 'undelivered', error_code: '30003' });
    const person = await world.person();
    const gone = await world.planStep(person);
    await claim(gone.ledgerId);
    await report(gone.ledgerId, 'SMgone', 'undelivered', '30005');
    const reasons = await world.rows<{ reason: string }>(
      'select reason from suppression_list where address in ($1, $2)',
      [person.phone, 'none'],
    );
    expect(reasons).toEqual([{ reason: 'invalid_number' }]);
  });
});

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
