import { expect, it } from 'vitest';
import { signIn, signUp, type Account } from './support/accounts';
import { openDesk } from './support/desk';
import { once } from './support/story';

/** Somebody guesses a password: they are told to wait, in words, and what is typed stays. */
const desk = openDesk();
const account: Account = {
  name: 'Ann Doors',
  email: `doors-${once}@example.test`,
  team: `Doors ${once}`,
  password: 'a long enough password',
};

it('after a few wrong passwords the form says how long to wait', async () => {
  const { page, watch } = await desk.newPerson();
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(account.email);
  const password = page.getByLabel('Password', { exact: true });
  const submit = page.getByRole('button', { name: 'Sign in' });
  for (let n = 0; n < 5; n += 1) {
    await password.fill(`wrong password ${n}`);
    const [answer] = await Promise.all([page.waitForResponse('**/api/graphql'), submit.click()]);
    expect(answer.status()).toBe(200);
    await page.getByText('The e-mail or the password is wrong.').waitFor();
  }
  const [answer] = await Promise.all([page.waitForResponse('**/api/graphql'), submit.click()]);
  expect([answer.status(), answer.headers()['retry-after']]).toEqual([429, '30']);
  await page.getByRole('alert').getByText('Too many tries. Try again in 30 seconds.').waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe(account.email);
  // The browser notes the refusal, and nothing else.
  expect(watch.takeProblems().filter((problem) => !problem.includes('429'))).toEqual([]);
});

it('a newcomer signs up and in all the same', async () => {
  const other = { ...account, email: `other-${once}@example.test` };
  const { page } = await desk.newPerson();
  await signUp(page, other);
  const again = await desk.newPerson();
  await signIn(again.page, other);
});
