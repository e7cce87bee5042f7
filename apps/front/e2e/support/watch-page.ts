import type { Page, Request } from 'playwright-core';

/** What went wrong in a page, in the words of the browser. */
export interface PageWatch {
  /** Everything since the last call that a person with open developer tools would see in red. */
  takeProblems: () => string[];
  /** Requests under way. */
  pending: () => number;
}

/**
 * Collects console errors (React's hydration errors, refusals of the content security policy and failed
 * resources are among them), warnings about hydration, uncaught errors, answers of 400 and more, and requests
 * that failed. A request that the browser itself gave up because the page was left, or that became a download,
 * is none of them.
 */
export function watchPage(page: Page): PageWatch {
  const problems: string[] = [];
  const pending = new Set<Request>();
  const note = (problem: string) =>
    problems.push(`${new URL(page.url(), 'http://page').pathname}: ${problem}`);
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' || (message.type() === 'warning' && /hydrat/i.test(text)))
      note(`console ${message.type()}: ${text} (${message.location().url})`);
  });
  page.on('pageerror', (error) => note(`uncaught: ${error.stack ?? error.message}`));
  page.on('crash', () => note('the page crashed'));
  page.on('request', (request) => pending.add(request));
  page.on('requestfinished', (request) => pending.delete(request));
  page.on('requestfailed', (request) => {
    pending.delete(request);
    const why = request.failure()?.errorText ?? 'unknown';
    if (why !== 'net::ERR_ABORTED') note(`failed request: ${request.method()} ${request.url()}: ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() < 400) return;
    pending.delete(response.request());
    note(`answer ${response.status()}: ${response.request().method()} ${response.url()}`);
  });
  return { takeProblems: () => problems.splice(0), pending: () => pending.size };
}
