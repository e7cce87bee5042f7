import { newId } from '@og/db';
import { eventually } from '@og/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPeople, type PersonInput } from '../messaging/people.js';
import { CAMPAIGN, campaignWorld, type CampaignAnswer, type CampaignWorld } from './campaign-world.js';

let world: CampaignWorld;
beforeAll(async () => {
  world = await campaignWorld();
});
afterAll(() => world?.close());

const people = (inputs: PersonInput[]) =>
  addPeople(world.app.platform.database, world.session.teamId, world.app.platform.clock.now(), inputs);
const codes = (answer: CampaignAnswer) => answer.problems?.map((problem) => problem.code) ?? [];
const step = (body: string, delay?: { amount: number; unit: string }) => ({
  type: 'SMS',
  body,
  ...(delay ? { delay } : {}),
});
const change = async (
  name: 'pauseCampaign' | 'resumeCampaign' | 'archiveCampaign',
  id: string,
  token = world.session.token,
) =>
  (
    await world.app.data<Record<string, CampaignAnswer>>(
      `mutation ($id: ID!) { ${name}(id: $id) { ${CAMPAIGN} } }`,
      { id },
      token,
    )
  )[name]!;

describe('a launch', () => {
  it('says everything that is missing at once', async () => {
    const other = await world.app.signUp('Ben Example');
    const created = (
      await world.app.data<{ createCampaign: CampaignAnswer }>(
        `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ${CAMPAIGN} } }`,
        { input: { name: 'Nothing', steps: [step('  '), step('Hi {{nickname}}')] } },
        other.token,
      )
    ).createCampaign;
    const answer = (
      await world.app.data<{ launchCampaign: CampaignAnswer }>(
        `mutation ($id: ID!) { launchCampaign(id: $id) { __typename ... on CampaignNotReady { problems { code message path } } } }`,
        { id: created.id },
        other.token,
      )
    ).launchCampaign;
    expect(codes(answer)).toEqual(['missing', 'template', 'no_sender', 'no_audience']);
    for (const problem of answer.problems ?? []) expect(problem.message.length).toBeGreaterThan(20);
  });

  it('refuses no steps, an empty audience, and one without consent', async () => {
    const empty = await world.create({ name: 'Empty', filter: { tags: ['nobody'] }, steps: [] });
    expect(codes(await world.launch(empty.id))).toEqual(['no_steps', 'empty_audience']);
    await people([{ tag: 'silent', consent: false }]);
    const silent = await world.create({ name: 'Silent', filter: { tags: ['silent'] }, steps: [step('Hi')] });
    expect(codes(await world.launch(silent.id))).toEqual(['no_consent']);
  });

  it('asks to confirm the number of leads above 1,000', async () => {
    await people(
      Array.from({ length: 1_001 }, (_, index) => ({
        tag: 'many',
        phone: `+1646${String(6_000_000 + index)}`,
      })),
    );
    const many = await world.create({ name: 'Many', filter: { tags: ['many'] }, steps: [step('Hi')] });
    expect(codes(await world.launch(many.id))).toEqual(['confirm_count']);
    expect(codes(await world.launch(many.id, { confirmCount: 1_000 }))).toEqual(['confirm_count']);
    expect((await world.launch(many.id, { confirmCount: 1_001 })).state).toBe('ACTIVE');
    expect(await world.launch(many.id, { confirmCount: 1_001 })).toMatchObject({
      __typename: 'Conflict',
      code: 'not_a_draft',
    });
    expect((await change('archiveCampaign', many.id)).state).toBe('ARCHIVED');
    await eventually('nothing is pending', async () => {
      const [row] = await world.rows<{ n: number }>(
        `select count(*)::int as n from send_ledger where campaign_id = $1 and state in ('planned', 'held', 'ready', 'submitting')`,
        [many.id],
      );
      return row?.n === 0;
    });
  }, 60_000);

  it('refuses steps, windows and references that cannot be used', async () => {
    const bad = await world.create({
      name: ' ',
      filter: {},
      steps: [{ type: 'EMAIL', body: 'x' }],
      sendWindow: { from: '18:00', to: '09:00', days: [9] },
    });
    expect(bad.__typename).toBe('InvalidInput');
    expect(await world.create({ name: 'x', segmentId: newId(), steps: [] })).toMatchObject({
      __typename: 'NotFound',
    });
  });
});

describe('another team', () => {
  it('sees, launches, changes and forecasts nothing', async () => {
    const mine = await world.create({ name: 'Mine', filter: {}, steps: [step('Hi')] });
    const stranger = await world.app.signUp('Eve Example');
    expect(
      (
        await world.app.data<{ campaign: null }>(
          'query ($id: ID!) { campaign(id: $id) { id } }',
          { id: mine.id },
          stranger.token,
        )
      ).campaign,
    ).toBeNull();
    expect(await change('pauseCampaign', mine.id, stranger.token)).toMatchObject({ __typename: 'NotFound' });
    const launch = await world.app.data<{ launchCampaign: CampaignAnswer }>(
      `mutation ($id: ID!) { launchCampaign(id: $id) { __typename } }`,
      { id: mine.id },
      stranger.token,
    );
    expect(launch.launchCampaign.__typename).toBe('NotFound');
    const update = await world.app.data<{ updateCampaign: CampaignAnswer }>(
      `mutation ($id: ID!) { updateCampaign(id: $id, input: { name: "Taken", version: 1 }) { __typename } }`,
      { id: mine.id },
      stranger.token,
    );
    expect(update.updateCampaign.__typename).toBe('NotFound');
    const forecast = await world.app.graphql(
      'query ($id: ID!) { campaignForecast(id: $id) { audience } }',
      { id: mine.id },
      stranger.token,
    );
    expect(forecast.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const list = await world.app.data<{ campaigns: { edges: unknown[] } }>(
      '{ campaigns { edges { node { id } } } }',
      {},
      stranger.token,
    );
    expect(list.campaigns.edges).toEqual([]);
  });
});

describe('an edit', () => {
  it('is refused when somebody saved in between, and keeps a launched audience', async () => {
    await people([{ tag: 'edit' }]);
    const created = await world.create({
      name: 'Edit',
      filter: { tags: ['edit'] },
      steps: [step('One', { amount: 1, unit: 'HOURS' })],
    });
    const update = async (input: Record<string, unknown>) =>
      (
        await world.app.data<{ updateCampaign: CampaignAnswer & { steps?: { body: string }[] } }>(
          `mutation ($id: ID!, $input: UpdateCampaignInput!) { updateCampaign(id: $id, input: $input) { ${CAMPAIGN} ... on Campaign { steps { body } } } }`,
          { id: created.id, input },
          world.session.token,
        )
      ).updateCampaign;
    expect(
      await update({ name: 'Edited', steps: [step('Two', { amount: 1, unit: 'HOURS' })], version: 1 }),
    ).toMatchObject({ version: 2, steps: [{ body: 'Two' }] });
    expect(await update({ name: 'Late', version: 1 })).toMatchObject({
      __typename: 'Conflict',
      code: 'stale',
    });
    expect((await world.launch(created.id)).version).toBe(3);
    expect(await update({ filter: {}, version: 3 })).toMatchObject({
      __typename: 'Conflict',
      code: 'launched',
    });
    expect(await update({ steps: [step('Three')], version: 3 })).toMatchObject({
      version: 4,
      steps: [{ body: 'Three' }],
    });
    const versions = await world.rows<{ n: number }>(
      `select count(*)::int as n from sequence_versions v join campaigns c on c.id = $1 join sequence_versions own on own.id = c.sequence_version_id where v.sequence_id = own.sequence_id`,
      [created.id],
    );
    expect(versions[0]?.n).toBe(2);
    await change('archiveCampaign', created.id);
  });
});

describe('a sequence', () => {
  it('sends its second step after the delay, and an answer stops it', async () => {
    const [quiet, keen] = await people([{ tag: 'two' }, { tag: 'two' }]);
    const created = await world.create({
      name: 'Two',
      filter: { tags: ['two'] },
      steps: [step('First'), step('Second', { amount: 1, unit: 'DAYS' })],
    });
    await world.launch(created.id);
    await world.until(created.id, 'first steps', (campaign) => campaign.counts.sent === 2);
    const runs = await world.rows<{ lead_id: string; next_due_at: Date; accepted_at: Date }>(
      `select e.lead_id, e.next_due_at, l.accepted_at from enrollments e join send_ledger l on l.enrollment_id = e.id where e.campaign_id = $1`,
      [created.id],
    );
    for (const run of runs) expect(run.next_due_at.getTime() - run.accepted_at.getTime()).toBe(86_400_000);
    await world.twin.control('/inbound', {
      from: keen!.phone,
      to: world.senderPhone,
      body: 'Tell me more',
      wait: true,
    });
    await world.until(created.id, 'the reply', (campaign) => campaign.counts.replied === 1);
    // A day passes for both; the caps of the person allow a second text.
    await world.rows(
      `update enrollments set next_due_at = $2 where campaign_id = $1 and next_due_at is not null`,
      [created.id, world.app.platform.clock.now().toISOString()],
    );
    const done = await world.until(created.id, 'the end', (campaign) => campaign.state === 'COMPLETED');
    expect(done.counts).toMatchObject({ enrolled: 2, sent: 3, replied: 1 });
    expect((await world.twin.acceptances(keen!.phone)).map((item) => item.count)).toEqual([1]);
    expect((await world.twin.acceptances(quiet!.phone)).map((item) => item.body)).toEqual([
      expect.stringContaining('First'),
      'Second',
    ]);
  });
});

describe('pause and resume', () => {
  it('holds what is planned and sends it afterwards', async () => {
    const [person] = await people([{ tag: 'pause' }]);
    const created = await world.create({
      name: 'Pause',
      filter: { tags: ['pause'] },
      steps: [step('Later', { amount: 5, unit: 'MINUTES' })],
    });
    await world.launch(created.id);
    await world.until(
      created.id,
      'enrolled',
      (campaign) => campaign.counts.enrolled === 1 && campaign.counts.planned === 1,
    );
    expect((await change('pauseCampaign', created.id)).state).toBe('PAUSED');
    expect(await change('pauseCampaign', created.id)).toMatchObject({ __typename: 'Conflict' });
    await world.rows('update enrollments set next_due_at = $2 where campaign_id = $1', [
      created.id,
      world.app.platform.clock.now().toISOString(),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await world.twin.acceptances(person!.phone)).toEqual([]);
    expect((await change('resumeCampaign', created.id)).state).toBe('ACTIVE');
    await world.until(created.id, 'sent', (campaign) => campaign.counts.sent === 1);
  });
});

describe('the forecast', () => {
  it('equals what is then sent, and its parts add up to the audience', async () => {
    await people([
      ...Array.from({ length: 12 }, (_, index) => ({ tag: 'fore', firstName: index === 0 ? null : 'Grace' })),
      { tag: 'fore', consent: false },
      { tag: 'fore', zones: [], states: [] },
    ]);
    const created = await world.create({
      name: 'Forecast',
      filter: { tags: ['fore'] },
      steps: [step('Hi {{firstName}}, a question')],
    });
    const { campaignForecast } = await world.app.data<{
      campaignForecast: {
        audience: number;
        eligible: number;
        held: number;
        excluded: { reason: string; count: number }[];
        holds: { reason: string; count: number }[];
        hourly: { count: number; sender: string }[];
        segments: number;
        costMicros: number;
        startsAt: string;
      };
    }>(
      `query ($id: ID!) { campaignForecast(id: $id) { audience eligible held excluded { reason count } holds { reason count } hourly { hour sender count } segments costMicros startsAt finishesAt } }`,
      { id: created.id },
      world.session.token,
    );
    expect(campaignForecast).toMatchObject({
      audience: 14,
      eligible: 11,
      held: 2,
      excluded: [{ reason: 'no_consent', count: 1 }],
      segments: 11,
      costMicros: 11 * 11_300,
    });
    expect(campaignForecast.hourly.reduce((sum, hour) => sum + hour.count, 0)).toBe(11);
    await world.launch(created.id);
    const after = await world.until(
      created.id,
      'sent',
      (campaign) =>
        campaign.counts.sent === campaignForecast.eligible && campaign.counts.held === campaignForecast.held,
    );
    expect(after.counts).toMatchObject({ enrolled: 14, suppressed: 1, failed: 0 });
    const { campaignEnrollments } = await world.app.data<{
      campaignEnrollments: {
        edges: { node: { state: string; reason: string | null; explanation: string | null } }[];
      };
    }>(
      `query ($id: ID!) { campaignEnrollments(id: $id, first: 100) { edges { node { state reason explanation messageState lead { name } } } } }`,
      { id: created.id },
      world.session.token,
    );
    expect(campaignEnrollments.edges).toHaveLength(14);
    const waits = campaignEnrollments.edges.filter(({ node }) => node.reason !== null);
    expect(waits.length).toBeGreaterThan(0);
    for (const { node } of waits) expect(node.explanation).toMatch(/ .+\.$/);
  });

  it('previews a text for real leads', async () => {
    await people([{ tag: 'pre', firstName: 'Zoë' }]);
    const { previewStep } = await world.app.data<{
      previewStep: { text: string; segments: number; encoding: string; problem: string | null }[];
    }>(
      `query ($input: PreviewStepInput!) { previewStep(input: $input) { leadId leadName text segments encoding problem } }`,
      { input: { body: 'Hi {{firstName}} of {{company}}', filter: { tags: ['pre'] } } },
      world.session.token,
    );
    expect(previewStep).toEqual([
      expect.objectContaining({ text: null, problem: expect.stringContaining('company') as string }),
    ]);
  });
});
