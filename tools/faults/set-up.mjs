// What a case stands on is no part of what it shows: a server that did not come up on a machine that does ten things
// besides is started again, and it is said why.
import { UserFacingError } from '../runtime/errors.mjs';

const TRIES = 3;

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work leaves nothing behind when it fails, or begins by clearing it away
 * @param {(line: string) => void} [say]
 * @returns {Promise<T>}
 * @throws what the last try threw
 */
export async function setUp(what, work, say = console.log) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES) throw error;
      say(`  ${what} was not set up, again: ${reason(error)}`);
    }
  }
}

/** @param {unknown} error */
function reason(error) {
  if (error instanceof UserFacingError && error.detail) return `${error.message}\n${error.detail}`;
  return error instanceof Error ? error.message : String(error);
}
