import type { Page } from 'playwright-core';

/** The counters of a definition list on the page, by their names: `{ Sent: 30, Delivered: 29 }`. */
export function readNumbers(page: Page): Promise<Record<string, number>> {
  return page.locator('main dl > div').evaluateAll((pairs) => {
    const found: [string, number][] = [];
    for (const pair of pairs) {
      const name = pair.querySelector('dt')?.textContent?.trim();
      const words = document.createTreeWalker(pair.querySelector('dd') ?? pair, NodeFilter.SHOW_TEXT);
      if (!name) continue;
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        const text = node.textContent?.trim() ?? '';
        if (!/^[\d,]+$/.test(text)) continue;
        found.push([name, Number(text.replaceAll(',', ''))]);
        break;
      }
    }
    return Object.fromEntries(found);
  });
}
