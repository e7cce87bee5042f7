// Ten messages of one team while another has many thousands due.
import { performance } from 'node:perf_hooks';
import { addLeads, killSwitch, launchAndPlan, launch, signUpTeam, until } from './team.mjs';

export const fairness = {
  name: 'fairness',
  title: 'Ten messages beside another team’s backlog, against alone',
  unit: 'ms',
  baseline: 'the same ten alone',
  goal: '≤2× of alone',
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const backlog = short ? 1_500 : 20_000;
    const world = await stage.world();
    try {
      await world.startApi();
      const small = await signUpTeam(world, { name: 'Small', numbers: 1 });
      const large = await signUpTeam(world, { name: 'LargeTeam', numbers: 4 });
      await world.twin('/pause', {});
      await addLeads(world, small, 10, { tag: 'alone' });
      await addLeads(world, small, 10, { offset: 10, tag: 'beside' });
      await addLeads(world, large, backlog, { offset: 100 });
      const alone = await tenOut(world, small, 'alone');
      await killSwitch(world, large, true);
      await launchAndPlan(world, large, { expected: backlog });
      await killSwitch(world, large, false);
      await until('the large team sends', async () => (await accepted(world, large)) > 50);
      const beside = await tenOut(world, small, 'beside');
      const left = backlog - (await accepted(world, large));
      return {
        value: beside,
        baselineValue: alone,
        details: { backlog, leftWhenDone: left },
        violations: left > 0 ? 0 : 1,
      };
    } finally {
      await world.close();
    }
  },
};

/**
 * From the launch until the tenth acceptance.
 * @param {import('./stage.mjs').World} world
 * @param {import('./team.mjs').Team} team
 * @param {string} tag
 */
async function tenOut(world, team, tag) {
  const before = await accepted(world, team);
  const from = performance.now();
  await launch(world, team, { expected: 10, tag, name: tag });
  await until('ten acceptances', async () => (await accepted(world, team)) >= before + 10, { everyMs: 10 });
  return performance.now() - from;
}

/** @param {import('./stage.mjs').World} world @param {import('./team.mjs').Team} team */
async function accepted(world, team) {
  const [row] = await world.rows(
    'select count(*)::int as count from send_ledger where team_id = $1 and accepted_at is not null',
    [team.id],
  );
  return row.count;
}
