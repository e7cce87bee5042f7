import type { Page } from 'playwright-core';
import { holdsDemoWorkspace } from './demo-workspace';
import { demoSignIn } from './stack';

export interface Account {
  name: string;
  email: string;
  team: string;
  password: string;
}

/** Signs up by the form, as a newcomer does; ends on the home page of the new workspace. */
export async function signUp(page: Page, account: Account): Promise<void> {
  await page.goto('/signup');
  await page.getByLabel('Your name').fill(account.name);
  await page.getByLabel('Work e-mail').fill(account.email);
  await page.getByLabel('Workspace name').fill(account.team);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Create workspace' }).click();
  await page.waitForURL('**/home');
}

/** Signs in by the form; the demo workspace unless told otherwise. */
export async function signIn(
  page: Page,
  account: Pick<Account, 'email' | 'password'> = demoSignIn,
): Promise<void> {
  if (account.email === demoSignIn.email && !holdsDemoWorkspace())
    throw new Error('Call holdDemoWorkspace() at the top of the file: stories are told two at a time.');
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/home');
}
