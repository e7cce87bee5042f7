// Processes that stand still, come back, go, or are two.
import { AFTER_LEASE_MS, PENDING, UNCERTAIN } from '../world.mjs';
import { check, injected } from './case.mjs';

/** Nothing is under way, and what was in doubt was looked up once. @param {import('../database.mjs').LedgerRow[]} rows */
const isKnown = (rows) =>
  rows.every((row) => !PENDING.includes(row.state) && (row.state !== 'unknown' || row.lookups > 0));

/** @type {import('./case.mjs').FaultCase[]} */
export const PROCESSES = [
  {
    number: 14,
    fault: 'event loop blocked beyond the job lock',
    long: true,
    async play(world) {
      const env = { JOB_LOCK_MS: '1500' };
      // The second worker is there and stands still until the first one is stuck with the claim.
      const first = await world.begin({ failpoints: 'claim.before_commit=block:8000', env });
      const second = await (await world.api()).start({ env });
      second.stop();
      await world.launch(20);
      await world.until('a claim is stuck', async () => {
        const rows = await world.database.rows(
          `select 1 from pg_stat_activity where datname = current_database() and state = 'idle in transaction' and now() - state_change > interval '1.5 seconds'`,
        );
        return rows.length > 0;
      });
      second.resume();
      world.stand.balancer.add(second.port);
      await world.until('its job is taken for lost', () => world.hasStalled());
      await world.settle(20);
      await world.until('the first one answers again', async () => (await fetch(`${first.url}/health`)).ok);
      await world.calm();
      return {
        injected: '8 s against a lock of 1.5 s, job given away',
        expected: { intents: 20, accepted: 20 },
      };
    },
  },
  {
    number: 15,
    fault: 'SIGSTOP, lease expires, SIGCONT',
    long: true,
    async play(world) {
      // Once between claim and socket, once between answer and store.
      const first = await world.begin({ failpoints: 'claim.after_commit=stop', balanced: false });
      const second = await world.listener();
      await world.launch(5);
      await first.stopped();
      const claimed = (await world.database.ledger()).filter((row) => row.state === 'submitting').length;
      injected(claimed > 0, 'nothing was claimed');
      await second.kill();
      await second.start({ shiftMs: AFTER_LEASE_MS });
      await world.settle(5, { until: isKnown });
      first.resume();
      await world.quiet();
      await world.settle(5, { until: isKnown });
      await first.kill();
      const sent = await world.twin.count();
      check(sent <= 5, `${sent} acceptances of 5`);

      // From here on the second one only listens: it is the third that claims.
      await second.kill();
      await second.start({ shiftMs: AFTER_LEASE_MS, env: { WORKERS: 'none' } });
      const third = await (
        await world.api()
      ).start({ shiftMs: AFTER_LEASE_MS, failpoints: 'send.after_answer=stop', balanced: false });
      await world.launch(5);
      await third.stopped();
      await world.until('what was taken is reported', async () => (await world.twin.state()).waiting === 0);
      await second.kill();
      await second.start({ shiftMs: 3 * AFTER_LEASE_MS });
      await world.settle(10, { until: isKnown });
      third.resume();
      await world.quiet();
      const rows = await world.settle(10, { until: isKnown });
      const doubt = rows.filter((row) => UNCERTAIN.includes(row.state)).length;
      return {
        injected: `${claimed} claims outlived their lease, ${doubt} in doubt`,
        expected: { intents: 10, doubtAllowed: true },
      };
    },
  },
  {
    number: 16,
    fault: 'Postgres restarts mid-claim',
    async play(world) {
      const first = await world.begin({ failpoints: 'claim.before_commit=stop' });
      await world.launch(20);
      await first.stopped();
      const { postgres } = world.stand;
      await world.database.release();
      process.kill(postgres.child().identity.pid, 'SIGKILL');
      await postgres.child().exited;
      await postgres.restart();
      const half = (await world.database.ledger()).filter((row) => row.state === 'submitting').length;
      check(half === 0, `${half} rows of a claim that never committed`);
      first.resume();
      world.stand.balancer.add(first.port);
      await world.settle(20);
      return { injected: 'server killed inside of the claim', expected: { intents: 20, accepted: 20 } };
    },
  },
  {
    number: 19,
    fault: 'two schedulers fire the same step',
    async play(world) {
      const env = { CRON_SECRET: 'a-secret-for-the-cron-door' };
      const both = [await world.begin({ env }), await world.begin({ env })];
      const launched = world.launch(200);
      const fire = async () => {
        for (let round = 0; round < 10; round += 1)
          await Promise.all(
            both.flatMap((api) =>
              ['plan-due', 'sweep-ledger'].map((name) =>
                fetch(`${api.url}/api/cron/${name}`, {
                  method: 'POST',
                  headers: { authorization: `Bearer ${env.CRON_SECRET}` },
                }).then((response) =>
                  check(response.status === 202, `the cron door said ${response.status}`),
                ),
              ),
            ),
          );
      };
      await Promise.all([launched, fire()]);
      await fire();
      await world.settle(200);
      const twice = await world.database.rows(
        `select 1 from send_ledger group by enrollment_id, step_id having count(*) > 1`,
      );
      check(twice.length === 0, `${twice.length} steps have two rows`);
      return { injected: '80 extra ticks in two processes', expected: { intents: 200, accepted: 200 } };
    },
  },
  {
    number: 24,
    fault: 'SIGTERM deploy under load',
    short: true,
    async play(world) {
      await world.twin.fault({ kind: 'slow', delayMs: 150 });
      // So few at once that there is much to come when the word is given.
      const env = { SEND_CONCURRENCY: '20' };
      const first = await world.begin({ env });
      await world.launch(500);
      await world.accepted(50);
      const sent = await world.twin.count();
      const second = await world.api();
      await Promise.all([second.start({ env }), first.term()]);
      injected(sent < 500, 'everything was sent already');
      await world.settle(500);
      return { injected: `after ${sent} of 500`, expected: { intents: 500, accepted: 500 } };
    },
  },
];
