import { expect, it } from 'vitest';
import { UserFacingError } from '../runtime/errors.mjs';
import { supervise } from './supervise.mjs';

/** @typedef {import('../runtime/processes.mjs').Child} Child */

/**
 * @param {string} lastLine
 * @param {Promise<{ code: number, signal: null }>} [exited]
 */
const ended = (lastLine, exited = Promise.resolve({ code: 3, signal: null })) =>
  /** @type {Child} */ (/** @type {unknown} */ ({ exited, tail: () => lastLine, logFile: 'api.log' }));

/**
 * Supervise what has ended, without waiting.
 * @param {() => Promise<Child>} restart
 * @param {{ now?: () => number, closing?: boolean }} [options]
 */
function watch(restart, { now = () => 0, closing = false } = {}) {
  /** @type {number[]} */
  const waits = [];
  const run = /** @type {import('../runtime/processes.mjs').Run} */ (/** @type {unknown} */ ({ closing }));
  /** @type {Promise<{ why: string, detail: string } | undefined>} undefined: it ended without giving up */
  const end = new Promise((resolve) => {
    const onGiveUp = (/** @type {string} */ why, /** @type {string} */ detail) => resolve({ why, detail });
    const pause = async (/** @type {number} */ ms) => void waits.push(ms);
    void supervise({ run, name: 'The API', child: ended('the first'), restart, onGiveUp, pause, now }).then(
      () => resolve(undefined),
    );
  });
  return { run, waits, end };
}

const portTaken = () =>
  Promise.reject(new UserFacingError('api ended while starting.', { detail: 'the port is taken' }));

it('tries again what could not be started, each time later, and is content when that helps', async () => {
  let tries = 0;
  /** @type {(exit: { code: number, signal: null }) => void} */
  let endIt = () => {};
  const watched = watch(async () => {
    tries += 1;
    if (tries < 4) return portTaken();
    watched.run.closing = true;
    return ended('well', new Promise((resolve) => (endIt = resolve)));
  });
  expect(await watched.end).toBeUndefined();
  endIt({ code: 0, signal: null });
  expect(tries).toBe(4);
  expect(watched.waits).toEqual([0, 1_000, 2_000, 4_000]);
});

it('gives up what cannot be started again, and says why the last try failed, not how the first one ended', async () => {
  let tries = 0;
  const { end, waits } = watch(() => {
    tries += 1;
    return portTaken();
  });
  const given = await end;
  expect(given?.why).toContain('could not be started again: api ended while starting.');
  expect(given?.why).toContain('starting it again 6 times did not help');
  expect(given?.detail).toBe('the port is taken');
  expect(tries).toBe(6);
  expect(waits).toEqual([0, 1_000, 2_000, 4_000, 8_000, 16_000]);
});

it('gives up what keeps ending, with the last lines of the last one', async () => {
  let times = 0;
  const given = await watch(async () => ended(`restart ${(times += 1)}`)).end;
  expect(given?.why).toContain('ended with exit code 3; starting it again 6 times did not help');
  expect(given?.detail).toBe('restart 6');
});

it('counts anew what ends after it was well for a minute', async () => {
  let time = 0;
  let times = 0;
  const { end, waits } = watch(
    async () => {
      times += 1;
      // The second one runs for an hour.
      if (times !== 2) return ended(`restart ${times}`);
      const exited = new Promise((resolve) =>
        setImmediate(() => {
          time += 3_600_000;
          resolve({ code: 3, signal: null });
        }),
      );
      return ended('restart 2', exited);
    },
    { now: () => time },
  );
  await end;
  expect(waits).toEqual([0, 1_000, 0, 1_000, 2_000, 4_000, 8_000, 16_000]);
});

it('starts nothing when everything is being stopped', async () => {
  let times = 0;
  const restart = async () => ended(`restart ${(times += 1)}`);
  expect(await watch(restart, { closing: true }).end).toBeUndefined();
  const stopped = watch(async () => {
    stopped.run.closing = true;
    throw new Error('the run is ending');
  });
  expect(await stopped.end).toBeUndefined();
  expect(times).toBe(0);
});
