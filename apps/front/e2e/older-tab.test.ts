import { beforeAll, expect, it } from 'vitest';
import { signIn, signUp } from './support/accounts';
import { openDesk, type Person } from './support/desk';
import { once, toldInOrder } from './support/story';

/** Two people have the same settings open: nobody's words are lost, and nobody's are overwritten unseen. */
const owner = {
  name: 'Otto Owner',
  email: `otto-${once}@tabs.example`,
  team: `Two Tabs ${once}`,
  password: 'shingles-and-slates-7',
};
const desk = openDesk();
let [first, second]: (Person | undefined)[] = [];
const pages = () => ({ one: first!.page, two: second!.page });

beforeAll(async () => {
  first = await desk.newPerson();
  second = await desk.newPerson();
  await signUp(first.page, owner);
  await signIn(second.page, owner);
});

toldInOrder();

it('what is typed into a form stays when a colleague saves another field of it, which follows', async () => {
  const { one, two } = pages();
  await Promise.all([one.goto('/settings/workspace'), two.goto('/settings/workspace')]);
  const day = one.getByLabel('Messages a day');
  const week = two.getByLabel('Messages a week');
  const [daily, weekly] = [Number(await day.inputValue()), Number(await week.inputValue())];
  await day.fill(String(daily + 1));
  const save = async (page: typeof one) => {
    await page.getByRole('button', { name: 'Save workspace' }).click();
    await page.getByText('Workspace saved').last().waitFor();
  };
  await week.fill(String(weekly + 1));
  await save(two);
  await expect.poll(() => one.getByLabel('Messages a week').inputValue()).toBe(String(weekly + 1));
  expect(await day.inputValue()).toBe(String(daily + 1));
  await save(one);
  await expect.poll(() => two.getByLabel('Messages a day').inputValue()).toBe(String(daily + 1));
});

it('a list that somebody else saved meanwhile is not overwritten: what was typed waits for the second look', async () => {
  const { one, two } = pages();
  const [mine, theirs] = [`Mine ${once}`, `Theirs ${once}`];
  const open = async (page: typeof one, name: string) => {
    await page.goto('/settings/inbox?tab=dispositions');
    await page.getByRole('button', { name: 'Add disposition' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a disposition' });
    await dialog.getByLabel('Name').fill(name);
    return dialog;
  };
  const [here, there] = [await open(one, mine), await open(two, theirs)];
  await there.getByRole('button', { name: 'Save' }).click();
  await there.waitFor({ state: 'detached' });
  await here.getByRole('button', { name: 'Save' }).click();
  await here.getByText(/Somebody has changed the dispositions/).waitFor();
  expect(await here.getByLabel('Name').inputValue()).toBe(mine);
  await here.getByRole('button', { name: 'Save' }).click();
  await here.waitFor({ state: 'detached' });
  const list = one.getByRole('list', { name: 'Dispositions' });
  await list.getByText(mine).first().waitFor();
  await list.getByText(theirs).first().waitFor();
});
