import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkExperiments } from '../../src/modules/campaigns/experiments/check-experiments.js';
import { sequenceWorld, sms, type SequenceWorld } from './sequence-world.js';

let world: SequenceWorld;
beforeAll(async () => {
  world = await sequenceWorld();
});
afterAll(() => world?.close());

const split = {
  key: 'ab',
  type: 'split',
  config: {
    variants: [
      { key: 'calm', weight: 50, goto: 'calm' },
      { key: 'loud', weight: 50, goto: 'loud' },
    ],
  },
};
const steps = [split, sms('calm', { config: { next: null } }), sms('loud')];

interface Experiment {
  state: string;
  reason: string | null;
  winner: string | null;
  step: { key: string };
  variants: {
    key: string;
    weight: number;
    stopped: boolean;
    stoppedReason: string | null;
    assigned: number;
    sent: number;
    optedOut: number;
    replied: number;
  }[];
}

const experiment = async (id: string): Promise<Experiment> => {
  const { campaign } = await world.app.data<{ campaign: { experiments: Experiment[] } }>(
    `query ($id: ID!) { campaign(id: $id) { experiments { state reason winner step { key } variants { key weight stopped stoppedReason assigned sent optedOut replied } } } }`,
    { id },
    world.session.token,
  );
  return campaign.experiments[0]!;
};

const people = (tag: string, count: number, from: number) =>
  world.people(Array.from({ length: count }, (_, n) => ({ tag, phone: `+1646${from + n}` })));

it('stops a variant that people opt out of, gives its share to the other, and says so', async () => {
  await people('harm', 400, 6_100_000);
  const id = await world.start('harm', steps);
  await world.plan(id);
  await world.accept(id);
  const before = await experiment(id);
  expect(before).toMatchObject({ state: 'RUNNING', step: { key: 'ab' } });
  expect(before.variants.reduce((sum, variant) => sum + variant.assigned, 0)).toBe(400);
  for (const variant of before.variants) expect(variant.assigned).toBeGreaterThan(150);
  await checkExperiments(world.platform);
  expect((await experiment(id)).state).toBe('RUNNING');
  await world.rows(
    `update enrollments set state = 'opted_out' where campaign_id = $1 and id in (
       select enrollment_id from experiment_assignments where variant = 'loud' order by enrollment_id limit 30)`,
    [id],
  );
  await checkExperiments(world.platform);
  const after = await experiment(id);
  expect(after).toMatchObject({ state: 'STOPPED', winner: null });
  expect(after.variants.find(({ key }) => key === 'loud')).toMatchObject({
    stopped: true,
    optedOut: 30,
    stoppedReason: expect.stringMatching(/^Opt-outs \d/) as unknown,
  });
  const [entry] = await world.rows<{ actor: string; action: string }>(
    `select actor, action from audit_log where subject_id = $1 and action like 'experiment.%'`,
    [id],
  );
  expect(entry).toEqual({ actor: 'system:experiment', action: 'experiment.stop_variant' });
  // Whoever comes to the split from now on takes what is left.
  const more = await people('harm', 20, 6_200_000);
  await world.rows('update campaigns set enrolled_at = null where id = $1', [id]);
  const { enrollAudience } = await import('../../src/modules/campaigns/engine/enroll-audience.js');
  await enrollAudience(world.platform, { teamId: world.session.teamId, campaignId: id });
  await world.plan(id);
  const taken = await world.rows<{ variant: string }>(
    `select a.variant from experiment_assignments a join enrollments e on e.id = a.enrollment_id where e.lead_id = any($1::uuid[])`,
    [more.map((person) => person.id)],
  );
  expect(taken).toHaveLength(20);
  expect(new Set(taken.map(({ variant }) => variant))).toEqual(new Set(['calm']));
});

it('names a winner when one gets clearly more replies', async () => {
  await people('win', 300, 6_300_000);
  const id = await world.start('win', steps);
  await world.plan(id);
  await world.accept(id);
  await world.rows(
    `update enrollments set state = 'replied' where campaign_id = $1 and id in (
       select a.enrollment_id from experiment_assignments a join enrollments e on e.id = a.enrollment_id where e.campaign_id = $1 and variant = 'calm' order by 1 limit 40)`,
    [id],
  );
  await checkExperiments(world.platform);
  expect(await experiment(id)).toMatchObject({
    state: 'CONCLUDED',
    winner: 'calm',
    reason: expect.stringMatching(/^Replies /) as unknown,
  });
  await checkExperiments(world.platform);
  expect(
    await world.rows(`select from audit_log where subject_id = $1 and action = 'experiment.conclude'`, [id]),
  ).toHaveLength(1);
});
