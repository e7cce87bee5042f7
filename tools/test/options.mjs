import { parseArgs } from 'node:util';
import { UserFacingError } from '../runtime/errors.mjs';

export const PHASES = /** @type {const} */ (['checks', 'unit', 'integration', 'journey', 'faults', 'bench']);

export const HELP = `npm test [-- options] [-- arguments for vitest]

  --only a,b   of ${PHASES.join(', ')}; all without it
  --help       this text

DATABASE_URL (of a superuser) and REDIS_URL are used when given; else both are started for the run.`;

/**
 * @param {string[]} argv arguments behind the script
 */
export function parseOptions(argv) {
  const cut = argv.indexOf('--');
  const own = cut === -1 ? argv : argv.slice(0, cut);
  /** @type {{ only?: string | undefined, help?: boolean | undefined }} */
  let values;
  try {
    ({ values } = parseArgs({ args: own, options: { only: { type: 'string' }, help: { type: 'boolean' } } }));
  } catch (error) {
    throw new UserFacingError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
  const only = values.only?.split(',').map((name) => name.trim()) ?? [...PHASES];
  const unknown = only.filter((name) => !PHASES.some((phase) => phase === name));
  if (unknown.length > 0)
    throw new UserFacingError(`--only ${unknown.join(', ')}: not known; choose from ${PHASES.join(', ')}.`);
  return { only: new Set(only), help: values.help ?? false, vitest: cut === -1 ? [] : argv.slice(cut + 1) };
}
