import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { watchCanary } from '../../src/modules/campaigns/canary/watch-canaries.js';
import { enrollAudience } from '../../src/modules/campaigns/engine/enroll-audience.js';
import { planCampaign } from '../../src/modules/campaigns/engine/plan-campaign.js';
import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';
import { addPeople } from '../messaging/people.js';

const NOON = '2026-11-18T17:00:00.000Z';

interface Canary {
  size: number | null;
  state: string;
  reason: string | null;
  releasedBy: string | null;
  releasedAt: string | null;
  written: number;
  sent: number;
  delivered: number;
  failed: number;
  optedOut: number;
  replied: number;
  waiting: number;
}

let world: EngineWorld;
let made = 0;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());
beforeEach(() => world.clock.set(NOON));

const CANARY = `canary { size state reason releasedBy releasedAt written sent delivered failed optedOut replied waiting }`;

const TEXT = { type: 'SMS', body: 'Hello {{firstName|there}}' };

/** Launch a campaign of one text to this many people, with this many first, and enroll them. */
async function launched(
  people: number,
  canarySize: number | null,
  steps: object[] = [TEXT],
): Promise<string> {
  const tag = `group-${(made += 1)}`;
  await addPeople(
    world.app.platform.database,
    world.session.teamId,
    world.clock.now(),
    Array.from({ length: people }, (_, i) => ({ tag, phone: `+1646${7_000_000 + made * 1_000 + i}` })),
  );
  const input = {
    name: tag,
    filter: { tags: [tag] },
    steps,
  };
  const { createCampaign } = await world.app.data<{ createCampaign: { id: string } }>(
    `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on Campaign { id } ... on UserError { message } } }`,
    { input },
    world.session.token,
  );
  const { launchCampaign } = await world.app.data<{ launchCampaign: { state?: string; message?: string } }>(
    `mutation ($id: ID!, $input: LaunchCampaignInput) { launchCampaign(id: $id, input: $input) { ... on Campaign { state } ... on UserError { message } } }`,
    { id: createCampaign.id, input: canarySize === null ? null : { canarySize } },
    world.session.token,
  );
  expect(launchCampaign).toEqual({ state: 'ACTIVE' });
  await enrollAudience(world.app.platform, { teamId: world.session.teamId, campaignId: createCampaign.id });
  await planCampaign(world.app.platform, { teamId: world.session.teamId, campaignId: createCampaign.id });
  return createCampaign.id;
}

/** The sign-in of the suite lasts a quarter of an hour: questions are asked at noon. */
async function atNoon<T>(ask: () => Promise<T>): Promise<T> {
  const now = world.clock.now().toISOString();
  world.clock.set(NOON);
  try {
    return await ask();
  } finally {
    world.clock.set(now);
  }
}

async function canary(id: string): Promise<Canary> {
  const { campaign } = await atNoon(() =>
    world.app.data<{ campaign: { canary: Canary } }>(
      `query ($id: ID!) { campaign(id: $id) { ${CANARY} } }`,
      { id },
      world.session.token,
    ),
  );
  return campaign.canary;
}

const watch = (id: string) => watchCanary(world.app.platform, world.session.teamId, id);

async function decide(field: 'releaseCanary' | 'stopCanary', id: string) {
  const answer = await atNoon(() =>
    world.app.data<Record<string, { canary?: Canary; code?: string }>>(
      `mutation ($id: ID!) { ${field}(id: $id) { ... on Campaign { ${CANARY} } ... on UserError { code } } }`,
      { id },
      world.session.token,
    ),
  );
  return answer[field]!;
}

/** What the carrier did with the messages so far: so many delivered, so many failed. */
async function carrier(id: string, delivered: number, failed = 0): Promise<void> {
  await world.rows(
    `with ranked as (select id, row_number() over (order by id) as n from send_ledger where campaign_id = $1)
     update send_ledger l set accepted_at = $2, state = case when r.n <= $3 then 'delivered' else 'undelivered' end::message_state
     from ranked r where r.id = l.id and r.n <= $4`,
    [id, world.clock.now().toISOString(), delivered, delivered + failed],
  );
}

const runs = async (id: string) =>
  Object.fromEntries(
    (
      await world.rows<{ key: string; count: number }>(
        `select state || case when canary then ' canary' else '' end as key, count(*)::int as count from enrollments where campaign_id = $1 group by 1`,
        [id],
      )
    ).map(({ key, count }) => [key, count]),
  );

describe('a canary launch', () => {
  it('starts the first runs only, and the planner leaves the rest alone', async () => {
    const id = await launched(60, 20);
    expect(await runs(id)).toEqual({ 'active canary': 20, pending: 40 });
    expect(await world.rows('select from send_ledger where campaign_id = $1', [id])).toHaveLength(20);
    await watch(id);
    expect(await canary(id)).toMatchObject({
      size: 20,
      state: 'RUNNING',
      waiting: 40,
      sent: 0,
      reason: '0 of 20 first messages are out.',
    });
  });

  it('holds while figures are awaited, and releases the rest by good ones', async () => {
    const id = await launched(60, 20);
    await carrier(id, 20);
    await watch(id);
    expect(await canary(id)).toMatchObject({ state: 'HOLDING', sent: 20, delivered: 20, waiting: 40 });
    world.clock.advance(30 * 60_000 - 1);
    await watch(id);
    expect((await canary(id)).state).toBe('HOLDING');
    world.clock.advance(1);
    await watch(id);
    const released = await canary(id);
    expect(released).toMatchObject({ state: 'RELEASED', releasedBy: 'Health check', waiting: 0 });
    expect(released.reason).toContain('0 of 20 opted out');
    expect(await runs(id)).toEqual({ 'active canary': 20, active: 40 });
    await planCampaign(world.app.platform, { teamId: world.session.teamId, campaignId: id });
    expect(await world.rows('select from send_ledger where campaign_id = $1', [id])).toHaveLength(60);
    // A second look changes nothing.
    await watch(id);
    expect(await canary(id)).toEqual(released);
  });

  it('holds at harm and says which, until a person decides', async () => {
    const id = await launched(40, 20);
    await carrier(id, 13, 7);
    await watch(id);
    const held = await canary(id);
    expect(held).toMatchObject({ state: 'HOLDING', failed: 7, delivered: 13, waiting: 20 });
    expect(held.reason).toMatch(/^7 of 20 messages were not delivered \(35\.0 %/);
    world.clock.advance(3 * 3_600_000);
    await watch(id);
    expect((await canary(id)).state).toBe('HOLDING');
    const audit = await world.rows('select actor from audit_log where action = $1 and subject_id = $2', [
      'campaign.hold_canary',
      id,
    ]);
    expect(audit).toEqual([{ actor: 'system:health' }]);
  });

  it('counts opt-outs of its own runs', async () => {
    const id = await launched(40, 20);
    await carrier(id, 20);
    await world.rows(
      `update enrollments set state = 'opted_out' where id in (select id from enrollments where campaign_id = $1 and canary limit 4)`,
      [id],
    );
    world.clock.advance(31 * 60_000);
    await watch(id);
    const held = await canary(id);
    expect(held).toMatchObject({ state: 'HOLDING', optedOut: 4 });
    expect(held.reason).toContain('people opted out');
  });

  it('counts leads and messages apart once a second step is out', async () => {
    const again = { ...TEXT, delay: { amount: 0, unit: 'MINUTES' } };
    const id = await launched(20, 5, [TEXT, again]);
    await carrier(id, 5);
    await world.rows('update enrollments set next_due_at = $2 where campaign_id = $1 and canary', [
      id,
      world.clock.now().toISOString(),
    ]);
    await planCampaign(world.app.platform, { teamId: world.session.teamId, campaignId: id });
    await carrier(id, 10);
    await watch(id);
    expect(await canary(id)).toMatchObject({ state: 'HOLDING', written: 5, sent: 10, delivered: 10 });
    world.clock.advance(31 * 60_000);
    await watch(id);
    const shown = await canary(id);
    expect(shown.reason).toMatch(/^10 messages to 5 people are too few/);
  });

  it('has minutes where all runs of a campaign are changed at once: a hundred thousand take ten seconds', async () => {
    // Archiving is not among them: it ends runs some hundred at a time.
    const [released, stopped, watched] = [
      await launched(30, 20),
      await launched(30, 20),
      await launched(60, 20),
    ];
    await carrier(watched!, 20);
    world.clock.advance(31 * 60_000);
    const owner = new pg.Client({ connectionString: world.app.database.ownerUrl });
    await owner.connect();
    await owner.query(`create function wants_minutes() returns trigger language plpgsql as $$ begin
      if current_setting('statement_timeout')::interval < '5 min' then raise exception 'cut short'; end if; return null; end $$`);
    await owner.query(
      'create trigger wants_minutes after update on enrollments for each statement execute function wants_minutes()',
    );
    try {
      expect(await decide('releaseCanary', released!)).toMatchObject({ canary: { state: 'RELEASED' } });
      expect(await decide('stopCanary', stopped!)).toMatchObject({ canary: { state: 'STOPPED' } });
      await watch(watched!);
      expect(await canary(watched!)).toMatchObject({ state: 'RELEASED' });
    } finally {
      await owner.query('drop function wants_minutes cascade');
      await owner.end();
    }
  });

  it('goes on by a person, once', async () => {
    const id = await launched(30, 5);
    expect(await decide('releaseCanary', id)).toMatchObject({
      canary: { state: 'RELEASED', releasedBy: 'Ada Example', waiting: 0 },
    });
    expect(await runs(id)).toEqual({ 'active canary': 5, active: 25 });
    expect(await decide('releaseCanary', id)).toMatchObject({ code: 'no_canary' });
    expect(await decide('stopCanary', id)).toMatchObject({ code: 'no_canary' });
  });

  it('gives up the rest by a person; the first runs go on', async () => {
    const id = await launched(30, 5);
    expect(await decide('stopCanary', id)).toMatchObject({ canary: { state: 'STOPPED', waiting: 0 } });
    expect(await runs(id)).toEqual({ 'active canary': 5, finished: 25 });
    await watch(id);
    expect((await canary(id)).state).toBe('STOPPED');
  });

  it('is no canary where the audience is smaller, or where nothing was kept back', async () => {
    const small = await launched(8, 20);
    await watch(small);
    expect(await canary(small)).toMatchObject({ state: 'RELEASED', size: 20, waiting: 0 });
    const all = await launched(8, null);
    expect(await canary(all)).toMatchObject({ state: 'NONE', size: null });
    expect(await decide('releaseCanary', all)).toMatchObject({ code: 'no_canary' });
  });

  it('waits while the campaign is paused, and ends with it', async () => {
    const id = await launched(30, 20);
    await world.app.data(
      `mutation ($id: ID!) { pauseCampaign(id: $id) { __typename } }`,
      { id },
      world.session.token,
    );
    await carrier(id, 20);
    world.clock.advance(3_600_000);
    await watch(id);
    expect((await canary(id)).state).toBe('RUNNING');
    world.clock.set(NOON);
    await world.app.data(
      `mutation ($id: ID!) { archiveCampaign(id: $id) { __typename } }`,
      { id },
      world.session.token,
    );
    expect(await decide('releaseCanary', id)).toMatchObject({ code: 'wrong_state' });
    expect((await runs(id))['pending']).toBeUndefined();
  });

  it('refuses a canary of nobody', async () => {
    const { createCampaign } = await world.app.data<{ createCampaign: { id: string } }>(
      `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on Campaign { id } } }`,
      { input: { name: 'none', filter: {}, steps: [{ type: 'SMS', body: 'Hello' }] } },
      world.session.token,
    );
    const { launchCampaign } = await world.app.data<{ launchCampaign: { problems: { code: string }[] } }>(
      `mutation ($id: ID!) { launchCampaign(id: $id, input: { canarySize: 0 }) { ... on CampaignNotReady { problems { code } } } }`,
      { id: createCampaign.id },
      world.session.token,
    );
    expect(launchCampaign.problems.map(({ code }) => code)).toContain('canary_size');
  });
});
