import { vi } from 'vitest';
import type { Person } from './desk';

/**
 * Until the page has its heading and everything it asked for, and draws no placeholder any more. Not `expect.poll`, which
 * must know the one test that runs: several may.
 */
export async function settled({ page, watch }: Person): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await vi.waitFor(
    async () => {
      const pending = watch.pending();
      if (pending > 0) throw new Error(`${page.url()} keeps loading: ${pending} requests are under way`);
      const placeholders = await page.locator('[class*="animate-late"]').count();
      if (placeholders > 0) throw new Error(`${page.url()} keeps loading: ${placeholders} placeholders`);
    },
    { timeout: 30_000, interval: 50 },
  );
}
