import type { GuessedColumn } from './types.js';

/**
 * Guesses what each column of a file is, from its header and from sample rows.
 * @param samples the first rows, each with its cells in file order
 */
export function guessMapping(
  headers: readonly string[],
  samples: readonly (readonly string[])[],
): GuessedColumn[] {
  throw new Error(`guessMapping is not available yet (${headers.length}, ${samples.length})`);
}
