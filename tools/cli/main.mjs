// npm run cli -- <command>: the API's command line, for the installation that `npm start` runs here or, where
// DATABASE_URL is given, for that one. In the API's image: node apps/api/dist/cli.js <command>.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { printFailure, UserFacingError } from '../runtime/errors.mjs';
import { dataDir, nodeBinary, root } from '../runtime/paths.mjs';
import { readEnvironment } from '../start/options.mjs';
import { runningEnvironment } from '../start/running.mjs';

/** @returns {NodeJS.ProcessEnv} */
function environment() {
  // Whoever names a database means that one, also beside a running demo.
  if (process.env.DATABASE_URL) return readEnvironment(root, process.env);
  const own = readEnvironment(root, process.env);
  const running = runningEnvironment(dataDir(own));
  if (running) return running;
  if (own.DATABASE_URL) return own;
  throw new UserFacingError(
    'Nothing runs here: run npm start in another window, or give DATABASE_URL and the other settings of .env.example.',
  );
}

/** @param {string[]} args */
function main(args) {
  const program = join(root, 'apps', 'api', 'dist', 'cli.js');
  if (!existsSync(program)) throw new UserFacingError('The API is not built: run npm run build first.');
  const env = args.length === 0 ? process.env : environment();
  const child = spawn(nodeBinary(), ['--enable-source-maps', program, ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  });
  child.once('exit', (code) => process.exit(code ?? 1));
}

try {
  main(process.argv.slice(2));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
