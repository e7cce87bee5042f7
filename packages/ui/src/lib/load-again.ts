/** Pauses between attempts, in milliseconds; a line that is away for a moment is back within them. */
const pausesMs = [500, 1_000, 2_000, 4_000, 8_000];

/**
 * Loads a part's code, and again when that failed: a short cut must not take the whole page away. While the browser
 * knows that it is offline it waits, however long that takes.
 *
 * @param pause waits so many milliseconds
 * @param online ends when the browser has a line, at once when it has one
 * @throws what the last attempt threw
 */
export async function loadAgain<Code>(
  load: () => Promise<Code>,
  pause: (ms: number) => Promise<unknown> = wait,
  online: () => Promise<unknown> = haveLine,
): Promise<Code> {
  for (const ms of pausesMs) {
    try {
      return await load();
    } catch {
      await pause(ms);
      await online();
    }
  }
  return load();
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function haveLine(): Promise<void> {
  if (typeof window === 'undefined' || navigator.onLine) return Promise.resolve();
  return new Promise((resolve) => window.addEventListener('online', () => resolve(), { once: true }));
}
