import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from './support/accounts';
import { countCampaign } from './support/campaign-numbers';
import { readDatabase } from './support/database';
import { holdDemoWorkspace } from './support/demo-workspace';
import { openDesk, type Person } from './support/desk';
import { readNumbers } from './support/numbers';
import { settled } from './support/settled';

holdDemoWorkspace();
const desk = openDesk();
const database = readDatabase();
let visitor: Person;

beforeAll(async () => {
  visitor = await desk.newPerson();
  await signIn(visitor.page);
});

describe.sequential('what a newcomer sees in the demo workspace', () => {
  it('says that carriers and time are simulated', async () => {
    const notices = visitor.page.getByRole('region', { name: 'Notices' });
    await notices.getByText('Carriers are simulated: no message reaches a real phone.').waitFor();
    await notices.getByText(/Time is simulated: it is \w+ \d+, \d{4}, \d\d:\d\d here\./).waitFor();
  });

  it('has a campaign that runs, with the numbers of the database', async () => {
    const { page } = visitor;
    const campaign = await database.one<{ id: string; name: string }>(
      `select c.id, c.name from campaigns c join teams t on t.id = c.team_id
       where t.name = 'Northwind Supply' and c.name = 'Trade show follow-up'`,
    );
    await page.goto('/campaigns?states=ACTIVE');
    await page.getByText(campaign.name, { exact: true }).first().click();
    await page.waitForURL(`**/campaigns/${campaign.id}`);
    // Its people answer and the carrier reports, until everything is said.
    await expect
      .poll(
        async () => {
          const { underWay, shown } = await countCampaign(database, campaign.id);
          const screen = await readNumbers(page);
          return { underWay, same: JSON.stringify(screen) === JSON.stringify(shown) };
        },
        { timeout: 60_000, interval: 250 },
      )
      .toEqual({ underWay: 0, same: true });
    const { shown } = await countCampaign(database, campaign.id);
    expect(shown).toMatchObject({ Enrolled: 60, Sent: 60, Unknown: 0 });
    // Each that a phone could not take for now is tried once more.
    expect(shown.Held).toBeLessThanOrEqual(shown.Failed);
    expect(shown.Replied).toBeGreaterThan(0);
    expect(shown['Opted out']).toBeGreaterThan(0);
  });

  it('has replies in the inbox, as many as the home page and the database say', async () => {
    const { page } = visitor;
    const open = async () =>
      (
        await database.one<{ n: number }>(
          `select count(*)::int as n from inbox_items i join teams t on t.id = i.team_id
           where t.name = 'Northwind Supply' and i.state = 'open' and not i.opted_out and i.snoozed_until is null`,
        )
      ).n;
    expect(await open()).toBeGreaterThan(0);
    await page.goto('/home');
    const shown = page.getByRole('link', { name: /^Need a reply \d+/ });
    // People go on answering meanwhile: what is shown follows.
    const over = async (words: string | null) => Number(words?.replaceAll(/\D/g, '')) - (await open());
    await expect.poll(async () => over(await shown.innerText())).toBe(0);
    await shown.click();
    await page.waitForURL('**/inbox?view=NEEDS_REPLY');
    await settled(visitor);
    const rows = page.getByRole('list', { name: 'Needs reply' }).getByRole('listitem');
    // Stories of this workspace that came before may have left more than the first page of the list holds.
    const shownOf = async () => Number(await rows.first().getAttribute('aria-setsize'));
    await expect.poll(async () => (await shownOf()) - Math.min(await open(), 50)).toBe(0);
  });

  it('has what the agents may say, working hours, and a campaign that waits to be launched', async () => {
    const { page } = visitor;
    await page.goto('/agents/gianna?tab=facts');
    await page.getByRole('list', { name: 'Facts' }).getByText('There is no minimum order.').waitFor();
    await page.goto('/calendar?tab=hours');
    await page.getByRole('list', { name: 'Working hours' }).waitFor();
    await page.goto('/settings/inbox?tab=buckets');
    await settled(visitor);
    const { n } = await database.one<{ n: number }>(
      `select count(*)::int as n from response_buckets b join teams t on t.id = b.team_id
       where t.name = 'Northwind Supply' and b.name = 'Questions'`,
    );
    expect(n).toBe(1);
    await page.goto('/campaigns');
    await page.getByText('Website enquiries', { exact: true }).first().waitFor();
  });
});
