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

it('settings of the inbox that somebody else saved meanwhile are not overwritten, and a look at another tab loses nothing', async () => {
  const { one, two } = pages();
  const open = (page: typeof one) => page.goto('/settings/inbox');
  await Promise.all([open(one), open(two)]);
  const [mine, theirs] = [one.getByLabel('All others'), two.getByLabel('All others')];
  const stored = Number(await mine.inputValue());
  await mine.fill(String(stored + 1));
  await one.getByRole('switch', { name: 'Only count business hours' }).click();
  const opens = one.getByLabel('Monday from');
  await opens.fill('07:30');

  const other = (page: typeof one, name: string) => page.getByRole('tab', { name }).click();
  await other(one, 'Buckets');
  await one.getByRole('button', { name: 'Add bucket' }).waitFor();
  await other(one, 'Assignment & answer time');
  expect(await mine.inputValue()).toBe(String(stored + 1));
  expect(await opens.inputValue()).toBe('07:30');

  await theirs.fill(String(stored + 2));
  await two.getByLabel('Managers are told after').fill('44');
  const save = (page: typeof one) => page.getByRole('button', { name: 'Save', exact: true }).click();
  await save(two);
  await two.getByText('The inbox’s settings were saved').waitFor();
  // What nobody has touched here follows; what was typed stays, and is not saved over theirs unseen.
  await expect.poll(() => one.getByLabel('Managers are told after').inputValue()).toBe('44');
  expect(await mine.inputValue()).toBe(String(stored + 1));
  await save(one);
  await one.getByText(/Somebody has changed the settings of the inbox/).waitFor();
  await one.getByRole('button', { name: 'Discard changes' }).click();
  expect(await mine.inputValue()).toBe(String(stored + 2));
  await mine.fill(String(stored + 3));
  await save(one);
  await one.getByText('The inbox’s settings were saved').waitFor();
  await expect.poll(() => theirs.inputValue()).toBe(String(stored + 3));
});

it('working hours that are not saved outlive a look at the week', async () => {
  const { one } = pages();
  await one.goto('/calendar?tab=hours');
  const pause = one.getByLabel('Pause between two');
  await pause.fill('17');
  await one.getByRole('tab', { name: 'Week' }).click();
  await pause.waitFor({ state: 'detached' });
  await one.getByRole('tab', { name: 'Working hours' }).click();
  expect(await pause.inputValue()).toBe('17');
  await one.getByRole('button', { name: 'Save', exact: true }).click();
  await one.getByText('Your working hours were saved').waitFor();
  await one.reload();
  await expect.poll(() => pause.inputValue()).toBe('17');
});
