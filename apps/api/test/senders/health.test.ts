import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listSenders } from '../../src/modules/senders/senders.queries.js';
import { checkSenders } from '../../src/modules/senders/health/check-senders.js';
import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';
import { sendersApi } from './api.js';

let world: EngineWorld;
let api: ReturnType<typeof sendersApi>;
let outcomes = 0;
beforeAll(async () => {
  world = await engineWorld();
  api = sendersApi(world.app, () => world.session);
});
afterAll(() => world?.close());
beforeEach(async () => {
  await world.rows('delete from send_ledger');
  await world.rows('delete from sender_health_checks');
  await world.rows('delete from suppression_list');
  await world.rows(
    `update sender_numbers set health = 'healthy', health_reason = null, quarantined_until = null, warm_up_started_on = null`,
  );
});

/** Messages that ended so, one a person, accepted at the present instant, from the number or from a mailbox. */
async function ended(
  count: number,
  state: string,
  errorCode: string | null = null,
  mailbox: string | null = null,
): Promise<void> {
  outcomes += count;
  const at = world.clock.now().toISOString();
  await world.rows(
    `with people as (
       insert into leads (team_id, id, stage, time_zones, candidate_states, zone_evidence, score, created_at, updated_at)
       select $1, id, 'new', '{}', '{}', '[]', 0, $2, $2 from unnest($3::uuid[]) as id returning id
     ), talks as (
       insert into conversations (team_id, id, lead_id, created_at, updated_at) select $1, id, id, $2, $2 from people returning id
     ), said as (
       insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, created_at, updated_at)
       select $1, id, id, id, 'outbound', 'sms', 'hello', $4::message_state, $2, $2 from talks returning id
     )
     insert into send_ledger (team_id, id, message_id, lead_id, channel, address, one_off_key, sender_number_id, sender_mailbox_id, vendor, integration_id,
       body, segments, state, due_at, attempt, error_code, submitted_at, accepted_at, created_at, updated_at)
     select $1, said.id, said.id, said.id, $8::channel, 'a', said.id::text, case when $7::uuid is null then s.id end, $7::uuid,
       s.vendor, s.integration_id, 'hello', 1, $4::message_state, $2, 1, $5, $2, $2, $2, $2
     from said, sender_numbers s where s.id = $6`,
    [
      world.session.teamId,
      at,
      Array.from({ length: count }, () => newId()),
      state,
      errorCode,
      world.senderNumberId,
      mailbox,
      mailbox === null ? 'sms' : 'email',
    ],
  );
}

const check = () => checkSenders(world.app.platform);

/** As the system sees it: people's sign-ins end when the clock is moved. */
const shown = async () => {
  const ctx = {
    teamId: world.session.teamId,
    actor: { type: 'system', name: 'test' },
    requestId: 'test',
  } as const;
  const [number] = await listSenders(world.app.platform, ctx, 'numbers');
  return number!;
};

describe('the health of a number', () => {
  it('is good while what fails is the recipients’ own fault', async () => {
    await ended(60, 'delivered');
    await ended(20, 'undelivered', '30005');
    await ended(20, 'undelivered', '30003');
    await check();
    expect((await shown()).health).toMatchObject({
      state: 'healthy',
      latest: { sent: 100, delivered: 60, failed: 0, verdict: 'healthy' },
    });
  });

  it('is quarantined when carriers filter it, gives up what waits, and is lifted by a person with a reason', async () => {
    await ended(60, 'delivered');
    await ended(25, 'undelivered', '30007');
    const person = await world.person();
    const { ledgerId } = await world.planStep(person);
    await check();
    const { health } = await shown();
    expect(health).toMatchObject({ state: 'quarantined', latest: { failed: 25, verdict: 'quarantined' } });
    expect(health.reason).toContain('25 of 85');
    expect(health.quarantinedUntil).not.toBeNull();
    // The gate holds what has no other number.
    await world.send();
    expect(await world.ledger(ledgerId)).toMatchObject({ state: 'planned', reason: 'sender_not_ready' });
    const checks = await api.query<{ senderHealthChecks: { verdict: string }[] }>(
      'query ($id: ID!) { senderHealthChecks(senderId: $id, first: 5) { verdict at since } }',
      { id: world.senderNumberId },
    );
    expect(checks.senderHealthChecks).toMatchObject([{ verdict: 'QUARANTINED' }]);
    expect(await api.liftQuarantine(world.senderNumberId, { reason: '' })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(
      await api.liftQuarantine(world.senderNumberId, { reason: 'The carrier confirmed a mistake.' }),
    ).toMatchObject({ __typename: 'SenderNumber', health: { state: 'WATCH' } });
    // As after one that ended by itself, it sends slowly at first.
    const [lifted] = await world.rows<{ today: boolean }>(
      `select warm_up_started_on = (now_at at time zone 'America/Los_Angeles')::date as today
       from sender_numbers, (values ($2::timestamptz)) as t(now_at) where id = $1`,
      [world.senderNumberId, world.clock.now().toISOString()],
    );
    expect(lifted).toEqual({ today: true });
    // Its figures begin anew: the old ones do not bring the quarantine back.
    world.clock.advance(60_000);
    await check();
    expect((await shown()).health.state).toBe('healthy');
    const audited = await world.rows<{ action: string; actor: string }>(
      `select action, actor from audit_log where action like 'sender.%' order by created_at, id`,
    );
    expect(audited).toMatchObject([
      { action: 'sender.quarantine', actor: 'system:health' },
      { action: 'sender.lift_quarantine' },
    ]);
    expect(await api.liftQuarantine(newId(), { reason: 'No such one.' })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('comes back by itself after a day, at the rate of its warm-up', async () => {
    await ended(30, 'undelivered', '30007');
    await check();
    expect((await shown()).health.state).toBe('quarantined');
    world.clock.advance(23 * 3_600_000);
    await check();
    expect((await shown()).health.state).toBe('quarantined');
    world.clock.advance(2 * 3_600_000);
    await check();
    expect(await shown()).toMatchObject({
      health: { state: 'watch', quarantinedUntil: null },
      warmUp: { day: 1 },
    });
    await check();
    expect((await shown()).health.state).toBe('healthy');
  });

  it('counts opt-outs and answers after its messages', async () => {
    await ended(80, 'delivered');
    const leads = await world.rows<{ lead_id: string }>('select lead_id from send_ledger order by id');
    world.clock.advance(60_000);
    const at = world.clock.now().toISOString();
    const gone = leads.slice(0, 30).map(({ lead_id: id }) => id);
    await world.rows(
      `insert into suppression_list (team_id, id, channel, address_hash, reason, source, lead_id, created_by, created_at)
       select $1, gen_random_uuid(), 'sms', id::text, 'opt_out', 'reply', id, 'system:test', $3 from unnest($2::uuid[]) as id`,
      [world.session.teamId, gone, at],
    );
    await world.rows(
      'update conversations set last_inbound_at = $2, last_message_at = $2 where lead_id = any($1::uuid[])',
      [leads.slice(0, 40).map(({ lead_id: id }) => id), at],
    );
    await check();
    const { health } = await shown();
    expect(health).toMatchObject({ state: 'quarantined', latest: { sent: 80, optedOut: 30, replied: 40 } });
    expect(health.reason).toContain('opted out');
  });

  it('is written down when it changes, and seldom otherwise', async () => {
    await ended(10, 'delivered');
    await check();
    await check();
    world.clock.advance(6 * 60_000);
    await check();
    expect(await world.rows('select from sender_health_checks')).toHaveLength(1);
    await ended(1, 'delivered');
    await check();
    expect(await world.rows('select from sender_health_checks')).toHaveLength(2);
    expect(outcomes).toBeGreaterThan(0);
  });
});

describe('the complaint rate of a domain', () => {
  it('warns at 0.10 % and pauses its mailboxes at 0.30 %', async () => {
    const [domain, mailbox, integration] = [newId(), newId(), newId()];
    const at = world.clock.now().toISOString();
    const { teamId } = world.session;
    await world.rows(
      `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at)
       values ($1, $2, 'sendgrid', 'disabled', 'SG', '{}', $3, $3)`,
      [teamId, integration, at],
    );
    await world.rows(
      `insert into sending_domains (team_id, id, integration_id, domain, state, created_at, updated_at)
       values ($1, $2, $3, 'mail.example.com', 'verified', $4, $4)`,
      [teamId, domain, integration, at],
    );
    await world.rows(
      `insert into sender_mailboxes (team_id, id, integration_id, vendor, domain_id, address, display_name, state, created_at, updated_at)
       values ($1, $2, $3, 'sendgrid', $4, 'ada@mail.example.com', 'Ada', 'active', $5, $5)`,
      [teamId, mailbox, integration, domain, at],
    );
    await ended(1_000, 'delivered', null, mailbox);
    world.clock.advance(60_000);
    const complain = (from: number, to: number) =>
      world.rows(
        `insert into suppression_list (team_id, id, channel, address_hash, reason, source, lead_id, created_by, created_at)
         select $1, gen_random_uuid(), 'email', lead_id::text, 'complaint', 'spam report', lead_id, 'system:test', $2
         from send_ledger where sender_mailbox_id = $3 order by id limit $5 offset $4`,
        [teamId, world.clock.now().toISOString(), mailbox, from, to - from],
      );
    const state = async () =>
      (
        await world.rows<{ health: string; health_reason: string | null }>(
          'select health, health_reason from sender_mailboxes',
        )
      )[0]!;
    await check();
    expect(await state()).toMatchObject({ health: 'healthy' });
    await complain(0, 1);
    await check();
    expect(await state()).toMatchObject({ health: 'watch' });
    await complain(1, 3);
    await check();
    const paused = await state();
    expect(paused.health).toBe('quarantined');
    expect(paused.health_reason).toContain('0.30 %');
    const ctx = { teamId, actor: { type: 'system', name: 'test' }, requestId: 'test' } as const;
    const [shownDomain] = await listSenders(world.app.platform, ctx, 'domains');
    expect(shownDomain?.complaintRate).toBeCloseTo(0.003);
    // Lifted, it is judged by what comes after.
    await world.rows(`update sender_mailboxes set health = 'watch', quarantined_until = $1`, [
      world.clock.now().toISOString(),
    ]);
    world.clock.advance(60_000);
    await check();
    expect(await state()).toMatchObject({ health: 'healthy' });
  });
});
