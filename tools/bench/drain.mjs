// How fast ready messages leave: ledger, gate, one HTTP request and two status callbacks each, beside a bare loop.
import { performance } from 'node:perf_hooks';
import { bareLoop } from './bare-loop.mjs';
import { perThing, processorTimes } from './processor.mjs';
import { addLeads, killSwitch, launchAndPlan, signUpTeam, until } from './team.mjs';

/** Milliseconds between looks into the ledger. */
const LOOK_MS = 500;

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
      const applied = await bareLoop(world, { count, concurrency: 64, callbacks: true });
      return {
        value: figures.perSecond,
        baselineValue: bare.perSecond,
        beside: [
          {
            title: '… beside a bare loop that has its callbacks too',
            baseline: 'bare loop, and each callback one UPDATE',
            baselineValue: applied.perSecond,
          },
        ],
        details: {
          count,
          acceptedPerSecond: figures.acceptedPerSecond,
          deliveredPerSecond: figures.deliveredPerSecond,
          seconds: figures.seconds,
          accepted: figures.accepted,
          duplicates: figures.duplicates,
          unapplied: figures.unapplied,
          open: figures.open,
          processorMsEach: figures.processorMsEach,
        },
        violations: figures.duplicates + figures.unapplied + figures.open + (count - figures.accepted),
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
  const spent = processorTimes(world.pids());
  await killSwitch(world, team, false);
  /** @type {{ at: number, accepted: number, delivered: number }[]} */
  const seen = [];
  const watching = during?.(team);
  const started = performance.now();
  let askedAt = 0;
  await until(
    `the end of ${count} messages`,
    async () => {
      // A callback is answered once it is applied, and so the twin knows without a look into the ledger; that is asked
      // only now and then, because asking costs the processor that everything here shares.
      const { acceptances, answered } = await world.twin('/counts');
      const now = performance.now();
      seen.push({ at: now, accepted: acceptances, delivered: answered.delivered ?? 0 });
      if ((answered.delivered ?? 0) < count && now - askedAt < LOOK_MS) return false;
      askedAt = now;
      return (await unsettled(world)) === 0;
    },
    { everyMs: 100 },
  );
  const settled = performance.now();
  const processorMsEach = perThing(spent, processorTimes(world.pids()), count);
  await watching;
  const { counts } = await world.twin('/state');
  const delivered = await deliveries(world);
  const acceptedPerSecond = steadyRate(seen, count, 'accepted');
  const deliveredPerSecond = steadyRate(seen, count, 'delivered');
  return {
    // Sustained is what both keep up: requests that leave, and callbacks that are applied.
    perSecond: Math.min(acceptedPerSecond, deliveredPerSecond),
    acceptedPerSecond,
    deliveredPerSecond,
    seconds: (settled - started) / 1_000,
    accepted: counts.acceptances,
    /** Callbacks that were answered and are not in the ledger: there must be none. */
    unapplied: Math.max(0, (seen.at(-1)?.delivered ?? 0) - delivered),
    duplicates: counts.duplicates,
    open: await open(world),
    processorMsEach,
  };
}

/**
 * The rate between the first tenth and the ninth.
 * @param {{ at: number, accepted: number, delivered: number }[]} seen
 * @param {number} count
 * @param {'accepted' | 'delivered'} key
 */
function steadyRate(seen, count, key) {
  const from = seen.find((look) => look[key] >= count * 0.1);
  const to = seen.find((look) => look[key] >= count * 0.9);
  if (!from || !to || to.at === from.at)
    return (count * 1_000) / Math.max(1, (seen.at(-1)?.at ?? 0) - (seen[0]?.at ?? 0));
  return ((to[key] - from[key]) * 1_000) / (to.at - from.at);
}

/** Messages whose end is not known; who opted out meanwhile has one. @param {import('./stage.mjs').World} world */
async function unsettled(world) {
  const [row] = await world.rows(
    `select count(*)::int as count from send_ledger where not transactional and state in ('planned', 'ready', 'submitting', 'accepted', 'sent', 'unknown')`,
  );
  return row.count;
}

/** @param {import('./stage.mjs').World} world */
async function deliveries(world) {
  const [row] = await world.rows(`select count(*)::int as count from send_ledger where state = 'delivered'`);
  return row.count;
}

/** Messages whose delivery is not known yet. @param {import('./stage.mjs').World} world */
async function open(world) {
  const [row] = await world.rows(
    `select count(*)::int as count from send_ledger where state in ('ready', 'submitting', 'accepted', 'sent', 'unknown')`,
  );
  return row.count;
}
