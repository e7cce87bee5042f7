import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrollAudience } from '../../src/modules/campaigns/engine/enroll-audience.js';
import { launchCampaign } from '../../src/modules/campaigns/launch-campaign.js';
import { moveSends } from '../../src/modules/failover/index.js';
import { days, sequenceWorld, sms, type SequenceWorld } from './sequence-world.js';

let world: SequenceWorld;
beforeAll(async () => {
  world = await sequenceWorld();
});
afterAll(() => world?.close());

const later = (hours: number) =>
  world.clock.set(new Date(world.clock.now().getTime() + hours * 3_600_000).toISOString());
const stateOf = async (id: string) =>
  (await world.rows<{ state: string }>('select state from campaigns where id = $1', [id]))[0]?.state;

describe('a value that is missing', () => {
  it('holds the run, which goes on by itself once the value is there', async () => {
    const [person] = await world.people([{ tag: 'missing', firstName: null }, { tag: 'missing' }]);
    const id = await world.start('missing', [
      sms('one', { body: 'Hi {{firstName}}' }),
      sms('two', { delay: days(9) }),
    ]);
    await world.planDue();
    const held = async () => (await world.runs(id)).find((run) => run.lead_id === person!.id);
    expect(await held()).toMatchObject({ state: 'held', reason: 'missing_value', step_position: 0 });
    expect(await stateOf(id)).toBe('active');
    await world.rows(`update leads set first_name = 'Ada' where id = $1`, [person!.id]);
    await world.planDue();
    expect(await held()).toMatchObject({ state: 'held' });
    later(1);
    await world.planDue();
    await world.planDue();
    expect(await held()).toMatchObject({ state: 'active', reason: null });
    expect((await world.sent(id)).map(({ body }) => body)).toContainEqual(expect.stringContaining('Hi Ada'));
  });

  it('does not keep the campaign open, and is given up after three days while others run', async () => {
    await world.people([{ tag: 'never', firstName: null }]);
    const id = await world.start('never', [sms('one', { body: 'Hi {{firstName}}' })]);
    await world.planDue();
    expect(await stateOf(id)).toBe('completed');
    expect((await world.runs(id))[0]).toMatchObject({ state: 'held', reason: 'missing_value' });
    const [both] = await world.people([{ tag: 'some', firstName: null }, { tag: 'some' }]);
    const other = await world.start('some', [
      sms('one', { body: 'Hi {{firstName}}' }),
      sms('two', { delay: days(30) }),
    ]);
    await world.planDue();
    await world.accept(other);
    later(73);
    await world.planDue();
    await world.planDue();
    expect((await world.runs(other)).find((run) => run.lead_id === both!.id)).toMatchObject({
      state: 'failed',
      reason: 'missing_value',
    });
    expect(await stateOf(other)).toBe('active');
  });
});

describe('senders', () => {
  it('that are all gone hold the run and the campaign; a new one takes over within the hour', async () => {
    await world.people([{ tag: 'senders' }]);
    const id = await world.start('senders', [sms('one')]);
    await world.rows(`update sender_numbers set state = 'blocked'`);
    await world.planDue();
    expect((await world.runs(id))[0]).toMatchObject({ state: 'held', reason: 'no_sender' });
    expect(await stateOf(id)).toBe('active');
    await world.rows(`update sender_numbers set state = 'active'`);
    later(1);
    await world.planDue();
    await world.planDue();
    expect(await world.sent(id)).toHaveLength(1);
  });

  it('that are withdrawn in mid-run pass what is planned to another number of the pool, and later steps too', async () => {
    await world.people(['a', 'b', 'c', 'd'].map(() => ({ tag: 'withdrawn' })));
    const id = await world.start('withdrawn', [sms('one'), sms('two', { delay: days(1) })]);
    await world.plan(id);
    const used = new Set((await world.sent(id)).map(({ sender_number_id }) => sender_number_id));
    expect(used.size).toBe(2);
    const [gone, stays] = [...used];
    await world.rows(`update sender_numbers set state = 'retired' where id = $1`, [gone]);
    await moveSends(world.platform, world.session.teamId);
    expect((await world.sent(id)).map(({ sender_number_id, state }) => [sender_number_id, state])).toEqual(
      Array.from({ length: 4 }, () => [stays, 'ready']),
    );
    await world.accept(id);
    later(24);
    await world.plan(id);
    expect(
      (await world.sent(id))
        .filter(({ step }) => step === 'two')
        .map(({ sender_number_id }) => sender_number_id),
    ).toEqual([stays, stays, stays, stays]);
    await world.rows(`update sender_numbers set state = 'active'`);
  });
});

describe('an audience that changes after the launch', () => {
  it('is what it is when each lead’s turn comes: who left is not enrolled, who came is, nobody twice', async () => {
    const people = await world.people(['a', 'b', 'c'].map(() => ({ tag: 'changing' })));
    const id = await world.draft('changing', [sms('one')]);
    await launchCampaign(world.platform, world.ctx, id, null);
    await world.rows(`update leads set tags = '{}' where id = $1`, [people[0]!.id]);
    await world.rows(`update leads set deleted_at = now() where id = $1`, [people[1]!.id]);
    const [newcomer] = await world.people([{ tag: 'changing' }]);
    const job = { teamId: world.session.teamId, campaignId: id };
    await Promise.all([enrollAudience(world.platform, job), enrollAudience(world.platform, job)]);
    await enrollAudience(world.platform, job);
    expect((await world.runs(id)).map(({ lead_id }) => lead_id)).toEqual([people[2]!.id, newcomer!.id]);
    // Deleted between enrollment and planning.
    await world.rows(`update leads set deleted_at = now() where id = $1`, [newcomer!.id]);
    await world.plan(id);
    expect((await world.runs(id)).find((run) => run.lead_id === newcomer!.id)).toMatchObject({
      state: 'failed',
      reason: 'lead_unreachable',
    });
  });
});

describe('a window that never opens', () => {
  it('is the gate’s to explain; what it holds expires after fourteen days, and the campaign completes', async () => {
    await world.people([{ tag: 'closed', zones: ['America/New_York', 'Asia/Kolkata'], states: ['NY'] }]);
    const id = await world.start('closed', [sms('one')]);
    await world.plan(id);
    const [message] = await world.sent(id);
    expect(message).toMatchObject({ state: 'ready' });
    await world.rows(
      `update send_ledger set state = 'held', reason = 'no_joint_window' where campaign_id = $1`,
      [id],
    );
    await world.planDue();
    expect(await stateOf(id)).toBe('active');
    later(14 * 24 + 1);
    await world.planDue();
    expect((await world.sent(id))[0]).toMatchObject({ state: 'expired' });
    expect((await world.runs(id))[0]).toMatchObject({ state: 'failed' });
    expect(await stateOf(id)).toBe('completed');
  });
});

describe('a clock that jumps', () => {
  it('forward brings each step once; back brings nothing again', async () => {
    await world.people([{ tag: 'jump' }]);
    const id = await world.start('jump', [
      sms('one'),
      sms('two', { delay: days(1) }),
      sms('three', { delay: days(1) }),
    ]);
    const launched = world.clock.now();
    await world.plan(id);
    await world.accept(id);
    later(-48);
    await world.planDue();
    expect((await world.sent(id)).map(({ step }) => step)).toEqual(['one']);
    world.clock.set(new Date(launched.getTime() + 40 * 86_400_000).toISOString());
    await world.planDue();
    await world.planDue();
    expect((await world.sent(id)).map(({ step }) => step)).toEqual(['one', 'two']);
    await world.accept(id);
    await world.planDue();
    expect((await world.sent(id)).map(({ step }) => step)).toEqual(['one', 'two']);
    world.clock.set(launched.toISOString());
    await world.planDue();
    expect((await world.runs(id))[0]).toMatchObject({ state: 'active', step_position: 2 });
  });
});

describe('many planners at once', () => {
  it('write every step once', async () => {
    await world.people(
      Array.from({ length: 1_200 }, (_, n) => ({ tag: 'many', phone: `+1646${6_000_000 + n}` })),
    );
    const id = await world.draft('many', [
      { key: 't', type: 'manual_task', config: { title: 'Do' } },
      sms('one'),
    ]);
    await launchCampaign(world.platform, world.ctx, id, { confirmCount: 1_200 });
    await enrollAudience(world.platform, { teamId: world.session.teamId, campaignId: id });
    await Promise.all(Array.from({ length: 5 }, () => world.plan(id)));
    await world.planDue();
    const [counted] = await world.rows<{ tasks: number; sends: number; runs: number; carried: number }>(
      `select (select count(*)::int from tasks where campaign_id = $1) as tasks, (select count(*)::int from send_ledger where campaign_id = $1) as sends,
         (select count(distinct enrollment_id)::int from send_ledger where campaign_id = $1) as runs,
         (select sum(carried_out)::int from step_counts where campaign_id = $1) as carried`,
      [id],
    );
    expect(counted).toEqual({ tasks: 1_200, sends: 1_200, runs: 1_200, carried: 2_400 });
  });
});

describe('a step that cannot be planned', () => {
  it('ends its run with a reason and does not hold up the others', async () => {
    const [broken] = await world.people([{ tag: 'broken' }, { tag: 'broken', firstName: null }]);
    const condition = { kind: 'field', field: 'firstName', op: 'is_set' };
    const id = await world.start('broken', [
      { key: 'named', type: 'branch', config: { condition, yes: 'wait', no: 'one' } },
      { key: 'wait', type: 'wait', config: {} },
      sms('one'),
    ]);
    // Nothing in the product writes a wait without its time.
    await world.rows(
      `update steps set config = '{"until": {"kind": "local_time"}}' where key = 'wait' and sequence_version_id = (select sequence_version_id from campaigns where id = $1)`,
      [id],
    );
    await world.planDue();
    for (const run of await world.runs(id))
      expect([run.state, run.reason]).toEqual(
        run.lead_id === broken!.id ? ['failed', 'step_failed'] : ['active', null],
      );
    expect(await world.sent(id)).toHaveLength(1);
  });
});

describe('a person who writes while the first message is planned', () => {
  it('does not wait for the planner: the batch gives way and comes again, and a STOP leaves nothing pending', async () => {
    const [person] = await world.people([{ tag: 'at-once' }]);
    const id = await world.start('at-once', [sms('one')]);
    const { teamId } = world.session;
    await world.platform.database.withTeam(teamId, async (tx) => {
      await tx.client.query(
        `insert into conversations (team_id, id, lead_id, created_at, updated_at) values ($1, gen_random_uuid(), $2, now(), now())`,
        [teamId, person!.id],
      );
      await expect(world.plan(id)).rejects.toThrow(/lock timeout/);
    });
    expect(await world.sent(id)).toEqual([]);
    await world.plan(id);
    expect(await world.sent(id)).toHaveLength(1);
  });

  it('is never left with something pending, whoever comes first', async () => {
    const people = await world.people(Array.from({ length: 12 }, () => ({ tag: 'race' })));
    const id = await world.start('race', [sms('one'), sms('two', { delay: days(1) })]);
    const planning = (async () => {
      for (let round = 0; round < 5; round++) await world.planDue();
    })();
    await Promise.all([planning, ...people.map((person) => world.says(person, 'STOP'))]);
    await world.planDue();
    expect((await world.runs(id)).map(({ state }) => state)).toEqual(people.map(() => 'opted_out'));
    const pending = (await world.sent(id)).filter(({ state }) =>
      ['planned', 'ready', 'held'].includes(state),
    );
    expect(pending).toEqual([]);
  });
});
