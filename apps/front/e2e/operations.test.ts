import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { signUp } from './support/accounts';
import { readDatabase } from './support/database';
import { openDesk, type Person } from './support/desk';
import { registerNumbers } from './support/registration';
import { asShown, newAccount, once, teamIdOf, toldInOrder } from './support/story';
import { twin } from './support/twin';

/** What an owner does when sending is in trouble, in a workspace of their own; told in order. */
const owner = {
  name: 'Opal Owner',
  email: `opal-${once}@quarry.example`,
  team: `Quarry Stone ${once}`,
  password: 'granite-and-gravel-7',
};
const { account, sender } = newAccount();
/** Of New York, where it is day when it is in Texas; its end says nothing to the twin. */
const person = `+1212${randomInt(560, 900)}${randomInt(1000, 9999)}`;
const answer = 'Yes, we deliver on Friday.';

const desk = openDesk();
const database = readDatabase();
let a: Person;
let teamId = '';

beforeAll(async () => {
  a = await desk.newPerson();
  await signUp(a.page, owner);
  teamId = await teamIdOf(database, owner.team);
});

toldInOrder();

describe.sequential('when sending is in trouble', () => {
  it('stops all automatic sending, says so at home, and lets it go on', async () => {
    const { page } = a;
    const stopped = async () =>
      (
        await database.one<{ on: boolean }>(
          'select kill_switch as "on" from team_settings where team_id = $1',
          [teamId],
        )
      ).on;
    await page.goto('/ops');
    await page.getByRole('button', { name: 'Stop all automatic sending' }).click();
    await page.getByRole('button', { name: 'Stop sending' }).click();
    await page.getByText(/^Campaigns send nothing since/).waitFor();
    expect(await stopped()).toBe(true);
    await page.goto('/home');
    await page.getByRole('link', { name: /^Automatic sending is stopped/ }).click();
    await page.waitForURL('**/ops');
    await page.getByRole('button', { name: 'Let campaigns send again' }).click();
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Sending', { exact: true }).waitFor();
    expect(await stopped()).toBe(false);
  });

  it('connects an account, adds a number, and sets what it may send', async () => {
    const { page } = a;
    await page.goto('/settings/integrations');
    await page.getByRole('button', { name: 'Connect Twilio' }).click();
    await page.getByLabel('Account SID').fill(account.sid);
    await page.getByLabel('Auth token', { exact: true }).fill(account.token);
    await page.getByRole('button', { name: 'Check and connect' }).click();
    await page.getByText('Twilio is connected').waitFor();
    await page.goto('/settings/senders');
    await page.getByLabel('Phone number', { exact: true }).fill(sender);
    await page.getByRole('button', { name: 'Add number' }).click();
    const row = page.getByRole('listitem').filter({ hasText: asShown(sender) });
    await row.getByText('Not registered').waitFor();
    const number = await database.one<{ id: string }>('select id from sender_numbers where team_id = $1', [
      teamId,
    ]);
    await registerNumbers(owner, [number.id]);
    await page.reload();
    await row.getByText('Active', { exact: true }).waitFor();

    await row.getByRole('button', { name: /^Edit/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Messages a day, at most').fill('many');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/^Enter a whole number/).waitFor();
    await dialog.getByLabel('Messages a day, at most').fill('40');
    await dialog.getByLabel('Label').fill('Yard');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row.getByText('0 sent today of 40 allowed').waitFor();
    expect(
      await database.one('select label, daily_cap from sender_numbers where team_id = $1', [teamId]),
    ).toEqual({ label: 'Yard', daily_cap: 40 });
  });

  it('settles a send whose answer got lost', async () => {
    const { page } = a;
    await twin.silence(person);
    await twin.say(person, sender, 'Do you deliver?');
    await twin.fault({ match: { to: person }, kind: 'reset', times: 1 });
    await page.goto('/inbox');
    await page.locator('[data-inbox-list]').getByRole('link').first().click();
    await page.getByLabel(/^Reply to/).fill(answer);
    await page.keyboard.press('ControlOrMeta+Enter');
    const state = async () =>
      (
        await database.one<{ state: string }>('select state from messages where team_id = $1 and body = $2', [
          teamId,
          answer,
        ])
      ).state;
    await expect.poll(state, { timeout: 45_000, interval: 250 }).toBe('unknown');
    await page.goto('/home');
    await page.getByRole('link', { name: /^1 send is in doubt/ }).click();
    await page.waitForURL('**/ops');
    const row = page
      .getByRole('grid', { name: 'Sends in doubt' })
      .getByRole('row')
      .filter({ hasText: answer });
    await row.getByRole('button', { name: /^Settle/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^It was not sent/ }).check();
    await dialog.getByRole('button', { name: 'Settle' }).click();
    await page.getByText('Every send has an outcome').waitFor();
    expect(await state()).toBe('failed');
    expect((await twin.messages(person)).filter(({ body }) => body === answer)).toEqual([]);
  });
});
