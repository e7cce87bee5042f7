import { beforeAll, describe, expect, it } from 'vitest';
import { signIn, signUp } from './support/accounts';
import { readDatabase } from './support/database';
import { openDesk, type Person } from './support/desk';
import { settled } from './support/settled';
import { once, teamIdOf, toldInOrder } from './support/story';

/** What the owner of a new workspace does to the list of leads: the same person twice is merged, a deletion is taken back. */
const owner = {
  name: 'Lena List',
  email: `lena-${once}@list.example`,
  team: `List Supply ${once}`,
  password: 'shingles-and-slates-7',
};
const desk = openDesk();
const database = readDatabase();
let a: Person;

beforeAll(async () => {
  a = await desk.newPerson();
  await signUp(a.page, owner);
});

toldInOrder();

const row = (name: string) => a.page.getByRole('grid', { name: 'Leads' }).getByRole('row', { name });

async function add(first: string, phone: string): Promise<void> {
  const { page } = a;
  await page.goto('/leads');
  await settled(a);
  await page.getByRole('button', { name: 'Add lead' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add lead' });
  await dialog.getByLabel('First name').fill(first);
  await dialog.getByLabel(/^Phone/).fill(phone);
  await dialog.getByRole('button', { name: 'Add lead' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row(first).first().waitFor();
}

const left = async (): Promise<unknown[]> =>
  database.rows('select first_name as name from leads where team_id = $1 and deleted_at is null order by 1', [
    await teamIdOf(database, owner.team),
  ]);

describe.sequential('the list of leads', () => {
  it('makes one lead of those that are one person', async () => {
    const { page } = a;
    await add('Ann', '(305) 555-0142');
    await add('Anne', '(305) 555-0143');
    await page.goto('/leads');
    await page.getByRole('checkbox', { name: 'Select Ann', exact: true }).check();
    await page.getByRole('checkbox', { name: 'Select Anne', exact: true }).check();
    await page.getByRole('button', { name: 'Merge' }).click();
    const question = page.getByRole('dialog', { name: 'Make one lead of these 2?' });
    await question.getByText('(305) 555-0143').waitFor();
    await question.getByRole('button', { name: 'Merge leads' }).click();
    await page.getByText('2 leads are one now').waitFor();
    await row('Anne').waitFor({ state: 'detached' });
    expect(await left()).toEqual([{ name: 'Ann' }]);
  });

  it('brings deleted leads back, also after the page was left', async () => {
    const { page } = a;
    await page.getByRole('checkbox', { name: 'Select Ann', exact: true }).check();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('1 lead deleted').waitFor();
    expect(await left()).toEqual([]);
    await page.reload();
    await settled(a);
    await page.getByRole('button', { name: 'Deleted leads' }).click();
    const deletions = page.getByRole('dialog', { name: 'Deleted leads' });
    await deletions.getByText(`by ${owner.name}`).waitFor();
    await deletions.getByRole('button', { name: /^Bring back/ }).click();
    await deletions.getByText('Nothing was deleted in the last 30 days.').waitFor();
    await page.keyboard.press('Escape');
    await row('Ann').waitFor();
    expect(await left()).toEqual([{ name: 'Ann' }]);
  });

  it('keeps the page when the line is away as a part is loaded, and shows the part when it is back', async () => {
    const b = await desk.newPerson();
    await signIn(b.page, owner);
    const { id } = await database.one<{ id: string }>(
      'select id from leads where team_id = $1 and deleted_at is null',
      [await teamIdOf(database, owner.team)],
    );
    await b.page.goto(`/leads/${id}`);
    await settled(b);
    await b.page.context().setOffline(true);
    await b.page.getByLabel('Stage', { exact: true }).click();
    await b.page.getByRole('option', { name: 'Contacted' }).click();
    // It is refused, and the code of the messages at the foot cannot be loaded.
    const chunk = /_next\/static\/chunks/;
    const problems: string[] = [];
    await expect
      .poll(
        () => problems.push(...b.watch.takeProblems()) && problems.filter((one) => chunk.test(one)).length,
        {
          timeout: 20_000,
        },
      )
      .toBeGreaterThan(0);
    await b.page.getByRole('heading', { name: 'Ann', level: 1 }).waitFor();
    await b.page.context().setOffline(false);
    await b.page.getByText(/^Ann stays New/).waitFor();
    b.watch.takeProblems();
  });

  it('keeps the page when the line is away as another is opened, and goes on when it is back', async () => {
    const { page, watch } = await desk.newPerson();
    await signIn(page, owner);
    await page.goto('/inbox');
    await page.getByText('Nobody is waiting').waitFor();
    await page.context().setOffline(true);
    const away = page.getByRole('region', { name: 'Notices' }).getByText(/^No connection/);
    await away.waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Campaigns' }).click();
    // Only the request for the other page says that it was asked for.
    await expect
      .poll(() => watch.takeProblems().some((one) => one.includes('/campaigns')), { timeout: 20_000 })
      .toBe(true);
    expect(await page.getByText('Nobody is waiting').isVisible()).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/inbox');
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: 'Campaigns', level: 1 }).waitFor();
    await away.waitFor({ state: 'detached' });
    watch.takeProblems();
  });

  it('asks again by itself for what could not be loaded, when the line is back', async () => {
    const { page, watch } = await desk.newPerson();
    await signIn(page, owner);
    await page.goto('/inbox');
    await page.getByText('Nobody is waiting').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('tab', { name: /^Snoozed/ }).click();
    await page.getByText('Conversations could not be loaded').waitFor();
    await page.context().setOffline(false);
    await page.getByText('Nothing is snoozed').waitFor();
    watch.takeProblems();
  });
});
