import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrollAudience } from '../../src/modules/campaigns/engine/enroll-audience.js';
import { planCampaign } from '../../src/modules/campaigns/engine/plan-campaign.js';
import { scoreForecasts } from '../../src/modules/campaigns/forecast/score-forecast.js';
import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';
import { addPeople, type PersonInput } from '../messaging/people.js';

const NOON = '2026-11-18T17:00:00.000Z';
const DAY = 86_400_000;

interface Reason {
  reason: string;
  count: number;
}
interface Forecast {
  audience: number;
  eligible: number;
  held: number;
  excluded: Reason[];
  holds: Reason[];
  hourly: { hour: string; sender: string; count: number }[];
  segments: number;
  emails: number;
  costMicros: number;
  startsAt: string | null;
  finishesAt: string | null;
  bySender: {
    sender: { address: string };
    messages: number;
    dailyCap: number | null;
    limitedBy: string | null;
    perDay: { day: string; count: number }[];
  }[];
  bySteps: { key: string; type: string; messages: number; segments: number }[];
  assumptions: { name: string; value: number; source: string }[];
  computedAt: string;
}
interface Stored {
  campaignVersion: number;
  launchedAt: string | null;
  forecast: { segments: number };
  score: {
    points: number;
    parts: { name: string; forecast: number | null; actual: number | null; points: number }[];
  } | null;
}

const FIELDS = `audience eligible held excluded { reason count } holds { reason count } hourly { hour sender count } segments emails costMicros
  startsAt finishesAt bySender { sender { address } messages dailyCap limitedBy perDay { day count } } bySteps { key type messages segments }
  assumptions { name value source } computedAt`;

let world: EngineWorld;
let made = 0;
beforeAll(async () => {
  world = await engineWorld(NOON);
});
afterAll(() => world?.close());
beforeEach(async () => {
  world.clock.set(NOON);
  await world.rows(`update sender_numbers set segments_per_second = 1000, daily_cap = null`);
});

const sms = (body: string, days = 0) => ({ type: 'SMS', body, delay: { amount: days, unit: 'DAYS' } });

async function campaign(people: PersonInput[], steps: object[], more: object = {}): Promise<string> {
  const tag = `forecast-${(made += 1)}`;
  await addPeople(
    world.app.platform.database,
    world.session.teamId,
    world.clock.now(),
    people.map((person, index) => ({ phone: `+1646${7_000_000 + made * 2_000 + index}`, ...person, tag })),
  );
  const { createCampaign } = await world.app.data<{ createCampaign: { id: string; message?: string } }>(
    `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on Campaign { id } ... on UserError { message } } }`,
    { input: { name: tag, filter: { tags: [tag] }, steps, ...more } },
    world.session.token,
  );
  expect(createCampaign.message).toBeUndefined();
  return createCampaign.id;
}

const many = (count: number, person: PersonInput = {}) => Array.from({ length: count }, () => person);

async function forecast(id: string): Promise<Forecast> {
  const { campaignForecast } = await world.app.data<{ campaignForecast: Forecast }>(
    `query ($id: ID!) { campaignForecast(id: $id) { ${FIELDS} } }`,
    { id },
    world.session.token,
  );
  return campaignForecast;
}

async function stored(id: string): Promise<{
  forecasts: Stored[];
  campaign: {
    launchForecast: Stored | null;
    bySender: { sender: { address: string }; counts: { sent: number } }[];
  };
}> {
  const one = `campaignVersion launchedAt forecast { segments } score { points parts { name forecast actual points } }`;
  return world.app.data(
    `query ($id: ID!) { forecasts(campaignId: $id) { ${one} } campaign(id: $id) { launchForecast { ${one} } bySender { sender { address } counts { sent } } } }`,
    { id },
    world.session.token,
  );
}

const launch = (id: string) =>
  world.app.data(
    `mutation ($id: ID!) { launchCampaign(id: $id) { ... on Campaign { state } ... on UserError { message } } }`,
    { id },
    world.session.token,
  );

describe('a forecast', () => {
  it('says who is left out, who waits, when messages leave, from whom, and what they cost', async () => {
    const id = await campaign(
      [
        ...many(5),
        ...many(2, { consent: false }),
        ...many(1, { zones: [], states: [] }),
        ...many(1, { firstName: null }),
        ...many(3, { zones: ['America/Los_Angeles'], states: ['CA'] }),
      ],
      [sms('Hi {{firstName}}, are you open to an offer?')],
    );
    const seen = await forecast(id);
    expect(seen).toMatchObject({
      audience: 12,
      eligible: 8,
      held: 2,
      excluded: [{ reason: 'no_consent', count: 2 }],
      segments: 8,
      emails: 0,
      costMicros: 8 * 11_300,
      startsAt: NOON,
      bySteps: [{ type: 'SMS', messages: 8, segments: 8 }],
      bySender: [
        {
          sender: { address: '+13055550163' },
          messages: 8,
          dailyCap: null,
          limitedBy: null,
          perDay: [{ day: '2026-11-18', count: 8 }],
        },
      ],
    });
    expect(seen.holds.map(({ reason }) => reason).toSorted()).toEqual(['missing_value', 'unknown_location']);
    // Five in New York at noon; three in California when it opens there, at ten.
    expect(seen.hourly).toEqual([
      { hour: '2026-11-18T17:00:00.000Z', sender: '+13055550163', count: 5 },
      { hour: '2026-11-18T18:00:00.000Z', sender: '+13055550163', count: 3 },
    ]);
  });

  it('keeps to rates and daily caps, and says what limits a sender', async () => {
    const id = await campaign(many(60), [sms('Hello {{firstName|there}}')]);
    await world.rows(`update sender_numbers set segments_per_second = 0.01`);
    const slow = await forecast(id);
    // A hundred seconds each, from noon on.
    expect(slow.hourly.map(({ count }) => count)).toEqual([36, 24]);
    expect(Date.parse(slow.finishesAt!)).toBe(Date.parse(NOON) + 59 * 100_000);
    expect(slow.bySender[0]?.limitedBy).toContain('rate');
    await world.rows(`update sender_numbers set segments_per_second = 1000, daily_cap = 25`);
    const capped = await forecast(id);
    expect(capped.bySender[0]).toMatchObject({
      dailyCap: 25,
      perDay: [
        { day: '2026-11-18', count: 25 },
        { day: '2026-11-19', count: 25 },
        { day: '2026-11-20', count: 10 },
      ],
    });
    expect(capped.bySender[0]?.limitedBy).toContain('daily limit');
  });

  it('expects fewer people at later steps, and says what it assumes', async () => {
    const id = await campaign(many(100), [sms('One {{firstName|there}}'), sms('Two', 2), sms('Three', 2)]);
    const seen = await forecast(id);
    expect(seen.bySteps.map(({ messages }) => messages)).toEqual([100, 93, 86]);
    expect(seen.assumptions.map(({ name, value }) => [name, value]).slice(0, 2)).toEqual([
      ['reply_rate', 0.05],
      ['opt_out_rate', 0.02],
    ]);
    expect(seen.assumptions[0]?.source).toContain('House figure');
    const noExit = await campaign(many(100), [sms('One {{firstName|there}}'), sms('Two', 2)], {
      exitConditions: [],
    });
    expect((await forecast(noExit)).bySteps.map(({ messages }) => messages)).toEqual([100, 98]);
  });

  it('sends a branch on answers both ways, each by its share', async () => {
    const id = await campaign(
      many(100),
      [
        { ...sms('One {{firstName|there}}'), key: 'one' },
        { type: 'WAIT', key: 'wait', delay: { amount: 1, unit: 'DAYS' } },
        { type: 'BRANCH', key: 'asked', config: { condition: { kind: 'replied' }, yes: 'warm', no: 'cold' } },
        { ...sms('Warm'), key: 'warm', config: { next: null } },
        { ...sms('Cold'), key: 'cold' },
      ],
      { exitConditions: ['BOUNCE'] },
    );
    const steps = Object.fromEntries(
      (await forecast(id)).bySteps.map(({ key, messages }) => [key, messages]),
    );
    expect(steps).toMatchObject({ one: 100, warm: 5, cold: 93 });
  });

  it('is made once for the same campaign, settings and audience, and anew when one of them changes', async () => {
    const id = await campaign(many(3), [sms('Hello {{firstName|there}}')]);
    const first = await forecast(id);
    world.clock.advance(60_000);
    expect(await forecast(id)).toEqual(first);
    expect((await stored(id)).forecasts).toHaveLength(1);
    await world.rows(`update team_settings set brand_name = 'Another Name'`);
    expect((await forecast(id)).computedAt).not.toBe(first.computedAt);
    const [lead] = await world.rows<{ id: string }>(
      'select id from leads order by created_at desc, id desc limit 1',
    );
    await world.rows(`update leads set first_name = 'Ann', updated_at = $2 where id = $1`, [
      lead!.id,
      world.clock.now().toISOString(),
    ]);
    await forecast(id);
    expect((await stored(id)).forecasts).toHaveLength(3);
  });

  it('does not find another team’s campaign', async () => {
    const id = await campaign(many(1), [sms('Hello')]);
    const other = await world.app.signUp('Other');
    const answer = await world.app.graphql(
      `query ($id: ID!) { campaignForecast(id: $id) { audience } }`,
      { id },
      other.token,
    );
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const list = await world.app.data<{ forecasts: unknown[] }>(
      `query ($id: ID!) { forecasts(campaignId: $id) { id } }`,
      { id },
      other.token,
    );
    expect(list.forecasts).toEqual([]);
  });

  it('of an empty campaign is empty', async () => {
    const id = await campaign([], []);
    expect(await forecast(id)).toMatchObject({
      audience: 0,
      eligible: 0,
      segments: 0,
      hourly: [],
      startsAt: null,
      bySteps: [],
    });
  });
});

describe('a launch', () => {
  it('is held against the forecast of its version, which is scored when the run has ended', async () => {
    const id = await campaign(
      [...many(6), ...many(2, { consent: false })],
      [sms('Hello {{firstName|there}}')],
    );
    await launch(id);
    const { forecasts, campaign: running } = await stored(id);
    expect(forecasts).toHaveLength(1);
    expect(running.launchForecast).toMatchObject({
      campaignVersion: 1,
      launchedAt: NOON,
      forecast: { segments: 6 },
      score: null,
    });
    await scoreForecasts(world.app.platform);
    expect((await stored(id)).campaign.launchForecast?.score).toBeNull();
    // Who runs it already would be left out of a forecast that is made now.
    expect(await forecast(id)).toMatchObject({ audience: 8, eligible: 6, segments: 6 });

    const { platform } = world.app;
    const of = { teamId: world.session.teamId, campaignId: id };
    await enrollAudience(platform, of);
    await planCampaign(platform, of);
    await world.send();
    await world.rows(`update campaigns set state = 'completed', completed_at = $2 where id = $1`, [id, NOON]);
    await scoreForecasts(platform);
    const scored = await stored(id);
    const score = scored.campaign.launchForecast?.score;
    expect(score?.points).toBe(100);
    expect(
      Object.fromEntries(score!.parts.map(({ name, forecast: before, actual }) => [name, [before, actual]])),
    ).toEqual({
      messages: [6, 6],
      segments: [6, 6],
      cost: [67_800, 67_800],
      reasons: [2, 2],
      finish: [0, 0],
    });
    expect(scored.campaign.bySender).toMatchObject([
      { sender: { address: '+13055550163' }, counts: { sent: 6 } },
    ]);
  });

  it('is scored once a day while it runs, against what was expected by then', async () => {
    const id = await campaign(many(4), [sms('Hello {{firstName|there}}'), sms('Again', 3)]);
    await launch(id);
    const { platform } = world.app;
    const of = { teamId: world.session.teamId, campaignId: id };
    await enrollAudience(platform, of);
    await planCampaign(platform, of);
    await world.send();
    world.clock.advance(DAY + 1_000);
    await scoreForecasts(platform);
    world.clock.set(NOON);
    const score = (await stored(id)).campaign.launchForecast?.score;
    expect(score?.parts.find(({ name }) => name === 'messages')).toMatchObject({
      forecast: 4,
      actual: 4,
      points: 100,
    });
    expect(score?.parts.map(({ name }) => name)).not.toContain('finish');
  });
});
