import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds on the page as it is now: one line for each violation, with the elements. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} (${node.any[0]?.message ?? node.none[0]?.message ?? ''})`).join(' | ')}`,
  );
}

/** Elements that stand out of the page to the right, when it can be scrolled sideways. */
export function sidewaysOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = [document.documentElement, ...document.querySelectorAll('main')].some(
      (element) => element.scrollWidth > element.clientWidth + 1,
    );
    if (!scrolls) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => element.outerHTML.slice(0, 160))
      .slice(0, 5);
  });
}

/** Light or dark as the system says it; ends when every colour has arrived. */
export async function showTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        // Inherited colours change one level after the other, a frame each.
        let still = 0;
        const look = () => {
          still = document.getAnimations().some(({ playState }) => playState === 'running') ? 0 : still + 1;
          if (still < 3) requestAnimationFrame(look);
          else resolve();
        };
        look();
      }),
  );
}
