// npm run test:faults: real processes are killed, stopped and starved, and the promises are counted.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../runtime/build.mjs';
import { commit } from '../runtime/commit.mjs';
import { printFailure, UserFacingError } from '../runtime/errors.mjs';
import { dataDir, root } from '../runtime/paths.mjs';
import { Run } from '../runtime/processes.mjs';
import { findOnPath } from '../runtime/redis.mjs';
import { CASES } from './cases/index.mjs';
import { HELP, parseOptions } from './options.mjs';
import { playAll } from './play.mjs';
import { inPage, table } from './report.mjs';
import { buildStand } from './stand.mjs';

const PAGE = join(root, 'docs', 'faults.md');
/** So many tables in a row are the proof that is written down. */
const PROOF_RUNS = 3;

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
  const from = commit();
  const began = performance.now();
  /** @type {Result[][]} */
  const runs = [];
  try {
    if (options.build)
      await build(run, { env: {}, projects: ['core', 'contracts', 'db', 'providers', 'api', 'twin'] });
    runs.push(...(await playRuns(run, options, chosen)));
  } finally {
    if (!run.closing) await run.close();
  }
  if (runs.length >= PROOF_RUNS && chosen.length === CASES.length)
    writeFileSync(
      PAGE,
      inPage(readFileSync(PAGE, 'utf8'), {
        ...{ runs, commit: from, at: new Date() },
        seconds: (performance.now() - began) / 1_000,
      }),
    );
  return finish(runs);
}

/**
 * @param {Run} run
 * @param {import('./options.mjs').Options} options
 * @param {import('./cases/case.mjs').FaultCase[]} cases
 */
async function playRuns(run, options, cases) {
  /** @type {Result[][]} */
  const runs = [];
  const names = Array.from({ length: Math.min(options.stages, cases.length) }, (_, n) => `stage-${n + 1}`);
  const stands = await Promise.all(names.map((name) => buildStand(run, name)));
  for (let round = 1; round <= options.runs; round += 1) {
    if (options.runs > 1) console.log(`\n── run ${round} of ${options.runs}`);
    const results = await playAll(stands, cases, {
      keep: options.keep,
      onResult: ({ verdict, number, fault, seconds }) =>
        console.log(
          `  ${verdict === 'held' ? '✓' : '✗'} ${String(number).padStart(2)} ${fault} (${seconds.toFixed(1)} s)`,
        ),
    });
    runs.push(results);
    console.log(`\n${table(results)}\n`);
  }
  await Promise.all(stands.map((stand) => stand.balancer.close()));
  return runs;
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
