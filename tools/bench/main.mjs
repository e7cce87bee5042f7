// npm run bench: every benchmark beside its baseline in one run, medians of five with their spread.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { printFailure, UserFacingError } from '../runtime/errors.mjs';
import { dataDir, root } from '../runtime/paths.mjs';
import { benchmarks } from './benchmarks.mjs';
import { markdown, table } from './report.mjs';
import { openStage } from './stage.mjs';
import { summary } from './statistics.mjs';

const { values: given } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    runs: { type: 'string' },
    /** Seconds instead of minutes: proves that all of it works, says little about speed. */
    short: { type: 'boolean', default: false },
    /** How many messages the other team of `fairness` has ready. Default 1,000,000. */
    backlog: { type: 'string' },
    /** Write a dated Markdown page here. */
    page: { type: 'string' },
  },
});

async function main() {
  const chosen = benchmarks.filter((item) => !given.only || given.only.includes(item.name));
  if (chosen.length === 0)
    throw new UserFacingError(
      `No such benchmark. There are: ${benchmarks.map((item) => item.name).join(', ')}.`,
    );
  const runs = Number(given.runs ?? (given.short ? 1 : 5));
  if (!Number.isInteger(runs) || runs < 1)
    throw new UserFacingError('--runs is a whole number of 1 or more.');
  const backlog = given.backlog === undefined ? {} : { backlog: Number(given.backlog) };
  if (backlog.backlog !== undefined && !(Number.isInteger(backlog.backlog) && backlog.backlog >= 1_000))
    throw new UserFacingError('--backlog is a whole number of 1,000 or more.');
  const stage = await openStage();
  process.once('SIGINT', () => void stage.close().then(() => process.exit(130)));
  const results = [];
  let violations = 0;
  try {
    for (const item of chosen) {
      const outcomes = [];
      for (let turn = 1; turn <= (item.once ? 1 : runs); turn += 1) {
        process.stderr.write(`${item.name}: run ${turn} …\n`);
        const outcome = await item.run(stage, { short: given.short, ...backlog });
        process.stderr.write(`${item.name}: ${JSON.stringify(outcome)}\n`);
        outcomes.push(outcome);
        violations += outcome.violations ?? 0;
      }
      results.push(...toResults(item, outcomes));
    }
  } finally {
    await stage.close();
  }
  const report = { machine: machine(), short: given.short, results };
  const folder = join(dataDir(), 'reports');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`\n${table(report)}\n`);
  if (given.page) writeFileSync(resolve(root, given.page), markdown(report));
  if (violations > 0) {
    process.stdout.write(`\n${violations} messages were doubled, lost or sent too fast.\n`);
    process.exitCode = 1;
  }
}

/**
 * One line a benchmark, and one more for each further baseline that the same runs were measured beside.
 * @param {import('./benchmarks.mjs').Benchmark} item
 * @param {import('./benchmarks.mjs').Outcome[]} outcomes
 */
function toResults(item, outcomes) {
  const first = toResult(item, outcomes);
  const others = (outcomes[0]?.beside ?? []).map(({ title, baseline }, place) =>
    toResult(
      { ...item, title, baseline, goal: '' },
      outcomes.map((outcome) => ({
        value: outcome.value,
        baselineValue: outcome.beside?.[place]?.baselineValue ?? 0,
      })),
    ),
  );
  return [first, ...others];
}

/**
 * @param {import('./benchmarks.mjs').Benchmark} item
 * @param {import('./benchmarks.mjs').Outcome[]} outcomes
 * @returns {import('./report.mjs').Result}
 */
function toResult(item, outcomes) {
  const baselines = outcomes.flatMap((outcome) => outcome.baselineValue ?? []);
  const ratios = outcomes.flatMap((outcome) =>
    outcome.baselineValue ? outcome.value / outcome.baselineValue : [],
  );
  return {
    name: item.name,
    title: item.title,
    unit: item.unit,
    goal: item.goal ?? '',
    value: summary(outcomes.map((outcome) => outcome.value)),
    baseline: baselines.length > 0 ? { what: item.baseline ?? '', ...summary(baselines) } : null,
    ratio: ratios.length > 0 ? summary(ratios) : null,
    details: outcomes.map((outcome) => outcome.details ?? {}),
  };
}

function machine() {
  return {
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    model: cpus()[0]?.model ?? '',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
    load: loadavg().map((value) => Number(value.toFixed(1))),
  };
}

main().catch((error) => {
  printFailure(error);
  process.exitCode = 1;
});
