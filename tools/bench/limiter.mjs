// Does a number send at its rate, and never above it in any second?
import { busiestWindow } from './statistics.mjs';
import { addLeads, launch, signUpTeam, until } from './team.mjs';

export const limiter = {
  name: 'limiter',
  title: 'Limiter: achieved ÷ allowed segments a second',
  unit: '× of the rate',
  goal: '0.95–1.00, no second above',
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const rate = 50;
    const seconds = short ? 5 : 20;
    const world = await stage.world();
    try {
      await world.startApi();
      const team = await signUpTeam(world, { numbers: 1, segmentsPerSecond: rate });
      await world.twin('/pause', {});
      await addLeads(world, team, rate * (seconds + 4));
      await launch(world, team, { expected: rate * (seconds + 4) });
      await until(
        'enough seconds',
        async () => {
          const { counts } = await world.twin('/state');
          return counts.acceptances >= rate * (seconds + 2);
        },
        { everyMs: 250 },
      );
      const { messages } = await world.twin(`/messages?direction=outbound&limit=100000`);
      const segments = await segmentsByText(world);
      const events = messages.map((message) => ({
        at: Date.parse(message.acceptedAt),
        weight: segments.get(message.to) ?? 1,
      }));
      const first = Math.min(...events.map((event) => event.at));
      // The first second fills the pipe; what counts is the steady run after it.
      const steady = events.filter(
        (event) => event.at >= first + 1_000 && event.at < first + 1_000 + seconds * 1_000,
      );
      const sum = steady.reduce((total, event) => total + event.weight, 0);
      const worst = busiestWindow(events, 1_000);
      return {
        value: sum / (rate * seconds),
        details: { rate, seconds, worstSecond: worst },
        violations: Math.max(0, worst - rate),
      };
    } finally {
      await world.close();
    }
  },
};

/** @param {import('./stage.mjs').World} world @returns {Promise<Map<string, number>>} by recipient */
async function segmentsByText(world) {
  const rows = await world.rows('select address, segments from send_ledger');
  return new Map(rows.map((row) => [row.address, row.segments]));
}
