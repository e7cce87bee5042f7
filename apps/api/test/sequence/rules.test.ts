import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveCampaign, pauseCampaign, resumeCampaign } from '../../src/modules/campaigns/change-state.js';
import { launchCampaign } from '../../src/modules/campaigns/launch-campaign.js';
import { moveEnrollments } from '../../src/modules/campaigns/move-enrollments.js';
import { publishSequenceVersion } from '../../src/modules/campaigns/publish-sequence-version.js';
import { removeEnrollment } from '../../src/modules/campaigns/remove-enrollment.js';
import { updateLead } from '../../src/modules/leads/update-lead.js';
import { completeTask } from '../../src/modules/tasks/change-task.js';
import { days, sequenceWorld, sms, type SequenceWorld } from './sequence-world.js';

let world: SequenceWorld;
beforeAll(async () => {
  world = await sequenceWorld();
});
afterAll(() => world?.close());

const versionOf = async (id: string) =>
  (
    await world.rows<{ version: number; sequence_version_id: string; state: string }>(
      'select version, sequence_version_id, state from campaigns where id = $1',
      [id],
    )
  )[0]!;
const states = async (id: string) => (await world.runs(id)).map(({ state, reason }) => [state, reason]);
const two = [sms('one'), sms('two', { delay: days(2) })];

describe('exits', () => {
  it('a reply ends the runs of campaigns that end at it, and stops what is pending', async () => {
    const [person] = await world.people([{ tag: 'exit-reply' }]);
    const ends = await world.start('exit-reply', two);
    const goesOn = await world.start('exit-reply', two, { exitConditions: [] });
    for (const id of [ends, goesOn]) {
      await world.plan(id);
      await world.accept(id);
    }
    await world.says(person!, 'Who is this?');
    expect(await states(ends)).toEqual([['replied', 'person_replied']]);
    expect((await states(goesOn))[0]?.[0]).toBe('active');
    world.clock.set(new Date(world.clock.now().getTime() + 2 * 86_400_000).toISOString());
    for (const id of [ends, goesOn]) await world.plan(id);
    expect((await world.sent(ends)).map(({ step }) => step)).toEqual(['one']);
    expect((await world.sent(goesOn)).map(({ step }) => step)).toEqual(['one', 'two']);
    await world.says(person!, 'STOP');
    expect(await states(goesOn)).toEqual([['opted_out', 'suppressed']]);
    expect((await world.sent(goesOn)).map(({ state }) => state)).toEqual(['accepted', 'suppressed']);
  });

  it('a disposition, a new stage and a person’s hand end runs', async () => {
    const people = await world.people(['a', 'b', 'c', 'd'].map(() => ({ tag: 'exit-hand' })));
    const id = await world.start('exit-hand', [
      { key: 't', type: 'call_task', config: { title: 'Call' } },
      sms('after', { delay: days(1) }),
    ]);
    await world.plan(id);
    const task = async (leadId: string) =>
      (await world.rows<{ id: string }>('select id from tasks where lead_id = $1', [leadId]))[0]!.id;
    const plain = await completeTask(world.platform, world.ctx, await task(people[0]!.id), null);
    const settled = await completeTask(world.platform, world.ctx, await task(people[1]!.id), {
      disposition: 'Sold already',
    });
    expect([plain.__typename, settled.__typename]).toEqual(['Task', 'Task']);
    await updateLead(world.platform, world.ctx, people[2]!.id, { stage: 'won' });
    const run = (await world.runs(id)).find((item) => item.lead_id === people[3]!.id)!;
    expect(await removeEnrollment(world.platform, world.ctx, run.id)).toMatchObject({
      __typename: 'Campaign',
    });
    expect(await removeEnrollment(world.platform, world.ctx, run.id)).toMatchObject({
      __typename: 'Conflict',
    });
    const byLead = new Map((await world.runs(id)).map((item) => [item.lead_id, [item.state, item.reason]]));
    expect(people.map((person) => byLead.get(person.id))).toEqual([
      ['active', null],
      ['finished', 'disposition'],
      ['finished', 'stage_change'],
      ['finished', 'removed'],
    ]);
  });
});

describe('who may enter', () => {
  it('leaves out who has no number, who ran the sequence, and who is in another exclusive campaign', async () => {
    const [first, second] = await world.people([{ tag: 'entry' }, { tag: 'entry' }]);
    await world.rows('delete from lead_phones where lead_id = $1', [second!.id]);
    const id = await world.start('entry', two, { exclusive: true });
    const byLead = async (campaignId: string) =>
      new Map((await world.runs(campaignId)).map((run) => [run.lead_id, [run.state, run.reason]]));
    expect((await byLead(id)).get(second!.id)).toEqual(['suppressed', 'no_phone']);
    expect((await byLead(id)).get(first!.id)).toEqual(['active', null]);
    const other = await world.start('entry', two, { exclusive: true });
    expect((await byLead(other)).get(first!.id)).toEqual(['suppressed', 'in_other_campaign']);
    const open = await world.start('entry', two);
    expect((await byLead(open)).get(first!.id)).toEqual(['active', null]);
    // The same sequence again, in a campaign of its own.
    const again = await world.draft('entry', two, { reEntryAfterDays: 30 });
    await world.rows(
      'update campaigns set sequence_version_id = (select sequence_version_id from campaigns where id = $1) where id = $2',
      [open, again],
    );
    await launchCampaign(world.platform, world.ctx, again, null);
    const { enrollAudience } = await import('../../src/modules/campaigns/engine/enroll-audience.js');
    await enrollAudience(world.platform, { teamId: world.session.teamId, campaignId: again });
    expect((await byLead(again)).get(first!.id)).toEqual(['suppressed', 'ran_before']);
  });
});

describe('versions', () => {
  it('let who is in flight finish on theirs, unless they are moved by the keys of their steps', async () => {
    await world.people([{ tag: 'version' }, { tag: 'version' }]);
    const id = await world.start('version', [
      sms('one'),
      sms('two', { delay: days(1) }),
      sms('old', { delay: days(1) }),
    ]);
    await world.plan(id);
    await world.accept(id);
    const before = await versionOf(id);
    const bad = await publishSequenceVersion(world.platform, world.ctx, id, {
      version: before.version,
      steps: [sms('one'), sms('two', { config: { next: 'one' } })],
    });
    expect(bad).toMatchObject({
      __typename: 'InvalidInput',
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'goes_back', path: ['input', 'steps', '1', 'config', 'next'] }),
      ]) as unknown,
    });
    expect(
      await publishSequenceVersion(world.platform, world.ctx, id, {
        version: before.version - 1,
        steps: two,
      }),
    ).toMatchObject({ code: 'stale' });
    const published = await publishSequenceVersion(world.platform, world.ctx, id, {
      version: before.version,
      steps: [
        sms('one'),
        sms('extra', { delay: days(1) }),
        sms('two', { delay: days(3), body: 'The new second' }),
      ],
    });
    expect(published.__typename).toBe('Campaign');
    world.clock.set(new Date(world.clock.now().getTime() + 86_400_000).toISOString());
    const [first] = await world.runs(id);
    await world.rows(`update enrollments set next_due_at = next_due_at + interval '1 hour' where id = $1`, [
      first!.id,
    ]);
    await world.plan(id);
    await world.accept(id);
    // One stands before “two”, the other before “old”, which is gone.
    const moved = await moveEnrollments(world.platform, world.ctx, id, {
      fromVersionId: before.sequence_version_id,
    });
    expect(moved).toMatchObject({ __typename: 'EnrollmentsMoved', moved: 1, stayed: 1 });
    world.clock.set(new Date(world.clock.now().getTime() + 2 * 86_400_000).toISOString());
    await world.plan(id);
    const bodies = new Map(
      (await world.sent(id)).map((message) => [`${message.enrollment_id} ${message.step}`, message.body]),
    );
    expect(bodies.get(`${first!.id} two`)).toBe('The new second');
    expect([...bodies.keys()].filter((key) => key.endsWith(' old'))).toHaveLength(1);
    expect([...bodies.keys()].some((key) => key.endsWith(' extra'))).toBe(false);
  });
});

describe('pause, resume and archive', () => {
  it('stop and continue every type of step', async () => {
    await world.people([{ tag: 'paused' }]);
    const id = await world.start('paused', [
      { key: 't', type: 'manual_task', config: { title: 'Do' } },
      sms('one'),
      sms('two', { delay: days(1) }),
    ]);
    expect((await pauseCampaign(world.platform, world.ctx, id)).__typename).toBe('Campaign');
    await world.plan(id);
    await world.planDue();
    expect((await world.runs(id))[0]).toMatchObject({ state: 'active', step_position: 0 });
    expect((await resumeCampaign(world.platform, world.ctx, id)).__typename).toBe('Campaign');
    await world.planDue();
    expect(await world.sent(id)).toHaveLength(1);
    expect((await archiveCampaign(world.platform, world.ctx, id)).__typename).toBe('Campaign');
    expect(await states(id)).toEqual([['finished', 'campaign_archived']]);
    expect((await world.sent(id)).map(({ state }) => state)).toEqual(['canceled']);
  });
});

describe('a launch', () => {
  it('names the step of a loop, of a way that ends nowhere, and of a circle of sequences', async () => {
    await world.people([{ tag: 'loop' }]);
    const first = await world.draft('loop', [sms('a')]);
    const [sequence] = await world.rows<{ id: string }>(
      'select v.sequence_id as id from campaigns c join sequence_versions v on v.id = c.sequence_version_id where c.id = $1',
      [first],
    );
    const second = await world.draft('loop', [
      sms('b'),
      { key: 'to-first', type: 'move', config: { sequenceId: sequence!.id } },
    ]);
    const [other] = await world.rows<{ id: string }>(
      'select v.sequence_id as id from campaigns c join sequence_versions v on v.id = c.sequence_version_id where c.id = $1',
      [second],
    );
    await world.rows(
      `update steps set type = 'move', channel = null, body = null, config = jsonb_build_object('sequenceId', $2::text) where sequence_version_id = (select sequence_version_id from campaigns where id = $1)`,
      [first, other!.id],
    );
    expect(await launchCampaign(world.platform, world.ctx, first, null)).toMatchObject({
      __typename: 'CampaignNotReady',
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: 'move_loop',
          message: expect.stringContaining('Step 1 “a”') as string,
        }),
      ]) as unknown,
    });
    const looped = await world.draft('loop', [
      sms('x'),
      { key: 'y', type: 'branch', config: { condition: { kind: 'replied' }, yes: 'x', no: 'gone' } },
    ]);
    expect(await launchCampaign(world.platform, world.ctx, looped, null)).toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({
          code: 'goes_back',
          message: expect.stringContaining('Step 2 “y” leads back to step 1 “x”') as string,
          path: ['steps', '1', 'config', 'yes'],
        }),
        expect.objectContaining({ code: 'unknown_step', path: ['steps', '1', 'config', 'no'] }),
        expect.objectContaining({ code: 'no_end' }),
      ]) as unknown,
    });
  });
});
