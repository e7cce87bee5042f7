import { parseArgs } from 'node:util';
import { UserFacingError } from '../runtime/errors.mjs';

export const HELP = `npm run test:faults [-- options]

  --case 4,7    only these cases
  --short       the few that fit into a minute
  --runs 3      the whole table so many times in a row; from three on docs/faults.md says what came of it
  --stages 2    so many cases side by side, each with servers of its own
  --keep        leave the case's database and logs when it fails
  --no-build    run what was built last
  --help        this text

Needs nothing running: PostgreSQL, Redis, the provider's double and the API are started, killed, stopped and starved.`;

/**
 * @typedef {object} Options
 * @property {number[] | null} cases null: all
 * @property {boolean} short
 * @property {number} runs
 * @property {number} stages
 * @property {boolean} keep
 * @property {boolean} build
 * @property {boolean} help
 */

/**
 * @param {string[]} argv
 * @returns {Options}
 */
export function parseOptions(argv) {
  /** @type {Record<string, string | boolean | undefined>} */
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        case: { type: 'string' },
        short: { type: 'boolean' },
        runs: { type: 'string' },
        stages: { type: 'string' },
        keep: { type: 'boolean' },
        'no-build': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new UserFacingError(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
  const cases = values.case === undefined ? null : String(values.case).split(',').map(whole('--case'));
  const runs = values.runs === undefined ? 1 : whole('--runs')(String(values.runs));
  const stages = values.stages === undefined ? 2 : whole('--stages')(String(values.stages));
  return {
    cases,
    runs,
    stages,
    short: values.short === true,
    keep: values.keep === true,
    build: values['no-build'] !== true,
    help: values.help === true,
  };
}

/** @param {string} name */
function whole(name) {
  return (/** @type {string} */ text) => {
    const number = Number(text.trim());
    if (!Number.isInteger(number) || number < 1)
      throw new UserFacingError(`${name} ${text}: give whole numbers from 1 on.`);
    return number;
  };
}
