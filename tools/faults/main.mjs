// npm run test:faults: real processes are killed, stopped and starved, and the promises are counted.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../runtime/build.mjs';
import { printFailure, UserFacingError } from '../runtime/errors.mjs';
import { dataDir } from '../runtime/paths.mjs';
import { Run } from '../runtime/processes.mjs';
import { findOnPath } from '../runtime/redis.mjs';
import { CASES } from './cases/index.mjs';
import { judge } from './invariants.mjs';
import { HELP, parseOptions } from './options.mjs';
import { table } from './report.mjs';
import { buildStand } from './stand.mjs';
import { World } from './world.mjs';

/** @typedef {import('./report.mjs').Result} Result */

async function main() {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const unknown = options.cases?.filter((number) => !CASES.some((one) => one.number === number)) ?? [];
  if (unknown.length > 0)
    throw new UserFacingError(`--case ${unknown.join(', ')}: not known; there are 1 to ${CASES.length}.`);
  const chosen = CASES.filter(
    (one) => (options.cases?.includes(one.number) ?? true) && (!options.short || one.short),
  );
  if (options.short && !findOnPath(['redis-server', 'valkey-server'], process.env.PATH ?? '')) {
    console.log('no redis-server on PATH: the fault cases are skipped (apt-get install redis-server)');
    return 0;
  }
  const { run } = await Run.open({ kind: 'faults', dir: dataDir(), logs: join(dataDir(), 'logs', 'faults') });
  run.stopOnSignals({ onStop: () => console.log('\n  stopping'), onStopped: () => process.exit(130) });
  /** @type {Result[][]} */
  const runs = [];
  try {
    if (options.build)
      await build(run, { env: {}, projects: ['core', 'contracts', 'db', 'providers', 'api', 'twin'] });
    const stand = await buildStand(run);
    for (let round = 1; round <= options.runs; round += 1) {
      if (options.runs > 1) console.log(`\n── run ${round} of ${options.runs}`);
      const results = [];
      for (const one of chosen) {
        const result = await playCase(stand, one, options.keep);
        console.log(
          `  ${result.verdict === 'held' ? '✓' : '✗'} ${String(one.number).padStart(2)} ${one.fault} (${result.seconds.toFixed(1)} s)`,
        );
        results.push(result);
      }
      runs.push(results);
      console.log(`\n${table(results)}\n`);
    }
    await stand.balancer.close();
  } finally {
    if (!run.closing) await run.close();
  }
  return finish(runs);
}

/**
 * Set up, inject, settle, check; then the invariants, whatever the case itself says.
 * @param {import('./stand.mjs').Stand} stand
 * @param {import('./cases/case.mjs').FaultCase} one
 * @param {boolean} keep
 * @returns {Promise<Result>}
 */
async function playCase(stand, one, keep) {
  const began = performance.now();
  const world = await World.create(stand, `faults_case_${one.number}`, one.start ? { start: one.start } : {});
  /** @type {Result} */
  const result = {
    number: one.number,
    fault: one.fault,
    injected: '',
    ...{ acceptances: 0, lost: 0, late: 0, unknown: 0 },
    verdict: 'broken',
    faults: [],
    seconds: 0,
  };
  try {
    const outcome = await one.play(world);
    result.injected = outcome.injected;
    const { faults, ...counts } = await judge(world, outcome.expected);
    Object.assign(result, counts, { faults });
  } catch (error) {
    result.faults.push(error instanceof Error ? error.message : String(error));
    await judge(world, { intents: 0, doubtAllowed: true, waitAllowed: true }).then(
      ({ faults, ...counts }) => Object.assign(result, counts, { faults: [...result.faults, ...faults] }),
      () => undefined,
    );
  }
  result.verdict = result.faults.length === 0 ? 'held' : 'broken';
  await heal(stand);
  await world.close({ keep: keep && result.verdict === 'broken' });
  result.seconds = (performance.now() - began) / 1_000;
  return result;
}

/** A case that failed half-way leaves the servers running for the next one. @param {import('./stand.mjs').Stand} stand */
async function heal({ postgres, redis }) {
  if (!postgres.child().running()) await postgres.restart();
  if (!redis.child().running()) await redis.restart();
}

/** @param {Result[][]} runs */
function finish(runs) {
  const reports = join(dataDir(), 'reports');
  mkdirSync(reports, { recursive: true });
  const results = runs.flat();
  const broken = results.filter((one) => one.verdict === 'broken').length;
  writeFileSync(
    join(reports, 'faults.json'),
    `${JSON.stringify({ runs, held: results.length - broken, broken }, null, 2)}\n`,
  );
  console.log(`${results.length - broken} of ${results.length} cases held`);
  return broken === 0 && results.length > 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
