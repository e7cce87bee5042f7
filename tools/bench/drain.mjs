// How fast ready messages leave: ledger, gate, one HTTP request and two status callbacks each, beside a bare loop.
import { performance } from 'node:perf_hooks';
import { bareLoop } from './bare-loop.mjs';
import { addLeads, killSwitch, launchAndPlan, signUpTeam, until } from './team.mjs';

export const drain = {
  name: 'drain',
  title: 'Sends a second: ledger, gate, HTTP, two callbacks each',
  unit: 'sends/s',
  baseline: 'bare loop: claim row, POST, update row',
  goal: '≥600, ≥0.5 of the bare loop',
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const count = short ? 400 : 6_000;
    const world = await stage.world();
    try {
      const figures = await drainOnce(world, count);
      const bare = await bareLoop(world, { count, concurrency: 64 });
      return {
        value: figures.perSecond,
        baselineValue: bare.perSecond,
        details: {
          count,
          withCallbacksPerSecond: figures.settledPerSecond,
          accepted: figures.accepted,
          duplicates: figures.duplicates,
          open: figures.open,
        },
        violations: figures.duplicates + figures.open + (count - figures.accepted),
      };
    } finally {
      await world.close();
    }
  },
};

/**
 * Plan under the kill switch, let go, and measure between the first tenth and the last.
 * @param {import('./stage.mjs').World} world
 * @param {number} count
 * @param {{ during?: (team: import('./team.mjs').Team) => Promise<void> }} [options] during: runs beside the drain
 */
export async function drainOnce(world, count, { during } = {}) {
  await world.startApi();
  const team = await signUpTeam(world);
  await world.twin('/pause', {});
  await addLeads(world, team, count);
  await killSwitch(world, team, true);
  await launchAndPlan(world, team, { expected: count });
  await killSwitch(world, team, false);
  /** @type {{ at: number, accepted: number }[]} */
  const seen = [];
  const watching = during?.(team);
  const started = performance.now();
  await until(
    `${count} acceptances`,
    async () => {
      const { counts } = await world.twin('/state');
      seen.push({ at: performance.now(), accepted: counts.acceptances });
      return counts.acceptances >= count;
    },
    { everyMs: 50 },
  );
  await until('every status applied', async () => (await open(world)) === 0, { timeoutMs: 120_000 });
  const settled = performance.now();
  await watching;
  const from = seen.find((look) => look.accepted >= count * 0.1);
  const to = seen.find((look) => look.accepted >= count * 0.9) ?? seen.at(-1);
  const { counts } = await world.twin('/state');
  if (!from || !to) throw new Error('nothing was accepted');
  return {
    perSecond: ((to.accepted - from.accepted) * 1_000) / (to.at - from.at),
    settledPerSecond: (count * 1_000) / (settled - started),
    accepted: counts.acceptances,
    duplicates: counts.duplicates,
    open: await open(world),
  };
}

/** Messages whose delivery is not known yet. @param {import('./stage.mjs').World} world */
async function open(world) {
  const [row] = await world.rows(
    `select count(*)::int as count from send_ledger where state in ('ready', 'submitting', 'accepted', 'sent', 'unknown')`,
  );
  return row.count;
}
