// Ten messages of one team while another has a million due.
import { performance } from 'node:perf_hooks';
import { seedBacklog } from './backlog.mjs';
import { summary } from './statistics.mjs';
import { addLeads, killSwitch, launch, signInAgain, signUpTeam, until } from './team.mjs';

/** Launches of ten in each of the two situations, in turns, so that what else the machine does falls on both. */
const TURNS = 7;

export const fairness = {
  name: 'fairness',
  title: 'Ten messages beside another team’s backlog, against alone',
  unit: 'ms',
  baseline: 'the same ten alone',
  goal: '≤2× of alone',
  once: true,
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean, backlog?: number }} options */
  async run(stage, { short, backlog = short ? 3_000 : 1_000_000 }) {
    const turns = short ? 1 : TURNS;
    const world = await stage.world();
    try {
      await world.startApi();
      const small = await signUpTeam(world, { name: 'Small', numbers: 1 });
      const large = await signUpTeam(world, { name: 'LargeTeam', numbers: 4 });
      await world.twin('/pause', {});
      let leads = 0;
      const ten = async () => {
        const tag = `ten-${leads}`;
        await addLeads(world, small, 10, { offset: leads, tag });
        leads += 10;
        return tag;
      };
      const tags = [];
      for (let turn = 0; turn < 2 * turns + 1; turn += 1) tags.push(await ten());
      // The first launch of a process compiles what all others use.
      await tenOut(world, small, String(tags.pop()));
      await seedBacklog(world, large, backlog, { offset: 1_000 });
      /** @type {Ten[]} */
      const alone = [];
      /** @type {Ten[]} */
      const beside = [];
      for (let turn = 0; turn < turns; turn += 1) {
        await rest(world, large);
        await signInAgain(world, [small, large]);
        alone.push(await tenOut(world, small, String(tags.pop())));
        const before = await accepted(world, large);
        await killSwitch(world, large, false);
        await until('the large team sends', async () => (await accepted(world, large)) >= before + 200);
        beside.push(await tenOut(world, small, String(tags.pop())));
        await killSwitch(world, large, true);
      }
      const left = backlog - (await accepted(world, large));
      return {
        value: middle(beside, 'all'),
        baselineValue: middle(alone, 'all'),
        details: {
          backlog,
          leftWhenDone: left,
          alone: alone.map(({ all = 0 }) => Math.round(all)),
          beside: beside.map(({ all = 0 }) => Math.round(all)),
          middleOfRatios: middle(
            beside.map(({ all = 0 }, turn) => ({ ratio: all / (alone[turn]?.all ?? Number.NaN) })),
            'ratio',
          ),
          phasesAlone: phases(alone),
          phasesBeside: phases(beside),
          floodPerSecond: Math.round(middle(beside, 'floodPerSecond')),
        },
        violations: left > 0 ? 0 : 1,
      };
    } finally {
      await world.close();
    }
  },
};

/** @typedef {Record<string, number>} Ten milliseconds from the beginning to each place on the way */

/**
 * From the launch until the tenth acceptance.
 * @param {import('./stage.mjs').World} world
 * @param {import('./team.mjs').Team} team
 * @param {string} tag
 * @returns {Promise<Ten>}
 */
async function tenOut(world, team, tag) {
  const [{ count: floodBefore }] = await world.rows(OTHERS, [team.id]);
  const before = await accepted(world, team);
  const from = performance.now();
  const began = Date.now();
  const campaign = await launch(world, team, { expected: 10, tag, name: tag });
  const launched = performance.now() - from;
  await until('ten acceptances', async () => (await accepted(world, team)) >= before + 10, { everyMs: 10 });
  const all = performance.now() - from;
  const [{ count: floodAfter }] = await world.rows(OTHERS, [team.id]);
  const [row] = await world.rows(PLACES, [team.id, campaign]);
  const at = (/** @type {Date} */ time) => world.realTime(time) - began;
  return {
    launched,
    enrolled: at(row.enrolled),
    planned: at(row.planned),
    claimed: at(row.claimed),
    accepted: at(row.accepted),
    all,
    floodPerSecond: (floodAfter - floodBefore) / (all / 1_000),
  };
}

/** When the last of the ten came to each place; each is the beginning of the transaction that brought it there. */
const PLACES = `
select (select max(created_at) from enrollments where team_id = $1 and campaign_id = $2) as enrolled, max(created_at) as planned,
  max(submitted_at) as claimed, max(accepted_at) as accepted
from send_ledger where team_id = $1 and campaign_id = $2`;

const OTHERS =
  'select count(*)::int as count from send_ledger where team_id <> $1 and accepted_at is not null';

/**
 * Nothing of a team is under way, and its callbacks have come.
 * @param {import('./stage.mjs').World} world @param {import('./team.mjs').Team} team
 */
async function rest(world, team) {
  await until('the large team rests', async () => {
    const [row] = await world.rows(
      `select exists (select from send_ledger where team_id = $1 and state in ('submitting', 'accepted', 'sent')) as busy`,
      [team.id],
    );
    return !row.busy;
  });
}

/** @param {Ten[]} tens @param {string} place @returns {number} */
const middle = (tens, place) => summary(tens.map((ten) => ten[place] ?? 0)).median;

/** @param {Ten[]} tens */
const phases = (tens) =>
  Object.fromEntries(
    ['launched', 'enrolled', 'planned', 'claimed', 'accepted', 'all'].map((place) => [
      place,
      Math.round(middle(tens, place)),
    ]),
  );

/** @param {import('./stage.mjs').World} world @param {import('./team.mjs').Team} team */
async function accepted(world, team) {
  const [row] = await world.rows(
    'select count(*)::int as count from send_ledger where team_id = $1 and accepted_at is not null',
    [team.id],
  );
  return row.count;
}
