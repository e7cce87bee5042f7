// npm start: everything a newcomer needs, from a machine that has only Node and npm.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { printFailure, UserFacingError } from '../runtime/errors.mjs';
import { install, isInstalled } from '../runtime/install.mjs';
import { dataDir, nodeBinary, root } from '../runtime/paths.mjs';
import { Run } from '../runtime/processes.mjs';
import { phase } from '../runtime/progress.mjs';
import { HELP, parseOptions, readEnvironment } from './options.mjs';

const OLDEST_NODE = [20, 19];

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor))
    throw new UserFacingError(
      `Node ${process.version} is too old: install Node ${OLDEST_NODE.join('.')} or newer from nodejs.org.`,
    );
}

/** Go on under the pinned Node; this process only passes signals on. */
function handOver() {
  const child = spawn(nodeBinary(), process.argv.slice(1), {
    stdio: 'inherit',
    env: { ...process.env, OG_HANDED_OVER: '1' },
  });
  // A terminal sends Ctrl-C to both of us; only what is sent to us alone must be passed on.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    printFailure(error);
    process.exit(1);
  });
  child.once('exit', (code) => process.exit(code ?? 1));
}

async function main() {
  requireNode();
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return;
  }
  if (!isInstalled()) {
    const { run } = await Run.open({ kind: 'install', dir: dataDir() });
    run.stopOnSignals({
      onStop: (why) => console.log(`  stopping (${why})`),
      onStopped: () => process.exit(130),
    });
    await phase('packages installed', () => install(run));
    await run.close();
  }
  const pinned = nodeBinary();
  if (
    pinned !== process.execPath &&
    !process.env.OG_HANDED_OVER &&
    Number(process.versions.node.split('.')[0]) < 24
  ) {
    handOver();
    return;
  }
  createRequire(import.meta.url).resolve('pg'); // a broken install shows here, by name
  const { launch } = await import('./launch.mjs');
  await launch(options, readEnvironment(root, process.env));
}

main().catch((error) => {
  printFailure(error);
  process.exit(1);
});
