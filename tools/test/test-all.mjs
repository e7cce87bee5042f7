import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeCheck, runChecks } from '../check/run-checks.mjs';
import { build } from '../runtime/build.mjs';
import { printFailure, UserFacingError } from '../runtime/errors.mjs';
import { dataDir, nodeBinary, root } from '../runtime/paths.mjs';
import { parsePort } from '../runtime/ports.mjs';
import { Run } from '../runtime/processes.mjs';
import { webEnvironment } from '../start/environment.mjs';
import { findChromium, startServices } from './services.mjs';
import { add, closingLine, listFailures, nothing, readReport, table } from './tally.mjs';

const LONGEST_MS = 45 * 60_000;

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('./tally.mjs').Failure} Failure */
/** @typedef {{ name: string, seconds: number, tally: Tally, note?: string, failures?: Failure[] }} Phase */

/**
 * Run the phases, print what came of them, and end with the one line that tools read.
 * @param {ReturnType<typeof import('./options.mjs').parseOptions>} options
 * @returns {Promise<number>} exit code
 */
export async function testAll(options) {
  const logs = join(dataDir(), 'logs', 'test');
  const { run } = await Run.open({ kind: 'test', dir: dataDir(), logs });
  /** @type {Phase[]} */
  const phases = [];
  const finish = (/** @type {Tally} */ extra) => {
    const total = phases.map((phase) => phase.tally).reduce(add, extra);
    const failures = listFailures(phases.flatMap((phase) => phase.failures ?? []));
    if (failures) console.log(`\n${failures}`);
    console.log(`\n${table(phases)}\n\nLogs: ${logs}\n`);
    console.log(closingLine(total));
    return total.failed === 0 && total.passed > 0 ? 0 : 1;
  };
  run.stopOnSignals({
    onStop: (why) => console.log(`\n  stopping (${why})`),
    onStopped: () => process.exit(finish({ ...nothing(), failed: 1 })),
  });
  const limit = setTimeout(() => {
    const last = phases.at(-1)?.name ?? 'the start';
    console.error(
      `\n✗ Not done after ${LONGEST_MS / 60_000} minutes: everything is stopped. It hung after: ${last}. See ${logs}`,
    );
    void run.close().then(() => process.exit(finish({ ...nothing(), failed: 1 })));
  }, LONGEST_MS);
  limit.unref();
  try {
    await runPhases({ run, options, phases });
  } catch (error) {
    if (!run.closing) {
      printFailure(error);
      phases.push({ name: 'stopped here', seconds: 0, tally: { ...nothing(), failed: 1 } });
    }
  }
  if (run.closing) return new Promise(() => {}); // the one who closes it ends this process
  clearTimeout(limit);
  await run.close();
  return finish(nothing());
}

/** @param {{ run: Run, options: ReturnType<typeof import('./options.mjs').parseOptions>, phases: Phase[] }} input */
async function runPhases({ run, options, phases }) {
  const { only } = options;
  const timed = async (
    /** @type {string} */ name,
    /** @type {() => Promise<Tally & { note?: string | undefined, failures?: Failure[] }>} */ work,
  ) => {
    console.log(`\n── ${name}`);
    const began = performance.now();
    const { note, failures = [], ...tally } = await work();
    const seconds = (performance.now() - began) / 1000;
    phases.push({ name, seconds, tally, failures, ...(note ? { note } : {}) });
  };
  const wanted = (/** @type {string[]} */ ...names) => names.some((name) => only.has(name));
  /** @type {NodeJS.ProcessEnv} */
  let services = {};
  const vitest = (/** @type {string} */ name, /** @type {string[]} */ projects) =>
    runVitest(run, { name, projects, env: services, extra: options.vitest });
  // Two cores are never left to one suite that waits. What needs no build comes first, beside the checks; those are done
  // before the build, which writes types that they read.
  const built = (async () => {
    if (wanted('checks')) await timed('checks', () => checks(run));
    if (wanted('integration', 'journey', 'faults', 'bench'))
      await timed('build and services', async () => {
        services = await prepare(run);
        return nothing();
      });
  })();
  const unit = wanted('unit') ? timed('unit', () => vitest('unit', ['unit', 'tools'])) : null;
  await Promise.all([built, unit]);
  if (wanted('integration')) await timed('integration', () => vitest('integration', ['integration']));
  // Not beside integration: both set the passwords of the server's roles, and either fills the cores. The short forms of
  // the others: that each case and each figure can be had, not how good it is.
  await Promise.all([
    wanted('journey') ? timed('journey', () => journey(vitest)) : null,
    wanted('faults') ? timed('faults', () => short(run, 'faults', ['--no-build'])) : null,
  ]);
  // Alone: it measures.
  if (only.has('bench'))
    await timed('bench', () =>
      short(
        run,
        'bench',
        ['drain', 'callbacks', 'limiter', 'planner'].flatMap((name) => ['--only', name]),
      ),
    );
}

/**
 * Servers for the tests, and the programs as they are shipped: TEST_BUILT tells who starts them that they are there.
 * @param {Run} run
 */
async function prepare(run) {
  const apiPort = parsePort(process.env.API_PORT, 'API_PORT', 3001);
  const web = webEnvironment(process.env, { web: 3000, api: apiPort });
  const [services] = await Promise.all([startServices(run, process.env), build(run, { env: web })]);
  if (!services.TEST_REDIS_URL)
    console.log(
      '  no redis-server on PATH: the queue is tested in PostgreSQL only (apt-get install redis-server)',
    );
  if (!services.PGBOUNCER_PATH)
    console.log('  no pgbouncer on PATH: its tests are skipped (apt-get install pgbouncer)');
  return { ...services, TEST_BUILT: '1' };
}

/**
 * @param {(name: string, projects: string[]) => Promise<Tally>} vitest
 * @returns {Promise<Tally & { note?: string | undefined }>}
 */
async function journey(vitest) {
  if (findChromium(process.env)) return vitest('journey', ['journey']);
  console.log(
    '  no Chromium: the browser tests are skipped (apt-get install chromium, or give CHROMIUM_PATH)',
  );
  return { ...nothing(), skipped: 1, note: 'no Chromium' };
}

/**
 * A suite with a command of its own, in its short form.
 * @param {Run} run
 * @param {'faults' | 'bench'} name
 * @param {string[]} args
 * @returns {Promise<Tally & { failures?: Failure[] }>}
 */
async function short(run, name, args) {
  const child = run.spawn({
    name: `short-${name}`,
    command: nodeBinary(),
    args: [join(root, 'tools', name, 'main.mjs'), '--short', ...args],
    cwd: root,
    env: process.env,
    echo: true,
    order: 5,
  });
  const { code } = await child.exited;
  if (code === 0) return { ...nothing(), passed: 1 };
  return {
    ...nothing(),
    failed: 1,
    failures: [{ title: name, why: `exit code ${code}; it ended with:\n${child.tail()}` }],
  };
}

/** @param {Run} run */
async function checks(run) {
  const results = await runChecks(run, { onDone: (result) => console.log(describeCheck(result)) });
  return {
    ...nothing(),
    passed: results.filter((one) => one.passed).length,
    failed: results.filter((one) => !one.passed).length,
    failures: results
      .filter((one) => !one.passed)
      .map(({ name }) => ({ title: `check: ${name}`, why: 'its findings stand above' })),
  };
}

/**
 * @param {Run} run
 * @param {{ name: string, projects: string[], env: NodeJS.ProcessEnv, extra: string[] }} options
 * @returns {Promise<Tally & { failures: Failure[] }>}
 */
async function runVitest(run, { name, projects, env, extra }) {
  const reports = join(dataDir(), 'reports');
  mkdirSync(reports, { recursive: true });
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  const child = run.spawn({
    name: `test-${name}`,
    command: nodeBinary(),
    args: [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...extra],
    ],
    cwd: root,
    env: { ...process.env, ...env, TZ: 'UTC', NODE_ENV: 'test' },
    echo: true,
    order: 5,
  });
  const { code, error } = await child.exited;
  if (error) throw new UserFacingError(`vitest could not be started: ${error.message}`);
  return readReport(report, code ?? 1, root);
}
