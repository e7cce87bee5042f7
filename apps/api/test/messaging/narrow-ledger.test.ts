import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordProviderStatuses } from '../../src/modules/messaging/ledger/provider-status.js';
import { claimSends } from '../../src/modules/messaging/sending/claim-sends.js';
import { settleSend } from '../../src/modules/messaging/sending/settle-sends.js';
import { expireLeaseless } from '../../src/modules/messaging/sending/sweep-ledger.js';
import { engineWorld, type EngineWorld } from './engine-world.js';

let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld();
});
afterAll(() => world?.close());

const claim = () => claimSends(world.deps, world.session.teamId, { limit: 100 });
const leases = () =>
  world.rows<{ ids: string[] }>('select ledger_ids as ids from send_leases order by lease_until, id');

describe('leases', () => {
  it('are one row a claim, and go when they are over and nothing is being sent under them', async () => {
    const steps = [await world.planStep(await world.person()), await world.planStep(await world.person())];
    const { claims } = await claim();
    const ids = steps.map((step) => step.ledgerId).toSorted();
    expect(await leases()).toEqual([{ ids }]);
    for (const item of claims)
      await settleSend(world.deps, item, {
        kind: 'accepted',
        providerId: `SM${item.ledgerId}`,
        status: 'queued',
      });
    await world.sweep();
    expect(await leases()).toEqual([{ ids }]);
    world.clock.advance(61_000);
    await world.sweep();
    expect(await leases()).toEqual([]);
  });

  it('leave what was being sent in doubt, once', async () => {
    const [stays, settled] = [
      await world.planStep(await world.person()),
      await world.planStep(await world.person()),
    ];
    const { claims } = await claim();
    const done = claims.find((item) => item.ledgerId === settled.ledgerId);
    await settleSend(world.deps, done!, {
      kind: 'accepted',
      providerId: `SM${settled.ledgerId}`,
      status: 'queued',
    });
    world.clock.advance(61_000);
    await world.sweep();
    expect(await world.ledger(stays.ledgerId)).toMatchObject({ state: 'unknown', reason: 'lease_expired' });
    expect(await world.ledger(settled.ledgerId)).toMatchObject({ state: 'accepted' });
    expect(await leases()).toEqual([]);
  });
});

describe('a send without a lease of its own', () => {
  it('is in doubt when the time of its row is over', async () => {
    const step = await world.planStep(await world.person());
    await claim();
    await world.rows('delete from send_leases');
    await expireLeaseless(world.deps);
    expect((await world.ledger(step.ledgerId)).state).toBe('submitting');
    world.clock.advance(61_000);
    await expireLeaseless(world.deps);
    expect(await world.ledger(step.ledgerId)).toMatchObject({ state: 'unknown', reason: 'lease_expired' });
  });
});

describe('reports that come together', () => {
  const report = (ledgerId: string, status: string, errorCode: string | null = null) => ({
    ledgerId,
    providerId: `SM${ledgerId}`,
    status,
    errorCode,
    dedupeKey: `SM${ledgerId}:${status}`,
    source: 'callback' as const,
  });
  const apply = (reports: ReturnType<typeof report>[]) =>
    world.app.platform.database.withTeam(world.session.teamId, (tx) =>
      recordProviderStatuses(world.deps, tx, world.clock.now(), reports),
    );
  const moves = async (ledgerId: string) =>
    (
      await world.rows<{ from: string | null; to: string; key: string | null }>(
        `select from_state as "from", to_state as "to", dedupe_key as key from message_events where ledger_id = $1 order by created_at, id`,
        [ledgerId],
      )
    ).map(({ from, to, key }) => `${from ?? ''}>${to}${key ? ` ${key.split(':')[1]}` : ''}`);

  it('are one write and an event each, in their order', async () => {
    const { ledgerId, leadId } = await world.planStep(await world.person());
    await claim();
    const { outcomes, writes } = await world.app.platform.database.withTeam(
      world.session.teamId,
      async (tx) => {
        const counts = async () =>
          (
            await tx.client.query<{ ledger: number; messages: number }>(
              `select pg_stat_get_xact_tuples_updated('send_ledger'::regclass)::int as ledger,
                 pg_stat_get_xact_tuples_updated('messages'::regclass)::int as messages`,
            )
          ).rows[0]!;
        const before = await counts();
        const reports = [report(ledgerId, 'sent'), report(ledgerId, 'delivered'), report(ledgerId, 'sent')];
        const applied = await recordProviderStatuses(world.deps, tx, world.clock.now(), reports);
        const after = await counts();
        return {
          outcomes: applied.map((item) => item.outcome),
          writes: [after.ledger - before.ledger, after.messages - before.messages],
        };
      },
    );
    expect(outcomes).toEqual(['moved', 'moved', 'duplicate']);
    expect(writes).toEqual([1, 1]);
    expect(await moves(ledgerId)).toEqual([
      '>ready',
      'ready>submitting',
      'submitting>sent sent',
      'sent>delivered delivered',
    ]);
    expect(await world.ledger(ledgerId)).toMatchObject({
      state: 'delivered',
      message_state: 'delivered',
      provider_id: `SM${ledgerId}`,
    });
    const timeline = await world.rows(
      `select id from lead_events where lead_id = $1 and type = 'message.sent'`,
      [leadId],
    );
    expect(timeline).toHaveLength(1);
  });

  it('that end in an error keep it, and what follows from it', async () => {
    const { ledgerId } = await world.planStep(await world.person());
    await claim();
    await apply([report(ledgerId, 'sent'), report(ledgerId, 'undelivered', '30003')]);
    expect(await moves(ledgerId)).toEqual([
      '>ready',
      'ready>submitting',
      'submitting>sent sent',
      'sent>undelivered undelivered',
    ]);
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'undelivered', error_code: '30003' });
    const again = await world.rows(
      `select id from send_ledger where retry = 1 and enrollment_id = (select enrollment_id from send_ledger where id = $1)`,
      [ledgerId],
    );
    expect(again).toHaveLength(1);
  });

  it('of many rows do not get mixed up', async () => {
    const rows = [];
    for (let count = 0; count < 4; count += 1) rows.push(await world.planStep(await world.person()));
    await claim();
    const [a, b, c, d] = rows.map((row) => row.ledgerId) as [string, string, string, string];
    await apply([
      report(a, 'sent'),
      report(b, 'delivered'),
      report(c, 'sent'),
      report(a, 'delivered'),
      report(d, 'failed', '30008'),
      report(b, 'sent'),
    ]);
    const states = Object.fromEntries(
      await Promise.all([a, b, c, d].map(async (id) => [id, (await world.ledger(id)).state] as const)),
    );
    expect(states).toEqual({ [a]: 'delivered', [b]: 'delivered', [c]: 'sent', [d]: 'failed' });
    expect((await moves(b)).slice(2)).toEqual(['submitting>delivered delivered', '>sent sent']);
    expect((await moves(a)).slice(2)).toEqual(['submitting>sent sent', 'sent>delivered delivered']);
  });

  it('are known again after a repetition', async () => {
    const { ledgerId } = await world.planStep(await world.person());
    await claim();
    const all = [report(ledgerId, 'sent'), report(ledgerId, 'delivered')];
    await apply(all);
    expect((await apply(all)).map((item) => item.outcome)).toEqual(['duplicate', 'duplicate']);
    expect(await moves(ledgerId)).toHaveLength(4);
  });
});
