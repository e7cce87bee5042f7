import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCampaign } from '../../src/modules/campaigns/create-campaign.js';
import { launchCampaign } from '../../src/modules/campaigns/launch-campaign.js';
import { enrollAudience } from '../../src/modules/campaigns/engine/enroll-audience.js';
import { planCampaign } from '../../src/modules/campaigns/engine/plan-campaign.js';
import { audiencePages } from '../../src/modules/campaigns/forecast/audience-pages.js';
import { computeForecast } from '../../src/modules/campaigns/forecast/compute-forecast.js';
import { readSetUp, type ForecastDeps } from '../../src/modules/campaigns/forecast/set-up.js';
import { AudienceWalk } from '../../src/modules/campaigns/forecast/walk-audience.js';
import { engineWorld, type EngineWorld } from '../messaging/engine-world.js';
import { addPeople } from '../messaging/people.js';
import { registerNumbers } from '../support/registration.js';
import type { Ctx } from '../../src/platform/ctx.js';

/** Random campaigns with random people: how many, and from which seed. FORECAST_CASES asks for more. */
const CASES = Number(process.env['FORECAST_CASES'] ?? 6);
const SEED = Number(process.env['FORECAST_SEED'] ?? 20_261_122);
const DAY = 86_400_000;

let world: EngineWorld;
let ctx: Ctx;
let deps: ForecastDeps;
beforeAll(async () => {
  world = await engineWorld('2026-01-05T17:00:00.000Z');
  const { token, teamId, userId } = world.session;
  for (const phone of ['+13055550164', '+13055550165'])
    await world.app.data(
      `mutation ($input: AddSenderNumberInput!) { addSenderNumber(input: $input) { __typename } }`,
      { input: { vendor: 'TWILIO', phone } },
      token,
    );
  await registerNumbers(world.app, token);
  ctx = { teamId, actor: { type: 'user', userId, role: 'owner', sessionId: userId }, requestId: 'test' };
  deps = world.app.platform;
});
afterAll(() => world?.close());

const PLACES = [
  { zones: ['America/New_York'], states: ['NY'] },
  { zones: ['America/New_York'], states: ['FL'] },
  { zones: ['America/Chicago', 'America/New_York'], states: ['FL'] },
  { zones: ['America/Chicago'], states: ['AL'] },
  { zones: ['America/Los_Angeles'], states: ['CA'] },
  { zones: ['America/Boise', 'America/Los_Angeles'], states: ['ID'] },
  { zones: ['America/New_York'], states: ['RI'] },
  { zones: ['Pacific/Honolulu'], states: ['HI'] },
  { zones: [], states: [] },
];
const BODIES = [
  'Hi {{firstName|there}}, are you open to an offer?',
  '{{firstName}}, a word about your place',
  `Ada Example's team here. ${'A longer word about your place. '.repeat(6)} Reply STOP to opt out.`,
];

const delayArb = fc.record({
  amount: fc.integer({ min: 0, max: 3 }),
  unit: fc.constantFrom('minutes' as const, 'hours' as const, 'days' as const),
});
const smsArb = fc.record({
  type: fc.constant('sms' as const),
  delay: delayArb,
  body: fc.constantFrom(...BODIES),
});
const waitArb = fc.record({
  type: fc.constant('wait' as const),
  delay: delayArb,
  config: fc.constantFrom<Record<string, unknown>>(
    {},
    { until: { kind: 'local_time', time: '09:30' } },
    { until: { kind: 'weekday', weekday: 2 } },
  ),
});
interface StepCase {
  type: string;
  key?: string;
  delay?: { amount: number; unit: 'minutes' | 'hours' | 'days' };
  body?: string;
  config?: Record<string, unknown>;
}
const stepsArb: fc.Arbitrary<StepCase[]> = fc.oneof(
  fc.tuple(smsArb),
  fc.tuple(smsArb, smsArb),
  fc.tuple(smsArb, waitArb, smsArb),
  fc.tuple(smsArb, smsArb, smsArb),
  fc
    .tuple(smsArb, smsArb, smsArb, smsArb)
    .map((all) => all.map((step) => ({ ...step, delay: { amount: 0, unit: 'minutes' as const } }))),
  // A split and a branch before the texts.
  fc.tuple(smsArb, smsArb).map(([one, two]) => [
    {
      type: 'split' as const,
      key: 'ab',
      config: {
        variants: [
          { key: 'a', weight: 40, goto: 'one' },
          { key: 'b', weight: 60, goto: 'two' },
        ],
      },
    },
    { ...one, key: 'one', config: { next: null } },
    { ...two, key: 'two' },
  ]),
  fc.tuple(smsArb, smsArb).map(([one, two]) => [
    {
      type: 'branch' as const,
      key: 'named',
      config: { condition: { kind: 'field', field: 'firstName', op: 'is_set' }, yes: 'one', no: 'two' },
    },
    { ...one, key: 'one' },
    { ...two, key: 'two' },
  ]),
);
const caseArb = fc.record({
  steps: stepsArb,
  people: fc.array(
    fc.record({
      place: fc.nat({ max: PLACES.length - 1 }),
      firstName: fc.constantFrom('Grace', 'Zoë', null),
      consent: fc.constantFrom(true, true, true, true, false),
    }),
    { minLength: 6, maxLength: 14 },
  ),
  // Any minute of a year, the nights of both changes of the clock among them.
  wait: fc.integer({ min: 60, max: 40 * 1440 }),
  sendWindow: fc.option(
    fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 7 }),
      from: fc.constantFrom('09:00', '11:30'),
      to: fc.constantFrom('12:00', '18:45'),
    }),
    { nil: null, freq: 2 },
  ),
  profile: fc.constantFrom('cautious', 'legal'),
  cap: fc.constantFrom(1, 2, 3),
});
type Case = typeof caseArb extends fc.Arbitrary<infer T> ? T : never;

interface Send {
  lead: string;
  step: string;
  text: string;
  segments: number;
  sender: string;
  /** The hour in which it leaves. */
  hour: string;
}

const hourOf = (at: Date): string => `${at.toISOString().slice(0, 13)}h`;
const inOrder = (sends: Send[]): Send[] =>
  sends.toSorted((a, b) => `${a.lead}${a.hour}${a.step}`.localeCompare(`${b.lead}${b.hour}${b.step}`));

let made = 0;

async function draft(given: Case): Promise<string> {
  const tag = `frozen-${(made += 1)}`;
  await addPeople(
    world.app.platform.database,
    ctx.teamId,
    world.clock.now(),
    given.people.map(({ place, firstName, consent }, index) => ({
      tag,
      firstName,
      consent,
      phone: `+1646${7_000_000 + made * 100 + index}`,
      ...PLACES[place]!,
    })),
  );
  await world.rows(
    'update team_settings set quiet_hours_profile = $1::quiet_hours_profile, max_per_day = $2, max_per_week = 7',
    [given.profile, given.cap],
  );
  const campaign = await createCampaign(world.app.platform, ctx, {
    name: tag,
    filter: { tags: [tag] },
    sendWindow: given.sendWindow,
    steps: given.steps.map((step, index) => ({ key: `step-${index}`, ...step })),
  });
  if (campaign.__typename !== 'Campaign') throw new Error(JSON.stringify(campaign));
  return campaign.id;
}

/** What the forecast says of each lead. */
async function forecastOf(id: string): Promise<{ sends: Send[]; leftOut: string[] }> {
  const now = world.clock.now();
  const setUp = await deps.database.withTeam(ctx.teamId, (tx) => readSetUp(deps, tx, now, id));
  const walk = new AudienceWalk(setUp!);
  const sends: Send[] = [];
  const leftOut: string[] = [];
  for await (const page of audiencePages(deps, ctx.teamId, setUp!)) {
    for (const [index, lead] of page.leads.entries()) {
      const run = page.runs[index]!;
      if (run.state === 'suppressed') leftOut.push(`${lead.id} ${run.reason}`);
      const [first] = walk.walks(lead, run, page, index);
      for (const { stepId, message, at } of first?.sends ?? [])
        sends.push({
          lead: lead.id,
          step: stepId,
          text: message.text,
          segments: message.segments,
          sender: message.senderId,
          hour: hourOf(at),
        });
    }
  }
  return { sends: inOrder(sends), leftOut: leftOut.toSorted() };
}

/** Run the real engine to the end: the clock jumps to whatever is due next. Nobody answers. */
async function runToTheEnd(id: string): Promise<void> {
  const { platform } = world.app;
  const until = world.clock.now().getTime() + 60 * DAY;
  await enrollAudience(platform, { teamId: ctx.teamId, campaignId: id });
  for (let round = 0; round < 2_000; round += 1) {
    await planCampaign(platform, { teamId: ctx.teamId, campaignId: id });
    await world.sweep();
    await drain(id);
    await planCampaign(platform, { teamId: ctx.teamId, campaignId: id });
    const [next] = await world.rows<{ at: Date | null }>(
      `select min(at) as at from (
         select next_due_at as at from enrollments where campaign_id = $1 and state = 'active' and next_due_at is not null
         -- Who cannot be placed is asked about every hour, for ever: nothing comes of it here.
         union all select due_at from send_ledger where campaign_id = $1 and state in ('planned', 'ready')
           and coalesce(reason, '') not in ('unknown_location', 'no_joint_window')) due`,
      [id],
    );
    if (!next?.at || next.at.getTime() > until) return;
    if (next.at > world.clock.now()) world.clock.set(next.at.toISOString());
  }
  throw new Error('The campaign does not come to its end.');
}

/** Send what is due now; rates are those of real time, so that a round may have to wait for its slots. */
async function drain(id: string): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    await world.send();
    const [left] = await world.rows<{ count: number }>(
      `select count(*)::int as count from send_ledger where campaign_id = $1 and state in ('ready', 'submitting') and due_at <= $2`,
      [id, world.clock.now().toISOString()],
    );
    if (left?.count === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('What was due did not leave.');
}

async function sentOf(id: string): Promise<{ sends: Send[]; leftOut: string[] }> {
  const rows = await world.rows<{
    lead_id: string;
    step_id: string;
    body: string;
    segments: number;
    sender_number_id: string;
    accepted_at: Date;
  }>(
    'select lead_id, step_id, body, segments, sender_number_id, accepted_at from send_ledger where campaign_id = $1 and accepted_at is not null',
    [id],
  );
  const out = await world.rows<{ lead_id: string; reason: string }>(
    `select lead_id, reason from enrollments where campaign_id = $1 and state = 'suppressed'`,
    [id],
  );
  return {
    sends: inOrder(
      rows.map((row) => ({
        lead: row.lead_id,
        step: row.step_id,
        text: row.body,
        segments: row.segments,
        sender: row.sender_number_id,
        hour: hourOf(row.accepted_at),
      })),
    ),
    leftOut: out.map(({ lead_id: lead, reason }) => `${lead} ${reason}`).toSorted(),
  };
}

it(
  'what is forecast on frozen data is what is then planned and sent',
  async () => {
    let messages = 0;
    for (const given of fc.sample(caseArb, { numRuns: CASES, seed: SEED })) {
      world.clock.advance(given.wait * 60_000);
      const id = await draft(given);
      const forecast = await forecastOf(id);
      const now = world.clock.now();
      const setUp = await deps.database.withTeam(ctx.teamId, (tx) => readSetUp(deps, tx, now, id));
      const total = await computeForecast(deps, ctx.teamId, setUp!);
      expect(total.audience).toBe(given.people.length);
      expect(total.eligible + total.held + total.excluded.reduce((sum, item) => sum + item.count, 0)).toBe(
        total.audience,
      );
      const launched = await launchCampaign(world.app.platform, ctx, id, null);
      if (launched.__typename !== 'Campaign') {
        // Nobody in the audience has consent, say: then nothing is forecast either.
        expect(forecast.sends, JSON.stringify(launched)).toEqual([]);
        continue;
      }
      await runToTheEnd(id);
      const sent = await sentOf(id);
      expect(sent, JSON.stringify({ now, given })).toEqual(forecast);
      messages += sent.sends.length;
    }
    expect(messages).toBeGreaterThan(CASES);
  },
  120_000 + CASES * 60_000,
);
