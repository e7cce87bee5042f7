import { nextPacificMidnight } from '@og/core';
import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordProviderStatuses } from '../../src/modules/messaging/ledger/provider-status.js';
import { claimSends } from '../../src/modules/messaging/sending/claim-sends.js';
import { drainTeam } from '../../src/modules/messaging/sending/drain-team.js';
import { settleSends } from '../../src/modules/messaging/sending/settle-sends.js';
import { engineWorld, type EngineWorld } from './engine-world.js';
import { newYorkPhone, type Person } from './people.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());
beforeEach(async () => {
  world.clock.set(NOON);
  // Each test sees its own rows only.
  await world.rows(`update send_ledger set due_at = '2099-01-01' where state = 'ready'`);
  await world.rows('update sender_numbers set daily_cap = null');
  await world.rows('delete from send_counters');
});

const plan = async (count: number) => {
  const steps = [];
  for (let index = 0; index < count; index += 1) {
    const person = await world.person();
    steps.push({ person, ...(await world.planStep(person)) });
  }
  return steps;
};
const states = async (ids: readonly string[]) =>
  Object.fromEntries(
    (
      await world.rows<{ state: string; n: number }>(
        `select case when state in ('accepted', 'sent', 'delivered') then 'accepted' else state::text end as state, count(*)::int as n from send_ledger where id = any($1::uuid[]) group by 1`,
        [ids],
      )
    ).map((row) => [row.state, row.n]),
  );
const claim = (limit = 100) => claimSends(world.deps, world.session.teamId, { limit });
/** For claims that are never sent. */
const settleAsUnknown = (claims: Awaited<ReturnType<typeof claim>>['claims']) =>
  settleSends(
    world.deps,
    claims.map((attempt) => ({ attempt, outcome: { kind: 'unknown', cause: 'test' } as const })),
  );

describe('a batch', () => {
  it('takes at most one row of a person; the next one sees what the first has claimed', async () => {
    const person = await world.person();
    const second: Person = { ...person, phone: newYorkPhone() };
    await world.rows(
      'insert into lead_phones (team_id, id, lead_id, phone, position, created_at) values ($1, $2, $3, $4, 1, $5)',
      [world.session.teamId, newId(), person.id, second.phone, NOON],
    );
    const [a, b] = [await world.planStep(person), await world.planStep(second)];
    const first = await claim();
    expect(first.claims).toHaveLength(1);
    expect(first.againMs).not.toBeNull();
    expect((await claim()).claims).toHaveLength(0);
    expect(await states([a.ledgerId, b.ledgerId])).toEqual({ submitting: 1, planned: 1 });
    await settleAsUnknown(first.claims);
  });

  it('leaves alone whom an opt-out is just locking, and takes the others', async () => {
    const [held, free] = await plan(2);
    const { database } = world.app.platform;
    await database.withTeam(world.session.teamId, async (tx) => {
      await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `${world.session.teamId}|${held!.person.phone}`,
      ]);
      const batch = await claim();
      expect(batch.claims.map((item) => item.ledgerId)).toEqual([free!.ledgerId]);
      expect(batch.againMs).toBeGreaterThan(0);
      await settleAsUnknown(batch.claims);
    });
    const batch = await claim();
    expect(batch.claims.map((item) => item.ledgerId)).toEqual([held!.ledgerId]);
    await settleAsUnknown(batch.claims);
  });

  it('is shared by many drains at the same time without a double', async () => {
    const steps = await plan(24);
    await Promise.all(Array.from({ length: 6 }, () => world.send()));
    await world.send();
    for (const { person } of steps)
      expect((await world.twin.acceptances(person.phone)).map((item) => item.count)).toEqual([1]);
    const decisions = await world.rows<{ n: number }>(
      'select count(*)::int as n from message_decisions where message_id = any($1::uuid[])',
      [steps.map((step) => step.messageId)],
    );
    expect(decisions).toEqual([{ n: 24 }]);
  });

  it('takes what people wrote before anything that a campaign says', async () => {
    await plan(5);
    const person = await world.person();
    const own = await world.planStep(person, {
      campaignId: null,
      enrollmentId: null,
      stepId: null,
      oneOffKey: newId(),
      body: 'Just me.',
    });
    const batch = await claim(1);
    expect(batch.claims.map((item) => item.ledgerId)).toEqual([own.ledgerId]);
    await settleAsUnknown(batch.claims);
  });
});

describe('what holds a whole team', () => {
  it('the kill switch leaves campaigns where they are, and sends what people wrote', async () => {
    const [step] = await plan(1);
    const own = await world.planStep(await world.person(), {
      campaignId: null,
      enrollmentId: null,
      stepId: null,
      oneOffKey: newId(),
      body: 'Just me.',
    });
    await world.rows('update team_settings set kill_switch = true');
    await world.send();
    await world.rows('update team_settings set kill_switch = false');
    expect(await states([step!.ledgerId])).toEqual({ ready: 1 });
    expect(await states([own.ledgerId])).toEqual({ accepted: 1 });
    await world.send();
    expect(await states([step!.ledgerId])).toEqual({ accepted: 1 });
  });

  it('a restored database claims nothing before the vendors were asked', async () => {
    const [step] = await plan(1);
    const { engineMode } = world.app.platform;
    engineMode.vouch();
    await engineMode.set('reconcile_only', { reason: 'test', by: 'test' });
    await drainTeam(world.deps, { teamId: world.session.teamId, lane: 0 });
    expect(await states([step!.ledgerId])).toEqual({ ready: 1 });
    await engineMode.set('normal', { reason: 'test', by: 'test' });
    await drainTeam(world.deps, { teamId: world.session.teamId, lane: 0 });
    expect(await states([step!.ledgerId])).toEqual({ accepted: 1 });
  });
});

describe("what a carrier's code asks for", () => {
  const report = (ledgerId: string, errorCode: string, status = 'undelivered') =>
    world.app.platform.database.withTeam(world.session.teamId, (tx) =>
      recordProviderStatuses(world.deps, tx, world.clock.now(), [
        {
          ledgerId,
          providerId: `SM${ledgerId}`,
          status,
          errorCode,
          dedupeKey: `${ledgerId}|${status}|${errorCode}`,
          source: 'callback',
        },
      ]),
    );
  /** Claimed and given to the carrier, whose answer and report are the test's. */
  const handedOver = async (count = 1) => {
    const steps = await plan(count);
    const { claims } = await claim();
    await settleSends(
      world.deps,
      claims.map((attempt) => ({
        attempt,
        outcome: { kind: 'accepted', providerId: `SM${attempt.ledgerId}`, status: 'queued' } as const,
      })),
    );
    return steps;
  };
  const rowsOf = (leadId: string) =>
    world.rows<{ state: string; retry: number; due_at: Date; reason: string | null }>(
      'select state, retry, due_at, reason from send_ledger where lead_id = $1 order by retry',
      [leadId],
    );

  it.each(['30003', '30008'])('%s: tried once more an hour later, and never again', async (code) => {
    const [step] = await handedOver();
    await report(step!.ledgerId, code);
    await report(step!.ledgerId, code);
    expect(await rowsOf(step!.person.id)).toMatchObject([
      { state: 'undelivered', retry: 0 },
      { state: 'planned', retry: 1, reason: code, due_at: new Date('2026-11-18T18:00:00.000Z') },
    ]);
    world.clock.set('2026-11-18T18:00:00.000Z');
    await world.sweep();
    const { claims } = await claim();
    expect(claims).toHaveLength(1);
    await settleSends(world.deps, [
      {
        attempt: claims[0]!,
        outcome: { kind: 'accepted', providerId: `SM${claims[0]!.ledgerId}`, status: 'queued' },
      },
    ]);
    await report(claims[0]!.ledgerId, code);
    expect((await rowsOf(step!.person.id)).map((row) => row.state)).toEqual(['undelivered', 'undelivered']);
  });

  it('30003 of somebody who answered meanwhile is not tried again', async () => {
    const [step] = await handedOver();
    await report(step!.ledgerId, '30003');
    await world.rows(`update enrollments set state = 'replied' where lead_id = $1`, [step!.person.id]);
    world.clock.set('2026-11-18T18:00:00.000Z');
    await world.sweep();
    expect((await claim()).claims).toEqual([]);
    expect((await rowsOf(step!.person.id)).map((row) => row.state)).toEqual(['undelivered', 'canceled']);
  });

  it('30007: the campaign pauses at the fifth within an hour, not at the fourth', async () => {
    const steps = await handedOver(5);
    const [first] = await world.rows<{ campaign_id: string }>(
      'select campaign_id from send_ledger where id = $1',
      [steps[0]!.ledgerId],
    );
    await world.rows('update send_ledger set campaign_id = $2 where id = any($1::uuid[])', [
      steps.map((step) => step.ledgerId),
      first!.campaign_id,
    ]);
    const state = async () =>
      (
        await world.rows<{ state: string }>('select state from campaigns where id = $1', [first!.campaign_id])
      )[0]?.state;
    const told = vi.spyOn(world.app.platform.outbox, 'event');
    const tellings = () =>
      told.mock.calls.flatMap(([, , type, ids, data]) =>
        type === 'campaign.changed.v1' ? [{ ids, data }] : [],
      );
    for (const step of steps.slice(0, 4)) await report(step.ledgerId, '30007');
    expect(await state()).toBe('active');
    expect(tellings()).toEqual([]);
    await report(steps[4]!.ledgerId, '30007');
    expect(await state()).toBe('paused');
    // Whoever looks at it sees it stop, and the record says who stopped it.
    expect(tellings()).toEqual([{ ids: [first!.campaign_id], data: { state: 'paused' } }]);
    told.mockRestore();
    expect(
      await world.rows('select actor, action, detail from audit_log where subject_id = $1', [
        first!.campaign_id,
      ]),
    ).toEqual([{ actor: 'system:carrier', action: 'campaign.pause', detail: { code: '30007' } }]);
  });

  it('30023: nothing more of the number leaves before the Pacific midnight', async () => {
    const [step] = await handedOver();
    await report(step!.ledgerId, '30023', 'failed');
    const [next] = await plan(1);
    expect((await claim()).claims).toEqual([]);
    expect((await rowsOf(next!.person.id))[0]).toMatchObject({
      state: 'planned',
      reason: 'sender_daily_cap',
      due_at: nextPacificMidnight(world.clock.now()),
    });
  });

  it('a code that nobody knows fails the message and nothing else', async () => {
    const [step] = await handedOver();
    await report(step!.ledgerId, '39999', 'failed');
    expect((await rowsOf(step!.person.id)).map((row) => row.state)).toEqual(['failed']);
    world.clock.advance(2 * 3_600_000);
    await world.sweep();
    const { claims } = await claim();
    expect(claims.map((item) => item.to)).not.toContain(step!.person.phone);
    await settleAsUnknown(claims);
  });

  it('30022: the number rests for half a minute', async () => {
    const [step] = await handedOver();
    await report(step!.ledgerId, '30022', 'failed');
    const [next] = await plan(1);
    expect((await claim()).claims).toEqual([]);
    world.clock.advance(30_000);
    const { claims } = await claim();
    expect(claims.map((item) => item.ledgerId)).toEqual([next!.ledgerId]);
    await settleAsUnknown(claims);
  });
});

describe('the day of a sender', () => {
  it('ends at its cap: the rest waits for the Pacific midnight, and a refused send gives its place back', async () => {
    // A rest of the tests before is over.
    world.clock.set('2026-11-18T17:10:00.000Z');
    const steps = await plan(5);
    const ids = steps.map((step) => step.ledgerId);
    await world.rows('update sender_numbers set daily_cap = 3');
    await world.twin.fault({ match: { to: steps[0]!.person.phone }, kind: 'http429', times: 1 });
    await world.send();
    expect(await states(ids)).toEqual({ accepted: 2, planned: 2, ready: 1 });
    const waiting = await world.rows<{ reason: string; due_at: Date }>(
      `select distinct reason, due_at from send_ledger where id = any($1::uuid[]) and state = 'planned'`,
      [ids],
    );
    expect(waiting).toEqual([{ reason: 'sender_daily_cap', due_at: nextPacificMidnight(world.clock.now()) }]);
    expect(await world.rows(`select messages from send_counters where scope like 'number:%'`)).toEqual([
      { messages: 2 },
    ]);
    world.clock.advance(60_000);
    await world.send();
    expect(await states(ids)).toEqual({ accepted: 3, planned: 2 });
    world.clock.set(nextPacificMidnight(world.clock.now()).toISOString());
    // 03:00 in New York: the hours hold what the cap lets go.
    await world.sweep();
    await world.send();
    expect(await states(ids)).toEqual({ accepted: 3, planned: 2 });
    world.clock.set('2026-11-19T17:00:00.000Z');
    await world.sweep();
    await world.send();
    expect(await states(ids)).toEqual({ accepted: 5 });
  });
});
