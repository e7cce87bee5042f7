import { readFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { signUp } from './support/accounts';
import { countCampaign } from './support/campaign-numbers';
import { readDatabase } from './support/database';
import { openDesk, type Person } from './support/desk';
import { invite, join } from './support/invite';
import { readNumbers } from './support/numbers';
import { registerNumbers } from './support/registration';
import { settled } from './support/settled';
import { asShown, newAccount, once, teamIdOf, toldInOrder } from './support/story';
import { twin } from './support/twin';

/** One story, told in order by the owner of a new workspace and a colleague. A later part needs the earlier ones. */
const file = joinPath(import.meta.dirname, 'fixtures/messy-leads.csv');
const owner = {
  name: 'Olive Owner',
  email: `olive-${once}@ridge.example`,
  team: `Ridge Supply ${once}`,
  password: 'shingles-and-slates-7',
};
const colleague = { name: 'Rick Rep', email: `rick-${once}@ridge.example`, password: 'gutters-and-drains-8' };
const { account, sender } = newAccount();
/** People of the file. */
const bob = { name: 'Bob Baker', phone: '+12125550161' };
const cleo = { name: 'Cleo Castro', phone: '+13125550162' };
const foster = { phone: '+14155550165' };
const kit = { phone: '+14155550170' };

const desk = openDesk();
const database = readDatabase();
let a: Person;
let b: Person;
let teamId = '';
let campaignId = '';

beforeAll(async () => {
  a = await desk.newPerson();
  b = await desk.newPerson();
});

/** Texts that the carrier took from this workspace for this person. */
const accepted = async (phone: string) =>
  (await twin.messages(phone))
    .filter(({ from, direction, automatic }) => from === sender && direction === 'outbound-api' && !automatic)
    .map(({ body }) => body);
/** The thread that is open. */
const thread = ({ page }: Person, name: string) =>
  page.getByRole('region', { name: `Conversation with ${name}` });
const bubble = (person: Person, name: string, text: string) =>
  thread(person, name).getByRole('listitem').filter({ hasText: text });
const row = ({ page }: Person, name: string) => page.locator('[data-inbox-list]').getByRole('link', { name });

toldInOrder();

describe.sequential('from a file to an answer', () => {
  it('signs up', async () => {
    await signUp(a.page, owner);
    await a.page.getByRole('heading', { name: 'Get to the first reply' }).waitFor();
    teamId = await teamIdOf(database, owner.team);
  });

  it('connects Twilio and adds a number', async () => {
    const { page } = a;
    await page.goto('/settings/integrations');
    await page.getByRole('button', { name: 'Connect Twilio' }).click();
    await page.getByLabel('Account SID').fill(account.sid);
    await page.getByLabel('Auth token', { exact: true }).fill(account.token);
    await page.getByRole('button', { name: 'Check and connect' }).click();
    await page.getByText('Twilio is connected').waitFor();
    await page.goto('/settings/senders');
    await page.getByLabel('Phone number', { exact: true }).fill(`(512) 555-${sender.slice(-4)}`);
    await page.getByLabel('Label').fill('Austin');
    await page.getByRole('button', { name: 'Add number' }).click();
    await page
      .getByRole('listitem')
      .filter({ hasText: asShown(sender) })
      .getByText('Not registered')
      .waitFor();
    const numbers = await database.rows<{ id: string }>('select id from sender_numbers where team_id = $1', [
      teamId,
    ]);
    await registerNumbers(
      owner,
      numbers.map(({ id }) => id),
    );
  });

  it('imports a messy file and says what became of every row', async () => {
    const { page } = a;
    await page.goto('/leads/import');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('heading', { name: 'Review what will be imported' }).waitFor();
    await page.getByRole('radio', { name: /^Yes, and I can say where/ }).check();
    await page.getByLabel('Source').fill('Quote form');
    await page.getByLabel('Evidence').fill('“Text me about offers”, ticked on the quote form');
    await page.getByLabel('Tags for all leads of this file').fill('spring');
    await page.getByRole('button', { name: /^Import about/ }).click();
    await page.getByText('Completed', { exact: true }).waitFor();
    const record = await database.one<Record<string, number>>(
      `select imported_rows, merged_rows, rejected_rows, suppressed_rows, total_rows from lead_imports where team_id = $1`,
      [teamId],
    );
    // 30 people with a phone and one with an e-mail address alone; two come twice; four cannot be reached or read.
    expect(record).toEqual({
      imported_rows: 31,
      merged_rows: 2,
      rejected_rows: 4,
      suppressed_rows: 0,
      total_rows: 37,
    });
    expect(await readNumbers(page)).toEqual({ 'New leads': 31, Joined: 2, 'Left out': 4, Suppressed: 0 });
    await page.getByText('31 + 2 + 4 + 0 = 37 rows in the file').waitFor();
    const leads = await database.one<{ n: number }>(
      'select count(*)::int as n from leads where team_id = $1',
      [teamId],
    );
    expect(leads.n).toBe(31);
  });

  it('hands out the rows that were left out, each with its reason', async () => {
    const download = a.page.waitForEvent('download');
    await a.page.getByRole('link', { name: 'Error file (CSV)' }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    const lines = text.trim().split(/\r?\n/);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^First Name,.*,Row,Reason,What to do$/);
    for (const [name, reason] of [
      ['Nobody', 'no_contact'],
      ['Wrong', 'no_contact'],
      ['Words', 'no_contact'],
      ['Too', 'ragged_row'],
    ] as const)
      expect(lines.find((line) => line.includes(`${name},`))).toContain(reason);
  });

  it('drafts a campaign of two steps, with previews and a forecast', async () => {
    const { page } = a;
    const people = await database.rows<{ phone: string }>(
      'select phone from lead_phones where team_id = $1',
      [teamId],
    );
    expect(people).toHaveLength(30);
    await Promise.all(people.map(({ phone }) => twin.silence(phone)));
    await page.goto('/campaigns/new');
    await page.getByLabel('Name').fill('Spring offer');
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.waitForURL('**/edit**');
    campaignId = new URL(page.url()).pathname.split('/')[2] ?? '';
    await page.getByText('31 leads fit').waitFor();
    await page.getByRole('button', { name: 'Next: Sequence' }).click();
    await page
      .getByLabel('Text of step 1')
      .fill(
        `Hi {{firstName|there}}, this is ${owner.team}. Does {{company|your team}} need shingles this spring?`,
      );
    const previews = page.getByRole('list', { name: 'Previews' }).getByRole('listitem');
    await previews
      .filter({ hasText: `this is ${owner.team}` })
      .first()
      .waitFor();
    expect(await previews.count()).toBe(5);
    expect((await previews.allInnerTexts()).join()).not.toContain('{{');
    await page.getByRole('button', { name: 'Add a text message' }).click();
    await page.getByLabel('Delay of step 2', { exact: true }).fill('2');
    await page.getByLabel('Text of step 2').fill('Hi {{firstName|there}}, shall I send our price list?');
    await page.getByRole('button', { name: 'Next: Schedule' }).click();
    await page.getByRole('button', { name: /^Next: Forecast/ }).click();
    await page.getByRole('button', { name: 'Make the forecast' }).click();
    await page.getByText('of 31 in the audience').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'The lead has no phone number that can be texted.' })
      .waitFor();
  });

  it('launches, and its live numbers come to be those of the database', async () => {
    const { page } = a;
    await page.getByRole('button', { name: 'Launch campaign' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Launch campaign' }).click();
    await page.waitForURL(`**/campaigns/${campaignId}`);
    await expect
      .poll(
        async () => {
          const { underWay, shown } = await countCampaign(database, campaignId);
          const screen = await readNumbers(page);
          return { sent: shown.Sent, underWay, same: JSON.stringify(screen) === JSON.stringify(shown) };
        },
        { timeout: 60_000, interval: 250 },
      )
      .toEqual({ sent: 30, underWay: 0, same: true });
    expect(await readNumbers(page)).toMatchObject({ Enrolled: 31, Held: 1, Sent: 30, Unknown: 0 });
    expect(await twin.duplicates()).toEqual([]);
  });

  it('wrote to each with their own words, or the fallback', async () => {
    expect(await accepted(bob.phone)).toEqual([
      expect.stringContaining(`Hi Bob, this is ${owner.team}. Does Baker, Sons & Co need`),
    ]);
    expect(await accepted(foster.phone)).toEqual([
      expect.stringContaining(`Hi there, this is ${owner.team}`),
    ]);
    expect(await accepted(kit.phone)).toEqual([expect.stringContaining('Does your team need')]);
  });

  it('shows a reply in the inbox at once, to a colleague as well', async () => {
    await join(b.page, await invite(a.page, colleague.email), colleague);
    await Promise.all([a.page.goto('/inbox'), b.page.goto('/inbox')]);
    await Promise.all([settled(a), settled(b)]);
    await twin.say(bob.phone, sender, 'Maybe. What would 40 squares cost?');
    await Promise.all([row(a, bob.name).waitFor(), row(b, bob.name).waitFor()]);
    await row(a, bob.name).click();
    await bubble(a, bob.name, 'What would 40 squares cost?').waitFor();
  });

  it('takes an answer back within ten seconds: it never goes out', async () => {
    const { page } = a;
    const before = (await accepted(bob.phone)).length;
    await page.keyboard.press('r');
    await page.keyboard.type('About nine dollars, I think');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('button', { name: /^Undo/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    await page.getByText('was not sent').waitFor();
    const undone = await database.one<{ state: string; undo_until: Date }>(
      `select state, undo_until from messages where team_id = $1 and body = 'About nine dollars, I think'`,
      [teamId],
    );
    expect(undone.state).toBe('canceled');
    expect((await accepted(bob.phone)).length).toBe(before);
    // What was written is back, to be corrected.
    expect(await page.getByLabel(`Reply to ${bob.name}`).inputValue()).toBe('About nine dollars, I think');
  });

  it('answers by keyboard; the colleague sees it, and it goes out once', async () => {
    const { page } = a;
    await row(b, bob.name).click();
    await bubble(b, bob.name, 'What would 40 squares cost?').waitFor();
    await page.keyboard.press('r');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('About $4,200 with delivery. Shall I write it up?');
    await page.keyboard.press('ControlOrMeta+Enter');
    await bubble(b, bob.name, 'About $4,200').waitFor();
    const written = async () => (await accepted(bob.phone)).filter((body) => !body.startsWith('Hi '));
    await expect
      .poll(written, { timeout: 30_000, interval: 250 })
      .toEqual(['About $4,200 with delivery. Shall I write it up?']);
    await bubble(a, bob.name, 'About $4,200')
      .getByText(/^(Accepted|Sent|Delivered)$/)
      .waitFor();
    // Its ten seconds are over as well.
    expect(await written()).toHaveLength(1);
  });

  it('stops for good on STOP, in front of who is writing', async () => {
    const { page } = a;
    await twin.say(cleo.phone, sender, 'Who gave you this number?');
    const offer = page.getByRole('button', { name: /new$/ });
    await row(a, cleo.name).or(offer).first().waitFor();
    if (await offer.isVisible()) await offer.click();
    await row(a, cleo.name).click();
    const composer = page.getByLabel(`Reply to ${cleo.name}`);
    await composer.fill('I am sorry to bother you');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('button', { name: /^Undo/ }).waitFor();
    await twin.say(cleo.phone, sender, 'STOP');
    await expect.poll(() => composer.isDisabled(), { timeout: 10_000, interval: 50 }).toBe(true);
    await page.getByText(`${cleo.name} has opted out.`).waitFor();

    const lead = await database.one<{ id: string }>(
      'select lead_id as id from lead_phones where team_id = $1 and phone = $2',
      [teamId, cleo.phone],
    );
    await page.goto(`/leads/${lead.id}`);
    await page.getByText('Must not be contacted').first().waitFor();
    await page.goto('/suppression');
    await page
      .getByRole('row')
      .filter({ hasText: asShown(cleo.phone) })
      .getByText('Opted out')
      .waitFor();

    // The answer that was waiting was stopped, and its run with it: nothing is left that could go out.
    const pending = await database.one<{ n: number }>(
      `select count(*)::int as n from send_ledger where team_id = $1 and lead_id = $2
         and state in ('planned', 'ready', 'submitting', 'held') and not transactional`,
      [teamId, lead.id],
    );
    expect(pending.n).toBe(0);
    const run = await database.one<{ state: string; next_due_at: Date | null }>(
      'select state, next_due_at from enrollments where team_id = $1 and lead_id = $2',
      [teamId, lead.id],
    );
    expect(run).toEqual({ state: 'opted_out', next_due_at: null });
    expect(await accepted(cleo.phone)).toEqual([expect.stringMatching(/^Hi Cleo/)]);
    expect(await twin.violationsAgainst(cleo.phone)).toEqual([]);
  });
});
