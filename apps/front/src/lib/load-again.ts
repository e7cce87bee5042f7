/** Pauses between attempts, in milliseconds; a line that is away for a moment is back within them. */
const pausesMs = [500, 1_000, 2_000, 4_000];

/**
 * Loads a part's code, and again when that failed: a short cut must not take the whole page away.
 *
 * @param pause waits so many milliseconds
 * @throws what the last attempt threw
 */
export async function loadAgain<Code>(
  load: () => Promise<Code>,
  pause: (ms: number) => Promise<unknown> = wait,
): Promise<Code> {
  for (const ms of pausesMs) {
    try {
      return await load();
    } catch {
      await pause(ms);
    }
  }
  return load();
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
