// The API is killed every five seconds while it drains: nobody gets two, nobody is lost silently.
import { setTimeout as sleep } from 'node:timers/promises';
import { addLeads, killSwitch, launchAndPlan, signUpTeam, until } from './team.mjs';

export const killed = {
  name: 'kill',
  title: 'Drain under kill -9 every 5 s: messages that nobody can see or that came twice',
  unit: 'messages',
  goal: '0',
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const count = short ? 300 : 12_000;
    const world = await stage.world();
    try {
      await world.startApi();
      const team = await signUpTeam(world);
      await world.twin('/pause', {});
      await addLeads(world, team, count);
      await killSwitch(world, team, true);
      await launchAndPlan(world, team, { expected: count });
      await killSwitch(world, team, false);
      let kills = 0;
      for (;;) {
        await sleep(short ? 600 : 5_000);
        const [row] = await world.rows(
          `select count(*)::int as count from send_ledger where state in ('planned', 'ready', 'submitting')`,
        );
        if (row.count === 0) break;
        await world.kill();
        kills += 1;
        await world.startApi();
        if (short && kills >= 2) break;
      }
      await until(
        'nothing is under way',
        async () => {
          const [row] = await world.rows(
            `select count(*)::int as count from send_ledger where state in ('planned', 'ready', 'submitting')`,
          );
          return row.count === 0;
        },
        { timeoutMs: 180_000 },
      );
      const { total, distinct } = await world.twin('/acceptances');
      const [{ seen, doubtful }] = await world.rows(
        `select count(*) filter (where accepted_at is not null)::int as seen, count(*) filter (where accepted_at is null and state in ('unknown', 'failed_unknown'))::int as doubtful from send_ledger`,
      );
      const doubled = total - distinct;
      const lost = count - seen - doubtful;
      return {
        value: doubled + Math.max(0, lost),
        details: { count, kills, accepted: distinct, doubled, lost, unknownAndVisible: doubtful },
        violations: doubled + Math.max(0, lost),
      };
    } finally {
      await world.close();
    }
  },
};
