// npm run sizes: script on the first load of each page of the web, gzip. Build first: npm run build.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { printFailure, UserFacingError } from '../runtime/errors.mjs';
import { root } from '../runtime/paths.mjs';
import { routeSizes } from './routes.mjs';

const { values: given } = parseArgs({
  options: {
    /** Kilobytes (1,000 bytes) that no page may go above. */
    limit: { type: 'string', default: '340' },
    /** Another build folder. */
    dir: { type: 'string', default: join(root, 'apps', 'front', '.next') },
    /** The scripts of each page too. */
    scripts: { type: 'boolean', default: false },
  },
});

function main() {
  const limit = Number(given.limit);
  if (!(limit > 0)) throw new UserFacingError('--limit is a number of kilobytes, such as 340.');
  if (!existsSync(join(given.dir, 'server', 'app')))
    throw new UserFacingError(`There is no build of the web in ${given.dir}: run npm run build first.`);
  const lines = [];
  let above = 0;
  for (const { route, bytes, scripts } of routeSizes(given.dir)) {
    const large = bytes > limit * 1_000;
    if (large) above += 1;
    lines.push(`${kilobytes(bytes).padStart(5)} kB  ${route}${large ? `  above ${limit}` : ''}`);
    if (given.scripts)
      for (const script of scripts) lines.push(`${kilobytes(script.bytes).padStart(13)} kB  ${script.file}`);
  }
  if (above > 0) lines.push('', `${above} ${above === 1 ? 'page is' : 'pages are'} above ${limit} kB.`);
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = above > 0 ? 1 : 0;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return (bytes / 1_000).toFixed(0);
}

try {
  main();
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
