// npm test: everything, with a real PostgreSQL, a real Redis and a real browser.
import { spawn } from 'node:child_process';
import { printFailure } from '../runtime/errors.mjs';
import { install, isInstalled } from '../runtime/install.mjs';
import { dataDir, nodeBinary } from '../runtime/paths.mjs';
import { Run } from '../runtime/processes.mjs';
import { phase } from '../runtime/progress.mjs';
import { HELP, parseOptions } from './options.mjs';

async function main() {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return;
  }
  if (!isInstalled()) {
    const { run } = await Run.open({ kind: 'install', dir: dataDir() });
    run.stopOnSignals({ onStop: () => {}, onStopped: () => process.exit(130) });
    await phase('packages installed', () => install(run));
    await run.close();
  }
  if (
    Number(process.versions.node.split('.')[0]) < 24 &&
    nodeBinary() !== process.execPath &&
    !process.env.OG_HANDED_OVER
  ) {
    const child = spawn(nodeBinary(), process.argv.slice(1), {
      stdio: 'inherit',
      env: { ...process.env, OG_HANDED_OVER: '1' },
    });
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('exit', (code) => process.exit(code ?? 1));
    return;
  }
  const { testAll } = await import('./test-all.mjs');
  process.exit(await testAll(options));
}

main().catch((error) => {
  printFailure(error);
  console.log('0 passed, 1 failed');
  process.exit(1);
});
