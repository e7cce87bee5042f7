// One case, and a table of them.
import { judge } from './invariants.mjs';
import { setUp } from './set-up.mjs';
import { World } from './world.mjs';

/** @typedef {import('./report.mjs').Result} Result */
/** @typedef {import('./cases/case.mjs').FaultCase} FaultCase */
/** @typedef {import('./stand.mjs').Stand} Stand */

/**
 * Each stand plays one case after the other; no case meets another one.
 * @param {Stand[]} stands
 * @param {FaultCase[]} cases
 * @param {{ keep: boolean, onResult: (result: Result) => void }} options
 * @returns {Promise<Result[]>} in the order of the table
 */
export async function playAll(stands, cases, { keep, onResult }) {
  // The long ones first, so that no stand is left alone with one at the end.
  const waiting = [...cases.filter((one) => one.long), ...cases.filter((one) => !one.long)];
  /** @type {Result[]} */
  const results = [];
  await Promise.all(
    stands.map(async (stand) => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        const result = await playCase(stand, one, keep);
        onResult(result);
        results.push(result);
      }
    }),
  );
  return results.toSorted((a, b) => a.number - b.number);
}

/**
 * Set up, inject, settle, check; then the invariants, whatever the case itself says.
 * @param {Stand} stand
 * @param {FaultCase} one
 * @param {boolean} keep
 * @returns {Promise<Result>}
 */
async function playCase(stand, one, keep) {
  const began = performance.now();
  /** @type {Result} */
  const result = {
    number: one.number,
    fault: one.fault,
    injected: '',
    ...{ acceptances: 0, lost: 0, late: 0, unknown: 0 },
    verdict: 'broken',
    faults: [],
    seconds: 0,
  };
  /** @type {World | null} */
  let world = null;
  try {
    world = await setUp(`case ${one.number}`, () =>
      World.create(stand, `faults_case_${one.number}`, one.start ? { start: one.start } : {}),
    );
    const outcome = await one.play(world);
    result.injected = outcome.injected;
    const { faults, ...counts } = await judge(world, outcome.expected);
    Object.assign(result, counts, { faults });
  } catch (error) {
    result.faults.push(error instanceof Error ? error.message : String(error));
    if (world)
      await judge(world, { intents: 0, doubtAllowed: true, waitAllowed: true }).then(
        ({ faults, ...counts }) => Object.assign(result, counts, { faults: [...result.faults, ...faults] }),
        () => undefined,
      );
  }
  result.verdict = result.faults.length === 0 ? 'held' : 'broken';
  await heal(stand);
  await world?.close({ keep: keep && result.verdict === 'broken' });
  result.seconds = (performance.now() - began) / 1_000;
  return result;
}

/** A case that failed half-way leaves the servers running for the next one. @param {Stand} stand */
async function heal({ postgres, redis }) {
  if (!postgres.child().running()) await postgres.restart();
  if (!redis.child().running()) await redis.restart();
}
