import { eventually } from '@og/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compareOutbound } from '../../src/modules/messaging/reconcile/compare-outbound.js';
import { DAILY_MS, reconcileDue } from '../../src/modules/messaging/reconcile/reconcile-due.js';
import { obstacles, resumeWhenCompared } from '../../src/modules/ops/index.js';
import { addPeople } from '../messaging/people.js';
import type { VendorMessage } from '../../src/modules/messaging/reconcile/vendor-log.js';
import { doubtWorld, type Doubt, type DoubtWorld } from './doubt-world.js';

let world: DoubtWorld;

/** A world of its own; its clock follows the vendor's, which runs, and never goes back. */
function inOwnWorld(): void {
  beforeAll(async () => {
    world = await doubtWorld();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    const { clock } = await world.twin.control<{ clock: string }>('/state');
    if (Date.parse(clock) > world.clock.now().getTime()) world.clock.set(clock);
  });
}

/** A text of ours as a vendor's log has it. */
function listed(doubt: Doubt, is: Pick<VendorMessage, 'providerId' | 'status'>): VendorMessage {
  return {
    direction: 'outbound',
    from: world.senderPhone,
    to: doubt.person.phone,
    body: doubt.body,
    errorCode: null,
    createdAt: world.clock.now(),
    ...is,
  };
}

describe('outbound', () => {
  inOwnWorld();
  it('binds a send in doubt to the message that the vendor has', async () => {
    const doubt = await world.doubtful();
    const other = await world.doubtful();
    const sid = await world.atVendor(doubt);
    const found = await world.compare();
    expect(found.bound).toBe(1);
    expect(await world.state(doubt)).toMatchObject({ provider_id: sid, accepted: true });
    expect(await world.state(other)).toMatchObject({ state: 'unknown', provider_id: null });
  });

  it('applies a report that was lost, once', async () => {
    const doubt = await world.doubtful();
    await world.atVendor(doubt);
    await world.compare();
    await eventually('the vendor has delivered it', async () =>
      (await world.twin.messages('outbound')).some(
        (message) => message.body === doubt.body && message.status === 'delivered',
      ),
    );
    await world.compare();
    expect((await world.state(doubt)).state).toBe('delivered');
    const again = await world.compare();
    expect(again.bound).toBe(0);
    const events = await world.rows<{ to_state: string }>(
      `select to_state from message_events where ledger_id = $1 and to_state = 'delivered'`,
      [doubt.row.ledgerId],
    );
    expect(events).toHaveLength(1);
  });

  it('applies what the log of another vendor says by that vendor’s ids and codes', async () => {
    await world.rows(`update sender_numbers set vendor = 'signalhouse'`);
    const doubt = await world.waiting();
    await world.rows(`update sender_numbers set vendor = 'twilio'`);
    await world.rows(
      `update send_ledger set state = 'accepted', provider_id = 'sh-1', accepted_at = $2, attempt = 1 where id = $1`,
      [doubt.row.ledgerId, world.clock.now().toISOString()],
    );
    const { platform } = world.app;
    const compared = await platform.database.withTeam(world.session.teamId, (tx) =>
      compareOutbound(tx, platform, [listed(doubt, { providerId: 'sh-1', status: 'delivered' })], {
        vendor: 'signalhouse',
        restored: false,
      }),
    );
    expect(compared).toMatchObject({ matched: 1, foreign: [] });
    expect((await world.state(doubt)).state).toBe('delivered');
  });

  it('leaves alone what waits to be sent while nothing was forgotten, and counts a stranger', async () => {
    const doubt = await world.waiting();
    await world.atVendor(doubt);
    const found = await world.compare();
    expect(found.foreignMessages).toBeGreaterThanOrEqual(1);
    expect(await world.state(doubt)).toMatchObject({ state: 'ready', provider_id: null });
    await world.rows(`update send_ledger set provider_id = 'SM-elsewhere' where id = $1`, [
      doubt.row.ledgerId,
    ]);
  });

  it('misses what the vendor does not have', async () => {
    const doubt = await world.doubtful();
    await world.rows(
      `update send_ledger set state = 'accepted', provider_id = 'SM00000000000000000000000000000000', accepted_at = $2 where id = $1`,
      [doubt.row.ledgerId, new Date(world.clock.now().getTime() - 20 * 60_000).toISOString()],
    );
    expect((await world.compare()).missingAtVendor).toBe(1);
    await world.rows(`update send_ledger set accepted_at = null where id = $1`, [doubt.row.ledgerId]);
  });
});

describe('inbound', () => {
  inOwnWorld();
  it('takes in what no webhook brought, a STOP before anything else', async () => {
    const [stopped, curious] = await addPeople(
      world.app.platform.database,
      world.session.teamId,
      world.clock.now(),
      [{}, {}],
    );
    // The webhook leads nowhere: the vendor knows the texts, we do not.
    const accountSid = `AC${'ab12'.repeat(8)}`;
    await world.twin.control('/numbers', { accountSid, phone: world.senderPhone, smsUrl: '' });
    const write = (from: string, body: string) =>
      world.twin.control('/inbound', { from, to: world.senderPhone, body, accountSid });
    await write(curious!.phone, 'How much would you pay?');
    await write(stopped!.phone, 'STOP');
    const found = await world.compare();
    expect(found.recoveredInbound).toBe(2);
    const leads = await world.rows<{ id: string; opted_out_at: Date | null }>(
      'select id, opted_out_at from leads where id = any($1)',
      [[stopped!.id, curious!.id]],
    );
    expect(leads.find((lead) => lead.id === stopped!.id)?.opted_out_at).not.toBeNull();
    expect(leads.find((lead) => lead.id === curious!.id)?.opted_out_at).toBeNull();
    const items = await world.rows<{ lead_id: string }>(
      'select lead_id from inbox_items where lead_id = $1',
      [curious!.id],
    );
    expect(items).toHaveLength(1);
    expect((await world.compare()).recoveredInbound).toBe(0);
  });
});

describe('after a restore', () => {
  inOwnWorld();
  const restore = () =>
    world.app.platform.engineMode.set('reconcile_only', {
      reason: 'The database was restored.',
      by: 'test',
      restoredTo: new Date(world.clock.now().getTime() - 60_000),
    });

  it('binds what waits to be sent and goes back to normal by itself', async () => {
    const doubt = await world.waiting();
    const sid = await world.atVendor(doubt);
    await restore();
    expect((await obstacles(world.app.platform)).map((one) => one.code)).toEqual(['not_compared']);
    await resumeWhenCompared(world.app.platform);
    expect((await world.app.platform.engineMode.read()).mode).toBe('reconcile_only');
    world.clock.advance(1_000);
    expect((await world.compare()).bound).toBe(1);
    expect(await world.state(doubt)).toMatchObject({ provider_id: sid, accepted: true });
    await resumeWhenCompared(world.app.platform);
    expect((await world.app.platform.engineMode.read()).mode).toBe('normal');
  });

  it('waits for a person when the vendor has texts of ours that nothing explains', async () => {
    const [person] = await addPeople(world.app.platform.database, world.session.teamId, world.clock.now(), [
      {},
    ]);
    await world.atVendor({ person: person!, body: 'From a campaign that is lost' });
    await restore();
    world.clock.advance(1_000);
    expect((await world.compare()).ambiguous).toBe(1);
    await resumeWhenCompared(world.app.platform);
    expect((await obstacles(world.app.platform)).map((one) => one.code)).toEqual(['ambiguous']);
    const { engine } = await world.app.data<{ engine: { mode: string; reason: string } }>(
      '{ engine { mode reason } }',
      {},
      world.session.token,
    );
    expect(engine.mode).toBe('reconcile_only');
    expect(engine.reason).toContain('1 message');
    // A person who is barred cannot be written to twice.
    await world.rows('update leads set opted_out_at = $2 where id = $1', [
      person!.id,
      world.clock.now().toISOString(),
    ]);
    expect((await world.compare()).ambiguous).toBe(0);
    await resumeWhenCompared(world.app.platform);
    expect((await world.app.platform.engineMode.read()).mode).toBe('normal');
  });

  it('waits for a vendor that does not answer', async () => {
    world.clock.advance(60_000);
    await restore();
    await world.twin.stop();
    world.clock.advance(1_000);
    await expect(world.compare()).rejects.toThrow('nothing was compared');
    const [obstacle] = await obstacles(world.app.platform);
    expect(obstacle).toMatchObject({ code: 'not_compared' });
    expect(obstacle?.message).toContain('could not be read');
  });
});

describe('when', () => {
  inOwnWorld();
  it('is asked for once a day for each account, and at once by a person', async () => {
    await world.compare();
    expect(await reconcileDue(world.app.platform, DAILY_MS)).toBe(0);
    const { requestReconciliation } = await world.app.data<{ requestReconciliation: number }>(
      'mutation { requestReconciliation }',
      {},
      world.session.token,
    );
    expect(requestReconciliation).toBe(1);
    const { reconciliations } = await world.app.data<{
      reconciliations: { state: string; integration: { vendor: string } }[];
    }>('{ reconciliations(first: 3) { state integration { vendor } } }', {}, world.session.token);
    expect(reconciliations[0]).toMatchObject({ state: 'done', integration: { vendor: 'TWILIO' } });
    world.clock.advance(DAILY_MS + 1_000);
    expect(await reconcileDue(world.app.platform, DAILY_MS)).toBe(1);
  });
});
