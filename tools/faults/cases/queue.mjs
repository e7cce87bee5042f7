// The queue's store goes away.
import { AFTER_LEASE_MS } from '../world.mjs';
import { injected } from './case.mjs';

const MANY = 1_000;

/** @type {import('./case.mjs').FaultCase[]} */
export const QUEUE = [
  {
    number: 4,
    fault: 'FLUSHALL with 1,000 due',
    async play(world) {
      // Every claim fails, so that all of them are due when the store forgets.
      const first = await world.begin({ failpoints: 'claim.before_commit=error@*' });
      await world.launch(MANY);
      await world.until('all are due', async () => {
        const rows = await world.database.ledger();
        return rows.filter((row) => row.state === 'ready').length === MANY;
      });
      await first.term();
      await world.withRedis((redis) => redis.flushall());
      const sent = await world.twin.count();
      await first.start({ shiftMs: AFTER_LEASE_MS });
      await world.settle(MANY);
      return { injected: `${MANY - sent} due`, expected: { intents: MANY, accepted: MANY } };
    },
  },
  {
    number: 5,
    fault: 'Redis SIGKILL mid-burst',
    async play(world) {
      await world.twin.fault({ kind: 'slow', delayMs: 100 });
      // So few at once that there is much to come when the store goes.
      const first = await world.begin({ env: { SEND_CONCURRENCY: '40' } });
      await world.launch(MANY);
      await world.accepted(100);
      const sent = await world.twin.count();
      const { redis } = world.stand;
      process.kill(redis.child().identity.pid, 'SIGKILL');
      await redis.child().exited;
      injected(sent < MANY, 'everything was sent already');
      await world.until(
        'the API has noticed',
        async () => (await fetch(`${first.url}/ready`)).status !== 200,
      );
      await redis.restart();
      await world.settle(MANY);
      return { injected: `after ${sent} of ${MANY}`, expected: { intents: MANY, accepted: MANY } };
    },
  },
];
