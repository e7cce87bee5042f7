import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId, type SealedCredentials } from '@og/db';
import { archiveCampaign } from '../../src/modules/campaigns/change-state.js';
import { endArchived, endInTurns, endLeftOver } from '../../src/modules/campaigns/end-archived.js';
import { credentialsContext, type SealedTwilio } from '../../src/modules/integrations/index.js';
import { planSends } from '../../src/modules/messaging/index.js';
import type { Ctx } from '../../src/platform/ctx.js';
import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';
import { addPeople } from '../messaging/people.js';
import { sign, someSid } from '../webhooks/twilio-world.js';
import { waitingForLock } from '../support/waiting-for-lock.js';

const NOON = '2026-11-18T17:00:00.000Z';
let world: EngineWorld;
let ctx: Ctx;
beforeAll(async () => {
  world = await engineWorld(NOON);
  const { teamId, userId } = world.session;
  ctx = { teamId, actor: { type: 'user', userId, role: 'owner', sessionId: userId }, requestId: 'test' };
});
afterAll(() => world?.close());

/** A campaign with one run and one send that is due in an hour. */
const campaign = async () => {
  const step = await world.planStep(await world.person(), { dueAt: new Date(Date.parse(NOON) + 3_600_000) });
  const [row] = await world.rows<{ id: string }>('select campaign_id as id from send_ledger where id = $1', [
    step.ledgerId,
  ]);
  return { id: row!.id, ledgerId: step.ledgerId };
};
const runs = async (id: string) =>
  (await world.rows<{ state: string }>('select state from enrollments where campaign_id = $1', [id])).map(
    ({ state }) => state,
  );

it('ends many runs without keeping the other campaigns of the team from sending', async () => {
  const ended = await campaign();
  const other = await world.planStep(await world.person());
  const { database } = world.app.platform;
  const { teamId } = world.session;
  let answer: Promise<{ __typename: string }> | undefined;
  await database.withTeam(teamId, async (tx) => {
    // Its runs cannot be ended yet.
    await tx.client.query('select from enrollments where campaign_id = $1 for update', [ended.id]);
    answer = archiveCampaign(world.app.platform, ctx, ended.id);
    await waitingForLock(database);
    await world.send();
    expect(['accepted', 'sent', 'delivered']).toContain((await world.ledger(other.ledgerId)).state);
  });
  expect(await answer).toMatchObject({ __typename: 'Campaign', state: 'archived' });
  expect(await runs(ended.id)).toEqual(['finished']);
  expect(await world.ledger(ended.ledgerId)).toMatchObject({
    state: 'canceled',
    reason: 'campaign_archived',
  });
});

it('ends what a process that died has left, once nobody else can be at it', async () => {
  const left = await campaign();
  await world.rows(`update campaigns set state = 'archived', updated_at = $2 where id = $1`, [left.id, NOON]);
  await endLeftOver(world.app.platform);
  expect(await runs(left.id)).toEqual(['active']);
  world.clock.advance(16 * 60_000);
  await endLeftOver(world.app.platform);
  expect(await runs(left.id)).toEqual(['finished']);
  expect((await world.ledger(left.ledgerId)).state).toBe('canceled');
});

let nextPhone = 6_000_000;

interface Run {
  id: string;
  leadId: string;
  phone: string;
  ledgerId: string;
}

/** A campaign that takes more than one transaction to end: runs in the order of their ids, each with a send that is due. */
async function manyRuns(count = 501): Promise<{ id: string; runs: Run[] }> {
  const { app, clock, session, senderNumberId } = world;
  const { teamId } = session;
  const { id, ledgerId } = await campaign();
  const people = await addPeople(
    app.platform.database,
    teamId,
    clock.now(),
    Array.from({ length: count }, () => ({ phone: `+1718${nextPhone++}` })),
  );
  const [step] = await world.rows<{ step_id: string }>('select step_id from send_ledger where id = $1', [
    ledgerId,
  ]);
  const ids = people.map(() => newId());
  await world.rows(
    `insert into enrollments (team_id, id, campaign_id, lead_id, sequence_version_id, state, step_position, phone, created_at, updated_at)
     select e.team_id, n.id, e.campaign_id, n.lead_id, e.sequence_version_id, 'active', 1, n.phone, e.created_at, e.updated_at
     from enrollments e, unnest($2::uuid[], $3::uuid[], $4::text[]) as n(id, lead_id, phone) where e.campaign_id = $1`,
    [id, ids, people.map((person) => person.id), people.map((person) => person.phone)],
  );
  await app.platform.database.withTeam(teamId, (tx) =>
    planSends(
      tx,
      clock.now(),
      people.map((person, index) => ({
        leadId: person.id,
        channel: 'sms' as const,
        address: person.phone,
        body: "Ada Example's team: hello. Reply STOP to opt out.",
        segments: 1,
        senderNumberId,
        dueAt: clock.now(),
        campaignId: id,
        enrollmentId: ids[index]!,
        stepId: step!.step_id,
      })),
    ),
  );
  return {
    id,
    runs: await world.rows<Run>(
      `select e.id, e.lead_id as "leadId", e.phone, l.id as "ledgerId" from enrollments e
         join send_ledger l on l.team_id = e.team_id and l.enrollment_id = e.id where e.campaign_id = $1 order by e.id`,
      [id],
    ),
  };
}

/** A text that the carrier brings to the number of this team. */
async function text(from: string, body: string): Promise<Response> {
  const { platform, url } = world.app;
  const [ours] = await world.rows<{
    id: string;
    team: string;
    phone: string;
    credentials: SealedCredentials;
  }>(
    'select i.id, i.team_id as team, n.phone, i.credentials from sender_numbers n join integrations i on i.id = n.integration_id where n.id = $1',
    [world.senderNumberId],
  );
  const { accountSid, authToken } = platform.vault.open<SealedTwilio>(
    ours!.credentials,
    credentialsContext(ours!.team, ours!.id),
  );
  const path = `/api/webhooks/twilio/${ours!.id}/sms`;
  const params = { MessageSid: someSid(), AccountSid: accountSid, From: from, To: ours!.phone, Body: body };
  return fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': sign(authToken, url + path, params),
    },
    body: new URLSearchParams(params).toString(),
  });
}

const statesOf = async (campaignId: string) => ({
  runs: [...new Set(await runs(campaignId))].toSorted(),
  sends: (
    await world.rows<{ state: string }>(
      'select distinct state::text from send_ledger where campaign_id = $1 order by state',
      [campaignId],
    )
  ).map(({ state }) => state),
});

it('holds up no opt-out while many runs end, and lets none of their sends leave after the press', async () => {
  const { id, runs: all } = await manyRuns();
  const [first, [due, stopping]] = [all[0]!, all.slice(-2) as [Run, Run]];
  const { database } = world.app.platform;
  // Only these two are due now: what is not ended yet when they are looked at.
  await world.rows(
    `update send_ledger set due_at = due_at + interval '1 hour' where campaign_id = $1 and id <> all($2)`,
    [id, [due.ledgerId, stopping.ledgerId]],
  );
  let answer: ReturnType<typeof archiveCampaign> | undefined;
  await database.withTeam(world.session.teamId, async (tx) => {
    // The first hundreds cannot be ended yet.
    await tx.client.query('select from enrollments where id = $1 for update', [first.id]);
    answer = archiveCampaign(world.app.platform, ctx, id);
    await waitingForLock(database);
    expect((await text(stopping.phone, 'STOP')).status).toBe(200);
    expect(await world.ledger(stopping.ledgerId)).toMatchObject({ state: 'suppressed' });
    await world.send();
    expect(await world.ledger(due.ledgerId)).toMatchObject({
      state: 'canceled',
      reason: 'campaign_over',
      provider_id: null,
    });
  });
  expect(await answer).toMatchObject({ __typename: 'Campaign', state: 'archived' });
  expect(await statesOf(id)).toEqual({
    runs: ['failed', 'finished', 'opted_out'],
    sends: ['canceled', 'suppressed'],
  });
});

it('a process that dies between two batches loses nothing: none of the rest leaves, and it is ended after all', async () => {
  const { id, runs: all } = await manyRuns();
  const { platform } = world.app;
  const { database } = platform;
  await world.rows(`update campaigns set state = 'archived', updated_at = $2 where id = $1`, [
    id,
    world.clock.now().toISOString(),
  ]);
  let batches = 0;
  const dying = new Proxy(database, {
    get: (target, name) =>
      name === 'withTeam'
        ? async (...given: Parameters<typeof database.withTeam>) => {
            if (!given[2]?.readOnly && batches++ === 1) throw new Error('The process has died.');
            return target.withTeam(...given);
          }
        : Reflect.get(target, name),
  });
  await expect(endArchived({ ...platform, database: dying }, world.session.teamId, id)).rejects.toThrow(
    'died',
  );
  expect(await statesOf(id)).toEqual({
    runs: expect.arrayContaining(['active', 'finished']),
    sends: expect.arrayContaining(['canceled', 'ready']),
  });
  for (let n = 0; n < 3; n++) await world.send();
  const sent = `select count(*)::int as count from send_ledger where campaign_id = $1 and provider_id is not null`;
  expect(await world.rows(sent, [id])).toEqual([{ count: 0 }]);
  world.clock.advance(2 * 60_000);
  await endLeftOver(platform);
  expect(await statesOf(id)).toEqual({
    runs: expect.not.arrayContaining(['active']),
    sends: ['canceled'],
  });
  expect(all.length).toBeGreaterThan(500);
});

it('stops what is pending of a run that has ended, too', async () => {
  const left = await campaign();
  await world.rows(`update campaigns set state = 'archived', updated_at = $2 where id = $1`, [
    left.id,
    world.clock.now().toISOString(),
  ]);
  await world.rows(`update enrollments set state = 'finished' where campaign_id = $1`, [left.id]);
  world.clock.advance(2 * 60_000);
  await endLeftOver(world.app.platform);
  expect((await world.ledger(left.ledgerId)).state).toBe('canceled');
});

it('answers before all runs of a large campaign have ended, and a job ends the others in turns', async () => {
  const { id } = await manyRuns(2_100);
  const { platform } = world.app;
  const asked: unknown[] = [];
  const outbox = new Proxy(platform.outbox, {
    get: (target, name) =>
      name === 'job'
        ? (_tx: unknown, _now: Date, ...job: unknown[]) => Promise.resolve(asked.push(job))
        : Reflect.get(target, name),
  });
  const deps = { ...platform, outbox };
  const job = ['campaign/end-archived', { campaignId: id }];
  expect(await archiveCampaign(deps, ctx, id)).toMatchObject({ __typename: 'Campaign', state: 'archived' });
  expect((await statesOf(id)).runs).toEqual(['active', 'finished']);
  expect(asked).toEqual([job]);
  // A turn may be too short for the rest, too: then it asks for another.
  await endInTurns(deps, { teamId: ctx.teamId, campaignId: id }, 0);
  expect(asked).toEqual([job, job]);
  await endInTurns(deps, { teamId: ctx.teamId, campaignId: id });
  expect(asked).toHaveLength(2);
  expect(await statesOf(id)).toEqual({ runs: ['finished'], sends: ['canceled'] });
});
