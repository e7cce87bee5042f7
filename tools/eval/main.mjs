// npm run eval: what the agents are worth. Labelled messages, conversations and texts that try to take the machine over,
// against the simulated model, or against the real one when ANTHROPIC_API_KEY is set.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../runtime/build.mjs';
import { commit } from '../runtime/commit.mjs';
import { printFailure, UserFacingError } from '../runtime/errors.mjs';
import { dataDir, root } from '../runtime/paths.mjs';
import { Run } from '../runtime/processes.mjs';
import { startTwin } from '../start/stack.mjs';
import { freePort } from '../runtime/ports.mjs';
import { evaluate } from './evaluate.mjs';
import { page } from './report.mjs';

const { values: given } = parseArgs({
  options: {
    /** Write a Markdown page here, such as docs/benchmarks/eval-2026-11-22.md. */
    page: { type: 'string' },
    /** Questions to the model at once. */
    parallel: { type: 'string', default: '6' },
    /** Only the first so many of each set: a look that costs little. */
    limit: { type: 'string' },
  },
});

async function main() {
  const parallel = Number(given.parallel);
  const limit = given.limit === undefined ? Number.POSITIVE_INFINITY : Number(given.limit);
  if (!Number.isInteger(parallel) || parallel < 1)
    throw new UserFacingError('--parallel is a whole number of 1 or more.');
  if (!(limit >= 1)) throw new UserFacingError('--limit is a whole number of 1 or more.');
  const { run } = await Run.open({ kind: 'eval', dir: dataDir(), logs: join(dataDir(), 'logs', 'eval') });
  try {
    await build(run, {
      env: {},
      projects: ['core', 'contracts', 'db', 'providers', 'testing', 'api', 'twin'],
    });
    const apiKey = process.env.ANTHROPIC_API_KEY;
    const baseUrl = apiKey ? process.env.ANTHROPIC_BASE_URL : await simulated(run);
    const report = await evaluate({ apiKey, baseUrl, parallel, limit, env: process.env });
    const text = page({ ...report, simulated: !apiKey, commit: commit(), at: new Date() });
    process.stdout.write(`${text}\n`);
    if (given.page) writeFileSync(resolve(root, given.page), text);
    return report.failures.length === 0 ? 0 : 1;
  } finally {
    await run.close();
  }
}

/**
 * The simulated model, as fast as it can.
 * @param {Run} run
 */
async function simulated(run) {
  const port = await freePort();
  await startTwin(run, {
    PATH: process.env.PATH,
    TWIN_PORT: String(port),
    TWIN_SPEED: '5000',
    TWIN_LEAN: '1',
  });
  return `http://127.0.0.1:${port}/anthropic`;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    printFailure(error);
    process.exit(1);
  },
);
