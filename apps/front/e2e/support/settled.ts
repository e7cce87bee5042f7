import { expect } from 'vitest';
import type { Person } from './desk';

/** Until the page has its heading and everything it asked for, and draws no placeholder any more. */
export async function settled({ page, watch }: Person): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await expect
    .poll(
      async () => (watch.pending() === 0 ? await page.locator('[class*="animate-late"]').count() : 'asking'),
      {
        timeout: 30_000,
        interval: 50,
        message: `${page.url()} keeps loading`,
      },
    )
    .toBe(0);
}
