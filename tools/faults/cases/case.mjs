/**
 * @typedef {object} FaultCase
 * @property {number} number as in the table of faults
 * @property {string} fault
 * @property {boolean} [short] one of the few that fit into a minute
 * @property {boolean} [long] begins early
 * @property {string} [start] system time at the beginning
 * @property {(world: import('../world.mjs').World) => Promise<Outcome>} play
 */

/**
 * @typedef {object} Outcome
 * @property {string} injected what was seen to be struck
 * @property {import('../invariants.mjs').Expectation} expected
 */

/**
 * The case is worth nothing when its fault did not strike.
 * @param {unknown} condition
 * @param {string} what
 */
export function injected(condition, what) {
  if (!condition) throw new Error(`The fault was not injected: ${what}`);
}

/**
 * @param {unknown} condition
 * @param {string} what
 */
export function check(condition, what) {
  if (!condition) throw new Error(what);
}
