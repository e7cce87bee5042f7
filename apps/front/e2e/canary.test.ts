import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from './support/accounts';
import { countCampaign } from './support/campaign-numbers';
import { readDatabase } from './support/database';
import { holdDemoWorkspace } from './support/demo-workspace';
import { openDesk, type Person } from './support/desk';
import { readNumbers } from './support/numbers';
import { settled } from './support/settled';
import { once, toldInOrder } from './support/story';
import { twin } from './support/twin';

/**
 * A campaign of the demo workspace, told in order: written, forecast, launched to twenty first, released, watched,
 * and a held message asked about. Some leads of the demo have answered and wait for a person: they are held.
 */
const name = `Autumn prices ${once}`;
const first = 20;

holdDemoWorkspace();
const desk = openDesk();
const database = readDatabase();
let owner: Person;
let campaignId = '';

beforeAll(async () => {
  owner = await desk.newPerson();
  await signIn(owner.page);
});

toldInOrder();

const stepsList = () => owner.page.getByRole('list', { name: 'Steps' });

async function choose(label: string, option: RegExp): Promise<void> {
  const { page } = owner;
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

async function addText(number: number, text: string): Promise<void> {
  const { page } = owner;
  await page.getByRole('button', { name: 'Add a text message' }).click();
  await page.getByLabel(`Delay of step ${number}`, { exact: true }).fill('0');
  await page.getByLabel(`Text of step ${number}`).fill(text);
}

describe.sequential('twenty first, then the rest', () => {
  it('writes a sequence of four steps with a branch', async () => {
    const { page } = owner;
    await page.goto('/campaigns/new');
    await page.getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.waitForURL('**/edit**');
    campaignId = new URL(page.url()).pathname.split('/')[2] ?? '';
    await page.getByText(/leads fit/).waitFor();
    await page.getByRole('button', { name: 'Next: Sequence' }).click();
    await page
      .getByLabel('Text of step 1')
      .fill('Hi {{firstName|there}}, Northwind Supply here: our autumn prices are out.');
    await page.getByRole('button', { name: 'Add another step' }).click();
    await page.getByRole('menuitem', { name: /^Branch/ }).click();
    await page.getByLabel('Delay of step 2', { exact: true }).fill('0');
    await choose('Condition of step 2', /^A field of the lead/);
    await choose('Field of step 2', /^State$/);
    await page.getByLabel('Value of step 2').fill('CA');
    await addText(3, 'In California delivery is free this month.');
    await choose('Unit of the delay of step 3', /^minutes$/);
    await addText(4, 'Shall I send the price list?');
    await stepsList()
      .getByRole('button', { name: /^2\. Branch/ })
      .click();
    await choose('Step 2, if yes', /^Step 3:/);
    await choose('Step 2, if no', /^Step 4:/);
    const ways = stepsList().getByLabel('Ways from step 2');
    await ways.getByText('Yes → step 3').waitFor();
    await ways.getByText('No → step 4').waitFor();
    await page.getByText(/^Saved/).waitFor();
    const { n } = await database.one<{ n: number }>(
      `select count(*)::int as n from steps s join campaigns c
         on c.team_id = s.team_id and c.sequence_version_id = s.sequence_version_id where c.id = $1`,
      [campaignId],
    );
    expect(n).toBe(4);
  });

  it('puts a step elsewhere by keys, and back', async () => {
    const { page } = owner;
    const order = () => stepsList().getByRole('heading', { level: 3 }).allInnerTexts();
    const before = await order();
    await page.getByRole('button', { name: /^Move step 4:/ }).focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await order())[2]).toContain('Shall I send the price list?');
    await page.keyboard.press('ArrowDown');
    await expect.poll(order).toEqual(before);
  });

  it('forecasts who gets what, when, from where, for how much', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Next: Schedule' }).click();
    await page.getByRole('button', { name: /^Next: Forecast/ }).click();
    await page.getByRole('button', { name: 'Make the forecast' }).click();
    await page.getByText(/in the audience/).waitFor();
    await page.getByRole('img', { name: /^Messages by hour/ }).waitFor();
    await page.getByRole('button', { name: 'Show as table' }).click();
    await page.getByRole('region', { name: 'Hours and senders' }).waitFor();
    await page.getByRole('region', { name: 'Forecast by sender' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'The person replied' }).waitFor();
  });

  it('launches a canary of twenty, and the rest waits', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Launch campaign' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^A few first/ }).check();
    await dialog.getByLabel('Leads to write to first').fill(String(first));
    await dialog.getByRole('button', { name: `Launch ${first} first` }).click();
    await page.waitForURL(`**/campaigns/${campaignId}`);
    const canary = page.getByRole('region', { name: 'Canary' });
    await canary.getByText(new RegExp(`^${first} leads go first`)).waitFor();
    const { out, waiting } = await database.one<{ out: number; waiting: number }>(
      `select count(*) filter (where state = 'pending')::int as waiting,
         count(*) filter (where state not in ('pending', 'suppressed'))::int as out
       from enrollments where campaign_id = $1`,
      [campaignId],
    );
    expect(out).toBe(first);
    expect(waiting).toBeGreaterThan(0);
  });

  it('releases the rest, and shows live what the database has', async () => {
    const { page } = owner;
    const canary = page.getByRole('region', { name: 'Canary' });
    await canary.getByRole('button', { name: 'Release the rest' }).click();
    await canary.getByText(/released the rest/).waitFor();
    await expect
      .poll(
        async () => {
          const { shown } = await countCampaign(database, campaignId);
          const screen = await readNumbers(page);
          return { more: shown.Sent > first, same: JSON.stringify(screen) === JSON.stringify(shown) };
        },
        { timeout: 60_000, interval: 250 },
      )
      .toEqual({ more: true, same: true });
    expect(await twin.duplicates()).toEqual([]);
  });

  it('says why a held message is held, by keyboard', async () => {
    const { page } = owner;
    const held = page.getByRole('grid', { name: 'Held messages' });
    await held
      .getByRole('button', { name: /^Why\?/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: 'Why this message' });
    await panel.getByText('This message waits.').waitFor();
    await panel.getByRole('region', { name: 'Places and hours' }).waitFor();
    await panel.getByText(/^Ruleset/).waitFor();
    await settled(owner);
    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Export' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.json$/);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('ends when it is archived: what was held is stopped', async () => {
    const { page } = owner;
    await page.getByRole('button', { name: 'Archive' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Archive campaign' }).click();
    await page.getByRole('status').getByText('Archived').waitFor();
    await expect
      .poll(
        async () =>
          await database.one(
            `select count(*)::int as pending from send_ledger
             where campaign_id = $1 and state in ('planned', 'ready', 'held')`,
            [campaignId],
          ),
      )
      .toEqual({ pending: 0 });
  });
});
