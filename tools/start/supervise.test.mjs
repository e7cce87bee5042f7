import { expect, it } from 'vitest';
import { UserFacingError } from '../runtime/errors.mjs';
import { supervise } from './supervise.mjs';

/** @param {string} lastLine */
const ended = (lastLine) =>
  /** @type {import('../runtime/processes.mjs').Child} */ (
    /** @type {unknown} */ ({
      exited: Promise.resolve({ code: 3, signal: null }),
      tail: () => lastLine,
      logFile: 'api.log',
    })
  );
const run = /** @type {import('../runtime/processes.mjs').Run} */ (
  /** @type {unknown} */ ({ closing: false })
);

/**
 * @param {() => Promise<import('../runtime/processes.mjs').Child>} restart
 * @returns {Promise<{ why: string, detail: string }>}
 */
const givesUp = (restart) =>
  new Promise((resolve) => {
    const onGiveUp = (/** @type {string} */ why, /** @type {string} */ detail) => resolve({ why, detail });
    void supervise({ run, name: 'The API', child: ended('the first'), restart, onGiveUp });
  });

it('says of a process that cannot be started again why the new one failed, not how the old one ended', async () => {
  const { why, detail } = await givesUp(() =>
    Promise.reject(new UserFacingError('api ended while starting.', { detail: 'the port is taken' })),
  );
  expect(why).toContain('could not be started again: api ended while starting.');
  expect(detail).toBe('the port is taken');
});

it('gives up what keeps ending, with the last lines of the last one', async () => {
  let times = 0;
  const { why, detail } = await givesUp(async () => ended(`restart ${(times += 1)}`));
  expect(why).toContain('ended with exit code 3, 6 times within a minute');
  expect(detail).toBe('restart 5');
});
