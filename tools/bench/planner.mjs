// How fast due runs become messages in the ledger, beside the same rows written by one INSERT … SELECT.
import { performance } from 'node:perf_hooks';
import { seedRuns } from './backlog.mjs';
import { perThing, processorTimes } from './processor.mjs';
import { sleep } from '../runtime/wait.mjs';
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
    const figures = await planOnce(stage, count, { enroll: enrollByProduct, bare: true });
    return {
      value: figures.seconds,
      baselineValue: figures.bareSeconds,
      details: {
        count,
        microsecondsEach: (figures.seconds * 1e6) / count,
        processorMsEach: figures.processorMsEach,
        enrollSeconds: figures.enrollSeconds,
      },
      violations: Math.abs(count - figures.planned),
    };
  },
};

/**
 * By processor time, which other work on the machine touches little. Of a million runs all but a hundred are copies:
 * enrolling them would take longer than planning them, and is not what is measured.
 */
export const growth = {
  name: 'planner-growth',
  title: 'Planning cost per enrollment, processor time of API and PostgreSQL: 1,000,000 against 10,000',
  unit: 'µs each',
  baseline: '10,000 in the same run',
  goal: '≤1.3×',
  once: true,
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const sizes = short ? [500, 2_000] : [10_000, 100_000, 1_000_000];
    const each = [];
    let violations = 0;
    for (const size of sizes) {
      const figures = await planOnce(stage, size, { enroll: enrollByCopy, bare: false });
      const { api = 0, postgres = 0 } = figures.processorMsEach ?? {};
      const seconds = Number(figures.seconds.toFixed(2));
      // Where the system does not tell processor times, the clock must do.
      const cost = (api + postgres) * 1_000 || (seconds * 1e6) / size;
      each.push({ size, cost, seconds, microsecondsEach: Math.round((seconds * 1e6) / size), api, postgres });
      violations += Math.abs(size - figures.planned);
    }
    return {
      value: each.at(-1)?.cost ?? 0,
      baselineValue: each[0]?.cost ?? 0,
      details: { each },
      violations,
    };
  },
};

/** @typedef {import('./stage.mjs').World} World */
/** @typedef {import('./team.mjs').Team} Team */
/** @typedef {(world: World, team: Team, count: number) => Promise<string>} Enroll the campaign's id */

/** @type {Enroll} */
async function enrollByProduct(world, team, count) {
  await addLeads(world, team, count);
  return enrolled(world, await launch(world, team, { expected: count }));
}

/** @type {Enroll} */
async function enrollByCopy(world, team, count) {
  const sample = Math.min(100, count);
  await addLeads(world, team, sample, { tag: 'sample' });
  const campaign = await enrolled(world, await launch(world, team, { expected: sample, tag: 'sample' }));
  await addLeads(world, team, count - sample, { offset: sample, tag: 'copied' });
  await seedRuns(world, team, campaign, { offset: sample, count: count - sample });
  return campaign;
}

/** @param {World} world @param {string} campaign */
async function enrolled(world, campaign) {
  await until('everybody enrolled', async () => {
    const [row] = await world.rows('select enrolled_at from campaigns where id = $1', [campaign]);
    return row.enrolled_at !== null;
  });
  return campaign;
}

/**
 * Enroll while planning is held back, then plan and nothing else.
 * @param {import('./stage.mjs').Stage} stage
 * @param {number} count
 * @param {{ enroll: Enroll, bare: boolean }} how
 */
async function planOnce(stage, count, { enroll, bare }) {
  const world = await stage.world();
  try {
    // First without the queue that plans; the kill switch keeps what is planned from leaving.
    await world.startApi({ WORKERS: 'lead,campaign' });
    const team = await signUpTeam(world);
    await killSwitch(world, team, true);
    const enrolling = performance.now();
    const campaign = await enroll(world, team, count);
    const enrollSeconds = (performance.now() - enrolling) / 1_000;
    await world.stopApi();
    // The campaign is let go when the API has started: what starting costs is not planning's.
    await world.rows(`update campaigns set state = 'paused' where id = $1`, [campaign]);
    await world.rows('analyze');
    await world.startApi({ WORKERS: 'campaign-sequence' });
    await sleep(SETTLE_MS);
    const spent = processorTimes(world.pids());
    await world.rows(`update campaigns set state = 'active' where id = $1`, [campaign]);
    // One row counts the steps that were carried out: to count what is still due would cost as much as planning a batch.
    await until('everything planned', async () => {
      const [row] = await world.rows(
        'select coalesce(sum(carried_out + skipped), 0)::int as count from step_counts where campaign_id = $1',
        [campaign],
      );
      return row.count >= count;
    });
    const ended = Date.now();
    const processorMsEach = perThing(spent, processorTimes(world.pids()), count);
    // Planning begins with a round that comes every other second: the first row tells when.
    const [{ count: planned, first }] = await world.rows(
      'select count(*)::int as count, min(created_at) as first from send_ledger where campaign_id = $1',
      [campaign],
    );
    await world.stopApi();
    return {
      seconds: (ended - world.realTime(first)) / 1_000,
      enrollSeconds,
      planned,
      processorMsEach,
      bareSeconds: bare ? await bareInsert(world) : undefined,
    };
  } finally {
    await world.close();
  }
}

/** Until an API that has just started has nothing more to compile. */
const SETTLE_MS = 3_000;

/** @param {import('./stage.mjs').World} world */
async function bareInsert(world) {
  await world.rows('create table bare_ledger (like send_ledger including defaults)');
  await world.rows('create unique index on bare_ledger (team_id, id)');
  const from = performance.now();
  await world.rows('insert into bare_ledger select * from send_ledger');
  return (performance.now() - from) / 1_000;
}
