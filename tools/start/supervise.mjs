import { UserFacingError } from '../runtime/errors.mjs';
import { sleep } from '../runtime/wait.mjs';

/** Who ran so long is well again: what ends it later is counted anew. */
const WELL_AFTER_MS = 60_000;
/** What is waited before each try to start it again; a try that fails is followed by the next. */
const WAITS_MS = [0, 1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * Start a process again when it ends by itself, and say so. What ends again or cannot be started is tried again, each time
 * after a longer wait, and given up when that has not helped.
 * @param {object} options
 * @param {import('../runtime/processes.mjs').Run} options.run
 * @param {string} options.name for people
 * @param {import('../runtime/processes.mjs').Child} options.child
 * @param {() => Promise<import('../runtime/processes.mjs').Child>} options.restart leaves no process behind when it fails
 * @param {(why: string, detail: string) => void} options.onGiveUp
 * @param {(ms: number) => Promise<unknown>} [options.pause] how to wait
 * @param {() => number} [options.now] milliseconds of a clock that only goes forward
 */
export async function supervise({
  run,
  name,
  child,
  restart,
  onGiveUp,
  pause = sleep,
  now = () => performance.now(),
}) {
  let current = child;
  let began = now();
  let tries = 0;
  for (;;) {
    const { code, signal } = await current.exited;
    if (run.closing) return;
    if (now() - began >= WELL_AFTER_MS) tries = 0;
    let why = `${name} ${signal ? `was ended by ${signal}` : `ended with exit code ${code}`}`;
    let detail = current.tail();
    // What says why a start failed names the log itself.
    let log = current.logFile;
    for (let back = false; !back;) {
      const wait = WAITS_MS[tries];
      if (wait === undefined) {
        onGiveUp(
          `${why}; starting it again ${tries} times did not help.${log && ` The whole log: ${log}`}`,
          detail,
        );
        return;
      }
      tries += 1;
      console.log(`  ! ${why}; ${nextTry(wait, tries)}${log && ` (log: ${log})`}`);
      await pause(wait);
      if (run.closing) return;
      try {
        current = await restart();
        if (run.closing) return;
        began = now();
        back = true;
        console.log(`  ✓ ${name} is back`);
      } catch (error) {
        if (run.closing) return;
        why = `${name} could not be started again: ${error instanceof Error ? error.message : String(error)}`;
        detail = (error instanceof UserFacingError && error.detail) || current.tail();
        log = '';
      }
    }
  }
}

/**
 * @param {number} wait
 * @param {number} tries this one included
 */
function nextTry(wait, tries) {
  const which = tries > 1 ? `, try ${tries} of ${WAITS_MS.length}` : '';
  return wait === 0 ? `starting it again${which}` : `starting it again in ${wait / 1_000} s${which}`;
}
