// How fast due runs become messages in the ledger, beside the same rows written by one INSERT … SELECT.
import { performance } from 'node:perf_hooks';
import { addLeads, killSwitch, launch, signUpTeam, until } from './team.mjs';

export const planner = {
  name: 'planner',
  title: 'Plan 100,000 enrollments',
  unit: 's',
  baseline: 'bare INSERT … SELECT of the same rows',
  goal: '≤10 s',
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const count = short ? 2_000 : 100_000;
    const figures = await planOnce(stage, count);
    return {
      value: figures.seconds,
      baselineValue: figures.bareSeconds,
      details: {
        count,
        microsecondsEach: (figures.seconds * 1e6) / count,
        enrollSeconds: figures.enrollSeconds,
      },
      violations: Math.abs(count - figures.planned),
    };
  },
};

export const growth = {
  name: 'planner-growth',
  title: 'Planning time per enrollment: 1,000,000 against 10,000',
  unit: 'µs each',
  baseline: '10,000 in the same run',
  goal: '≤1.3×',
  once: true,
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const sizes = short ? [500, 2_000] : [10_000, 100_000, 1_000_000];
    const each = [];
    for (const size of sizes) {
      const figures = await planOnce(stage, size);
      each.push({ size, microseconds: (figures.seconds * 1e6) / size, enrollSeconds: figures.enrollSeconds });
    }
    return {
      value: each.at(-1)?.microseconds ?? 0,
      baselineValue: each[0]?.microseconds ?? 0,
      details: { each },
    };
  },
};

/**
 * Enroll while planning is held back, then plan and nothing else.
 * @param {import('./stage.mjs').Stage} stage
 * @param {number} count
 */
async function planOnce(stage, count) {
  const world = await stage.world();
  try {
    // First without the queue that plans; the kill switch keeps what is planned from leaving.
    await world.startApi({ WORKERS: 'lead,campaign' });
    const team = await signUpTeam(world);
    await addLeads(world, team, count);
    await killSwitch(world, team, true);
    const enrolling = performance.now();
    const campaign = await launch(world, team, { expected: count });
    await until('everybody enrolled', async () => {
      const [row] = await world.rows('select enrolled_at from campaigns where id = $1', [campaign]);
      return row.enrolled_at !== null;
    });
    const enrollSeconds = (performance.now() - enrolling) / 1_000;
    await world.stopApi();
    await world.rows('analyze');
    const from = performance.now();
    await world.startApi({ WORKERS: 'campaign-sequence' });
    const ready = performance.now();
    // One row counts the steps that were carried out: to count what is still due would cost as much as planning a batch.
    await until('everything planned', async () => {
      const [row] = await world.rows(
        'select coalesce(sum(carried_out + skipped), 0)::int as count from step_counts where campaign_id = $1',
        [campaign],
      );
      return row.count >= count;
    });
    const ended = performance.now();
    const [{ count: planned }] = await world.rows(
      'select count(*)::int as count from send_ledger where campaign_id = $1',
      [campaign],
    );
    // Workers begin before the API answers: the first ledger row tells when.
    const [{ first, last }] = await world.rows(
      'select min(created_at) as first, max(created_at) as last from send_ledger where campaign_id = $1',
      [campaign],
    );
    await world.stopApi();
    const bareSeconds = await bareInsert(world);
    return {
      seconds: Math.max((last - first) / 1_000, Math.min((ended - ready) / 1_000, (ended - from) / 1_000)),
      enrollSeconds,
      planned,
      bareSeconds,
    };
  } finally {
    await world.close();
  }
}

/** @param {import('./stage.mjs').World} world */
async function bareInsert(world) {
  await world.rows('create table bare_ledger (like send_ledger including defaults)');
  await world.rows('create unique index on bare_ledger (team_id, id)');
  const from = performance.now();
  await world.rows('insert into bare_ledger select * from send_ledger');
  return (performance.now() - from) / 1_000;
}
