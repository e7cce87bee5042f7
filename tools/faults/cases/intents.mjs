// Between the wish to send and its job.
import { AFTER_LEASE_MS, PENDING } from '../world.mjs';
import { check, injected } from './case.mjs';

/** @param {import('../world.mjs').World} world @returns {Promise<string[]>} */
async function owedJobs(world) {
  const rows = await world.database.rows(`select topic from outbox where kind = 'job'`);
  return rows.map((row) => row.topic.split('/')[1]);
}

/** @type {import('./case.mjs').FaultCase[]} */
export const INTENTS = [
  {
    number: 1,
    fault: 'kill -9 before the intent commits',
    async play(world) {
      const first = await world.begin({ failpoints: 'intent.before_commit=kill' });
      await world.launch(20);
      await first.ended();
      const rows = await world.database.ledger();
      const jobs = await world.database.rows(
        `select topic from outbox where kind = 'job' and topic in ('campaign/send', 'campaign/drain')`,
      );
      check(rows.length === 0, `${rows.length} rows of a transaction that never committed`);
      check(jobs.length === 0, `${jobs.length} jobs of a transaction that never committed`);
      check((await world.twin.count()) === 0, 'accepted without an intent');
      await first.start({ shiftMs: AFTER_LEASE_MS });
      await world.settle(20);
      return { injected: '0 rows, 0 jobs', expected: { intents: 20, accepted: 20 } };
    },
  },
  {
    number: 2,
    fault: 'kill -9 after commit, before the relay',
    async play(world) {
      const first = await world.begin({ failpoints: 'intent.after_commit=kill' });
      await world.launch(20);
      await first.ended();
      const rows = await world.database.ledger();
      injected(rows.length > 0, 'no row was committed');
      const before = await world.twin.count();
      await first.start({ shiftMs: AFTER_LEASE_MS });
      await world.settle(20);
      return {
        injected: `${rows.length} committed, ${before} sent`,
        expected: { intents: 20, accepted: 20 },
      };
    },
  },
  {
    number: 3,
    fault: 'relay dies after add, before marking',
    async play(world) {
      const first = await world.begin({ failpoints: 'relay.after_add=kill@2' });
      await world.launch(20);
      await first.ended();
      const owed = await owedJobs(world);
      // And once more with what is added for the second time.
      await first.start({ shiftMs: AFTER_LEASE_MS, failpoints: 'relay.after_add=kill' });
      await first.ended();
      const again = await owedJobs(world);
      injected(owed.length > 0 && again.length > 0, 'no job is owed');
      await first.start({ shiftMs: 2 * AFTER_LEASE_MS });
      await world.settle(20, { until: (rows) => rows.every((row) => !PENDING.includes(row.state)) });
      return {
        injected: `added and still owed: ${[...new Set([...owed, ...again])].join(', ')}`,
        expected: { intents: 20, doubtAllowed: true },
      };
    },
  },
];
