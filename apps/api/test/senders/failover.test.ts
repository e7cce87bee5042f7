import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { moveSends } from '../../src/modules/failover/index.js';
import { checkAllAccounts } from '../../src/modules/senders/health/check-accounts.js';
import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';

let world: EngineWorld;
beforeAll(async () => {
  world = await engineWorld();
});
afterAll(() => world?.close());

/** The second vendor's account and number, in a pool with the first. */
let spare: string;
let pool: string;

beforeEach(async () => {
  const { session, clock } = world;
  await world.rows('delete from send_ledger');
  await world.rows('update sender_pools set failover = true');
  await world.rows(`update integrations set state = 'connected', last_error = null`);
  await world.rows(
    `update sender_numbers set state = 'active', health = 'healthy', quarantined_until = null, warm_up_started_on = null`,
  );
  if (spare) return;
  [spare, pool] = [newId(), newId()];
  const integration = newId();
  const at = clock.now().toISOString();
  await world.rows(
    `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at)
     values ($1, $2, 'signalhouse', 'connected', 'G1', '{}', $3, $3)`,
    [session.teamId, integration, at],
  );
  await world.rows(
    `insert into sender_numbers (team_id, id, integration_id, vendor, phone, state, segments_per_second, ten_dlc_campaign_id, created_at, updated_at)
     select team_id, $1, $2, 'signalhouse', '+14155550156', 'active', 500, ten_dlc_campaign_id, $3, $3 from sender_numbers where id = $4`,
    [spare, integration, at, world.senderNumberId],
  );
  await world.rows(
    `insert into sender_pools (team_id, id, name, created_at, updated_at) values ($1, $2, 'Both', $3, $3)`,
    [session.teamId, pool, at],
  );
  await world.rows(
    `insert into sender_pool_numbers (team_id, pool_id, sender_number_id, position) values ($1, $2, $3, 0), ($1, $2, $4, 1)`,
    [session.teamId, pool, world.senderNumberId, spare],
  );
});

const failing = (vendor: string) =>
  world.rows(`update integrations set state = 'failing', last_error = '20003: refused' where vendor = $1`, [
    vendor,
  ]);

interface Row {
  id: string;
  state: string;
  reason: string | null;
  due_at: Date;
  vendor: string;
  sender_number_id: string;
  from_address: string;
  sender_choice: string | null;
  run_sender: string | null;
}

async function row(id: string): Promise<Row> {
  const [found] = await world.rows<Row>(
    `select l.id, l.state, l.reason, l.due_at, l.vendor, l.sender_number_id, m.from_address, m.sender_choice, e.sender_number_id as run_sender
     from send_ledger l join messages m on m.id = l.message_id left join enrollments e on e.id = l.enrollment_id where l.id = $1`,
    [id],
  );
  return found!;
}

/** A step of a campaign on the pool of both numbers. */
async function planned(dueInMs = 0): Promise<string> {
  const person = await world.person();
  const { ledgerId } = await world.planStep(person, {
    dueAt: new Date(world.clock.now().getTime() + dueInMs),
  });
  await world.rows(
    'update campaigns set sender_pool_id = $1 where id = (select campaign_id from send_ledger where id = $2)',
    [pool, ledgerId],
  );
  return ledgerId;
}

const move = () => moveSends(world.app.platform, world.session.teamId);

describe('when a vendor fails', () => {
  it('what was being claimed while the others moved asks to be moved as well', async () => {
    const id = await planned();
    await failing('twilio');
    const asked = vi.spyOn(world.deps.outbox, 'job');
    await world.send();
    expect(await row(id)).toMatchObject({ state: 'planned', reason: 'sender_not_ready', vendor: 'twilio' });
    expect(asked.mock.calls.map(([, , topic]) => topic)).toEqual(['campaign/move-sends']);
    asked.mockRestore();
    expect(await move()).toBe(1);
    expect(await row(id)).toMatchObject({ vendor: 'signalhouse' });
  });

  it('what was never handed over leaves from the other vendor, and the run stays there', async () => {
    const ids = [await planned(), await planned(3_600_000)];
    await failing('twilio');
    expect(await move()).toBe(2);
    for (const id of ids) {
      const moved = await row(id);
      expect(moved).toMatchObject({
        vendor: 'signalhouse',
        sender_number_id: spare,
        from_address: '+14155550156',
        run_sender: spare,
      });
      expect(moved.sender_choice).toContain('failing');
    }
    expect((await row(ids[0]!)).state).toBe('ready');
    expect((await row(ids[1]!)).state).toBe('planned');
    const [event] = await world.rows<{ source: string }>(
      `select source from message_events where reason = 'sender_changed' and ledger_id = $1`,
      [ids[0]],
    );
    expect(event).toEqual({ source: 'sweeper' });
    expect(await move()).toBe(0);
  });

  it('what may be at the vendor never moves', async () => {
    const ids: string[] = [];
    for (const state of ['submitting', 'unknown', 'accepted', 'failed_unknown']) {
      const id = await planned();
      await world.rows('update send_ledger set state = $2::message_state, attempt = 1 where id = $1', [
        id,
        state,
      ]);
      ids.push(id);
    }
    // Tried, and waiting for another reason than proof that nothing was taken.
    const tried = await planned();
    await world.rows('update send_ledger set attempt = 1, reason = null where id = $1', [tried]);
    await failing('twilio');
    expect(await move()).toBe(0);
    for (const id of [...ids, tried]) expect(await row(id)).toMatchObject({ vendor: 'twilio' });
  });

  it('what was given back with proof moves', async () => {
    const id = await planned();
    await world.rows(`update send_ledger set attempt = 2, reason = 'provider_unreachable' where id = $1`, [
      id,
    ]);
    await failing('twilio');
    expect(await move()).toBe(1);
  });

  it('what somebody claims in this moment is left to them', async () => {
    const [claimed, free] = [await planned(), await planned()];
    await failing('twilio');
    await world.app.platform.database.withTeam(world.session.teamId, async ({ client }) => {
      await client.query('select from send_ledger where id = $1 for update', [claimed]);
      expect(await move()).toBe(1);
    });
    expect(await row(free)).toMatchObject({ vendor: 'signalhouse' });
    expect(await row(claimed)).toMatchObject({ vendor: 'twilio' });
    expect(await move()).toBe(1);
  });

  it('a pool without failover keeps to its vendor; the confirmation of an opt-out keeps its number', async () => {
    await world.rows('update sender_pools set failover = false where id = $1', [pool]);
    const campaign = await planned();
    const confirmation = await planned();
    await world.rows('update send_ledger set transactional = true where id = $1', [confirmation]);
    await failing('twilio');
    expect(await move()).toBe(0);
    await world.rows('update sender_pools set failover = true where id = $1', [pool]);
    expect(await move()).toBe(1);
    expect(await row(campaign)).toMatchObject({ vendor: 'signalhouse' });
    expect(await row(confirmation)).toMatchObject({ vendor: 'twilio' });
  });

  it('nothing moves when nobody else may send, and what waited is woken when the vendor is back', async () => {
    const waiting = await planned();
    const held = await planned();
    await failing('twilio');
    await failing('signalhouse');
    const later = new Date(world.clock.now().getTime() + 300_000).toISOString();
    await world.rows(
      `update send_ledger set state = 'planned', reason = 'sender_not_ready', due_at = $2 where id = $1`,
      [waiting, later],
    );
    await world.rows(`update send_ledger set state = 'held', reason = 'ten_dlc_unapproved' where id = $1`, [
      held,
    ]);
    expect(await move()).toBe(0);
    expect((await row(waiting)).due_at.toISOString()).toBe(later);
    await world.rows(`update integrations set state = 'connected'`);
    expect(await move()).toBe(0);
    expect((await row(waiting)).due_at).toEqual(world.clock.now());
    expect(await row(held)).toMatchObject({ state: 'planned', vendor: 'twilio' });
  });
});

describe('a number that may not send any more', () => {
  it.each([
    ['was retired', `state = 'retired'`],
    ['in quarantine', `health = 'quarantined', quarantined_until = '2027-01-01'`],
    ['not registered', 'ten_dlc_campaign_id = null'],
  ])('gives what it has to another of the pool: %s', async (words, change) => {
    const id = await planned();
    const [before] = await world.rows<{ ten_dlc_campaign_id: string }>(
      'select ten_dlc_campaign_id from sender_numbers where id = $1',
      [world.senderNumberId],
    );
    await world.rows(`update sender_numbers set ${change} where id = $1`, [world.senderNumberId]);
    expect(await move()).toBe(1);
    const moved = await row(id);
    expect(moved.sender_number_id).toBe(spare);
    expect(moved.sender_choice).toContain(words);
    await world.rows('update sender_numbers set ten_dlc_campaign_id = $2 where id = $1', [
      world.senderNumberId,
      before!.ten_dlc_campaign_id,
    ]);
  });
});

describe('looking after accounts', () => {
  it('finds one that takes nothing any more, and brings it back when it answers', async () => {
    const id = await planned();
    await world.rows(
      `update send_ledger set state = 'ready', attempt = 5, reason = 'provider_unreachable' where id = $1`,
      [id],
    );
    await world.rows(`update integrations set state = 'disabled' where vendor = 'signalhouse'`);
    const states = () =>
      world.rows<{ state: string; last_error: string | null }>(
        `select state, last_error from integrations where vendor = 'twilio'`,
      );
    await checkAllAccounts(world.app.platform);
    expect((await states())[0]).toMatchObject({ state: 'failing' });
    expect((await states())[0]!.last_error).toContain('not taken a message');
    // Asked again after a while, not at once.
    await checkAllAccounts(world.app.platform);
    expect((await states())[0]).toMatchObject({ state: 'failing' });
    world.clock.advance(16_000);
    await world.rows('delete from send_ledger');
    await checkAllAccounts(world.app.platform);
    expect(await states()).toEqual([{ state: 'connected', last_error: null }]);
  });
});
