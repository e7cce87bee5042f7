// npm run check: format, lint, types, imports, dead code; or those named behind it.
import { printFailure } from '../runtime/errors.mjs';
import { dataDir } from '../runtime/paths.mjs';
import { Run } from '../runtime/processes.mjs';
import { describeCheck, runChecks } from './run-checks.mjs';

async function main() {
  const { run } = await Run.open({ kind: 'check', dir: dataDir() });
  run.stopOnSignals({ onStop: () => {}, onStopped: () => process.exit(130) });
  const results = await runChecks(run, {
    only: process.argv.slice(2),
    onDone: (result) => console.log(describeCheck(result)),
  });
  await run.close();
  process.exitCode = results.every((result) => result.passed) ? 0 : 1;
}

main().catch((error) => {
  printFailure(error);
  process.exit(1);
});
