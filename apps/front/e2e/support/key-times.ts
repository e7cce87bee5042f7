import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** How long each key took to be seen, in milliseconds. */
    keyTimes?: number[];
  }
}

/** The browser reports no key that was seen sooner than this, in milliseconds (W3C Event Timing). */
const soonest = 16;

/**
 * Notes from now on how long each key takes until what it did is painted: from the moment the system has the key to the
 * frame that shows its outcome, as the browser itself measures it (W3C Event Timing, in steps of 8 ms). What waits before
 * it and what else keeps the page busy counts, too.
 */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate((least) => {
    const times: number[] = [];
    window.keyTimes = times;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') times.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: least } as PerformanceObserverInit);
  }, soonest);
}

/**
 * @param share 0.95: so many of the keys were seen at least as soon
 * @returns milliseconds, or null when the browser reported no key
 */
export async function keyToPaint(page: Page, share: number): Promise<number | null> {
  const times = await page.evaluate(() => window.keyTimes ?? []);
  return times.toSorted((x, y) => x - y)[Math.ceil(times.length * share) - 1] ?? null;
}
