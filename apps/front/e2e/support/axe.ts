import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

interface Scope {
  /** Only this part: what lies behind an open dialog was looked at before. */
  within?: string | undefined;
  /** Only the rules about colours: all else was looked at in another theme. */
  coloursOnly?: boolean;
}

/** What axe finds on the page as it is now: one line for each violation, with the elements. */
export async function axeFindings(page: Page, { within, coloursOnly }: Scope = {}): Promise<string[]> {
  // A third of what a look costs is axe itself, half a megabyte: a document that has it is not given it again.
  const there = await page.evaluate(() => 'axe' in window);
  // The newer mode opens a page each time, for frames of other origins. There are none here.
  const axe = new AxeBuilder({ page, ...(there ? { axeSource: ';' } : {}) })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  if (within) axe.include(within);
  if (coloursOnly) axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} (${node.any[0]?.message ?? node.none[0]?.message ?? ''})`).join(' | ')}`,
  );
}

/** What can be scrolled sideways though it should fit: the page, its main part, what floats over it. */
export function sidewaysOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, [role=dialog], [role=menu]')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => {
        const edge = element.getBoundingClientRect().left + element.clientWidth;
        const wide = [...element.querySelectorAll('*')].filter(
          (inner) => inner.getBoundingClientRect().right > edge + 1,
        );
        const names = wide.slice(0, 3).map((inner) => inner.outerHTML.slice(0, 160));
        return `<${element.localName}> has ${element.scrollWidth} px for ${element.clientWidth}: ${names.join(' | ')}`;
      }),
  );
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
