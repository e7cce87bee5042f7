// npm run build: every project, in order, what has not changed from the cache.
import { build } from '../runtime/build.mjs';
import { printFailure } from '../runtime/errors.mjs';
import { install } from '../runtime/install.mjs';
import { dataDir, root } from '../runtime/paths.mjs';
import { Run } from '../runtime/processes.mjs';
import { phase } from '../runtime/progress.mjs';
import { webEnvironment } from '../start/environment.mjs';
import { readEnvironment, readPorts } from '../start/options.mjs';

async function main() {
  const env = readEnvironment(root, process.env);
  const { run } = await Run.open({ kind: 'build', dir: dataDir(env) });
  run.stopOnSignals({ onStop: () => {}, onStopped: () => process.exit(130) });
  try {
    await phase('packages installed', () => install(run));
    await phase('programs built', (note) =>
      build(run, { env: webEnvironment(env, readPorts(env)) }).then((did) =>
        note(did ? 'done' : 'nothing changed'),
      ),
    );
  } finally {
    await run.close();
  }
}

main().catch((error) => {
  printFailure(error);
  process.exit(1);
});
