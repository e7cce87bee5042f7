// npm run test:properties: every property test with at least 100,000 cases; `npm test` looks at a part of them.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { commit } from '../runtime/commit.mjs';
import { printFailure, UserFacingError } from '../runtime/errors.mjs';
import { dataDir, nodeBinary, root } from '../runtime/paths.mjs';
import { HELP, parseOptions } from './options.mjs';
import { page, readRows } from './report.mjs';

const PAGE = join(root, 'docs', 'benchmarks', 'properties.md');

async function main() {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  if (options.record && options.only.length > 0)
    throw new UserFacingError('--record writes down all properties: leave --only away.');
  const reports = join(dataDir(), 'reports');
  mkdirSync(reports, { recursive: true });
  const report = join(reports, 'properties.json');
  rmSync(report, { force: true });
  const from = commit();
  const began = performance.now();
  console.log(`at least ${options.cases.toLocaleString('en')} cases each, seed ${options.seed}`);
  const code = await vitest(options, report);
  const text = page({
    rows: readRows(report),
    ...{ cases: options.cases, seed: options.seed, commit: from, at: new Date() },
    seconds: (performance.now() - began) / 1_000,
    machine: `${availableParallelism()} cores`,
  });
  if (options.record) writeFileSync(PAGE, text);
  console.log(`\n${text}`);
  return code;
}

/**
 * @param {import('./options.mjs').Options} options
 * @param {string} report
 * @returns {Promise<number>} its exit code
 */
function vitest({ cases, seed, only, vitest: extra }, report) {
  const files = only.length > 0 ? only.map((name) => `${name}.property.test`) : ['property.test'];
  const child = spawn(
    nodeBinary(),
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      ...['run', '--project', 'unit', ...files],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...extra],
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PROPERTY_RUNS: String(cases), PROPERTY_SEED: String(seed) },
    },
  );
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

main().then(
  (code) => process.exit(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
