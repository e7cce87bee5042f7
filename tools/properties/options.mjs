import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { UserFacingError } from '../runtime/errors.mjs';

export const HELP = `npm run test:properties [-- options] [-- arguments for vitest]

  --cases 100000  of each property; not fewer, npm test looks at fewer
  --seed 7        have a run again; each run says its own
  --only gate     the files whose name has this in it, separated by commas
  --record        write the result to docs/benchmarks/properties.md
  --help          this text`;

/**
 * @typedef {object} Options
 * @property {number} cases
 * @property {number} seed
 * @property {string[]} only parts of file names; all property tests when empty
 * @property {boolean} record
 * @property {boolean} help
 * @property {string[]} vitest
 */

/**
 * @param {string[]} argv
 * @returns {Options}
 */
export function parseOptions(argv) {
  const cut = argv.indexOf('--');
  /** @type {Record<string, string | boolean | undefined>} */
  let values;
  try {
    ({ values } = parseArgs({
      args: cut === -1 ? argv : argv.slice(0, cut),
      options: {
        cases: { type: 'string', default: '100000' },
        seed: { type: 'string', default: String(randomInt(1, 2 ** 31)) },
        only: { type: 'string', default: '' },
        record: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UserFacingError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
  return {
    cases: whole('--cases', values.cases, 100_000),
    seed: whole('--seed', values.seed, 1),
    only: String(values.only).split(',').filter(Boolean),
    record: values.record === true,
    help: values.help === true,
    vitest: cut === -1 ? [] : argv.slice(cut + 1),
  };
}

/**
 * @param {string} name
 * @param {string | boolean | undefined} text
 * @param {number} least
 */
function whole(name, text, least) {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < least)
    throw new UserFacingError(`${name} ${text}: give a whole number from ${least.toLocaleString('en')} on.`);
  return number;
}
