import type { Page } from 'playwright-core';

/** Invites somebody by the form under Settings, Team; returns the path of the link that is shown once. */
export async function invite(page: Page, email: string): Promise<string> {
  await page.goto('/settings/team');
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const url = await page.locator('code', { hasText: '/invite/' }).innerText();
  return new URL(url).pathname;
}

/** Joins as somebody new; ends on the home page. */
export async function join(
  page: Page,
  path: string,
  person: { name: string; password: string },
): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: /^Join/ }).click();
  await page.waitForURL('**/home');
}
