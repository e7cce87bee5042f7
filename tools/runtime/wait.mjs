import { setTimeout as sleep } from 'node:timers/promises';

export { sleep };

/**
 * Ask again and again until the answer is truthy.
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {{ timeoutMs: number, everyMs?: number }} options
 * @returns {Promise<T | undefined>} undefined when the time ran out
 */
export async function waitUntil(ask, { timeoutMs, everyMs = 50 }) {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() >= deadline) return undefined;
    await sleep(everyMs);
  }
}

/**
 * Does this address answer over HTTP with a status below `below`?
 * @param {string} url
 * @param {number} [below] 500 when any answer of a working server will do, 400 when it must be a good one
 */
export async function answers(url, below = 500) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000), redirect: 'manual' });
    await response.body?.cancel();
    return response.status < below;
  } catch {
    return false;
  }
}
