import { UserFacingError } from '../runtime/errors.mjs';
import { sleep } from '../runtime/wait.mjs';

const WINDOW_MS = 60_000;
const MOST_RESTARTS = 5;

/**
 * Start a process again when it ends by itself, and say so. Gives up when it keeps ending.
 * @param {object} options
 * @param {import('../runtime/processes.mjs').Run} options.run
 * @param {string} options.name for people
 * @param {import('../runtime/processes.mjs').Child} options.child
 * @param {() => Promise<import('../runtime/processes.mjs').Child>} options.restart
 * @param {(why: string, detail: string) => void} options.onGiveUp
 */
export async function supervise({ run, name, child, restart, onGiveUp }) {
  /** @type {number[]} */
  let restarts = [];
  let current = child;
  for (;;) {
    const { code, signal } = await current.exited;
    if (run.closing) return;
    const how = signal ? `was ended by ${signal}` : `ended with exit code ${code}`;
    const now = performance.now();
    restarts = [...restarts.filter((time) => now - time < WINDOW_MS), now];
    if (restarts.length > MOST_RESTARTS) {
      onGiveUp(
        `${name} ${how}, ${restarts.length} times within a minute. The whole log: ${current.logFile}`,
        current.tail(),
      );
      return;
    }
    console.log(`  ! ${name} ${how}; starting it again (log: ${current.logFile})`);
    await sleep(200 * (restarts.length - 1));
    try {
      current = await restart();
      if (!run.closing) console.log(`  ✓ ${name} is back`);
    } catch (error) {
      if (run.closing) return;
      onGiveUp(
        `${name} could not be started again: ${error instanceof Error ? error.message : String(error)}`,
        (error instanceof UserFacingError && error.detail) || current.tail(),
      );
      return;
    }
  }
}
