import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from './support/desk';
import { openInbox } from './support/inbox';
import { says } from './support/inbox-people';
import { settled } from './support/settled';

const inbox = openInbox(1);
let person: Person;

beforeAll(async () => {
  person = inbox.reader;
  // Somebody waits: home has something to begin with.
  await says(inbox.database, inbox.lead(0), 'What brands do you carry?');
});

beforeEach(async () => {
  await person.page.goto('/home');
  await settled(person);
});

/** Whether the element that has the focus shows it. */
const focusIsVisible = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || !element.matches(':focus-visible')) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const after = getComputedStyle(element, '::after');
    const visible = (style: string, width: string) => style !== 'none' && Number.parseFloat(width) >= 1;
    return visible(outlineStyle, outlineWidth) || visible(after.outlineStyle, after.outlineWidth);
  });

const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );

describe('without a mouse', () => {
  it.each([
    ['g l', '/leads', 'Leads'],
    ['g c', '/campaigns', 'Campaigns'],
    ['g i', '/inbox', 'Inbox'],
    ['g h', '/home', 'Home'],
  ])('%s goes to %s', async (keys, path, title) => {
    const { page } = person;
    if (path === '/home') await page.goto('/leads');
    await settled(person);
    for (const key of keys.split(' ')) await page.keyboard.press(key);
    await page.waitForURL(`**${path}`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor({ state: 'attached' });
  });

  it('? shows the keys, Esc closes them, and the focus is back where it was', async () => {
    const { page } = person;
    const link = page.getByRole('link', { name: /^Start triage/ });
    await link.focus();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keys' });
    await sheet.getByText('Command palette').waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toContain('Start triage');
  });

  it('⌘K finds an action by its words and runs it; Esc leaves without', async () => {
    const { page } = person;
    await page.keyboard.press('ControlOrMeta+k');
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    await palette.getByRole('combobox').waitFor();
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/home');
    await page.keyboard.press('ControlOrMeta+k');
    await palette.getByRole('combobox').waitFor();
    await page.keyboard.type('quiet hours');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/settings/workspace');
    await palette.waitFor({ state: 'detached' });
  });

  it('keeps single keys from firing while somebody types', async () => {
    const { page } = person;
    await page.keyboard.press('/');
    await expect.poll(() => focused(page)).toBe('Search leads');
    await page.keyboard.type('g l n ? [');
    expect(await page.getByLabel('Search leads').inputValue()).toBe('g l n ? [');
    expect(new URL(page.url()).pathname).toBe('/home');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  });

  it('shows the focus at every stop of Tab', async () => {
    const { page } = person;
    for (let stop = 1; stop <= 15; stop++) {
      await page.keyboard.press('Tab');
      expect(await focusIsVisible(page), `stop ${stop}: ${await focused(page)}`).toBe(true);
    }
  });

  it('gives the focus back after a dialog', async () => {
    const { page } = person;
    await page.goto('/leads');
    await settled(person);
    const button = page.getByRole('button', { name: /^Add lead/ });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toContain('Add lead');
  });
});
