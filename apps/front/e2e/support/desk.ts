import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { stack } from './stack';
import { watchPage, type PageWatch } from './watch-page';

/** Where pictures of failures are put. */
const pictures = join(import.meta.dirname, '../../../../.data/journey');

/** No person waits longer than this for one thing to appear, in milliseconds. */
const patience = 30_000;

export interface Person {
  page: Page;
  watch: PageWatch;
}

interface Desk {
  /** A browser of its own: own cookies, own storage, a page that is watched for problems. */
  newPerson: (options?: BrowserContextOptions) => Promise<Person>;
}

/**
 * A browser for the tests of one file. After each test all pages must be free of problems; when the test
 * failed, pictures of them are kept.
 */
export function openDesk(): Desk {
  let browser: Browser | undefined;
  let people: Person[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: stack.chromium,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(async () => {
    await browser?.close();
  });
  afterEach(async ({ task }) => {
    // What one test found is not held against the next one.
    const problems = people.flatMap(({ watch }) => watch.takeProblems());
    people = people.filter(({ page }) => !page.isClosed());
    if (task.result?.state === 'fail' || problems.length > 0) await takePictures(task.name, people);
    expect(problems, 'errors in the browser').toEqual([]);
  });
  return {
    newPerson: async (options = {}) => {
      if (!browser)
        throw new Error('The browser is started before the first test: open people inside tests.');
      const context = await browser.newContext({
        baseURL: stack.web,
        viewport: { width: 1280, height: 800 },
        locale: 'en-US',
        timezoneId: 'America/New_York',
        reducedMotion: 'reduce',
        colorScheme: 'light',
        ...options,
      });
      context.setDefaultTimeout(patience);
      const page = await context.newPage();
      const person = { page, watch: watchPage(page) };
      people.push(person);
      return person;
    },
  };
}

async function takePictures(name: string, people: readonly Person[]): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const file = name.replace(/[^\w]+/g, '-').slice(0, 80);
  for (const [index, { page }] of people.entries())
    await page.screenshot({ path: join(pictures, `${file}-${index + 1}.png`) }).catch(() => undefined);
}
