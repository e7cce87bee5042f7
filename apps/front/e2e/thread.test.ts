import { beforeAll, describe, expect, it } from 'vitest';
import { openInbox, openThread } from './support/inbox';
import { rowOf, says, threadOf } from './support/inbox-people';
import { settled } from './support/settled';
import { twin } from './support/twin';

/** A conversation holds all that happened, a bucket is a list, and what to do next is said with its reason. */
const inbox = openInbox(3);
const messages = () => inbox.reader.page.getByRole('region', { name: /^Messages with/ });

beforeAll(async () => {
  await says(inbox.database, inbox.lead(0), 'Can you call me tomorrow at 3pm?');
  await says(inbox.database, inbox.lead(1), 'What brands of shingles do you carry?');
});

describe.sequential('a conversation', () => {
  it('shows what is done as it happens: who has it, the stage, a note', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(0));
    await settled(inbox.reader);
    await page.keyboard.press('m');
    await page
      .getByRole('dialog', { name: /^Assign/ })
      .getByRole('button', { name: /\(you\)/ })
      .waitFor();
    await page.keyboard.press('1');
    await messages()
      .getByText(/^Assigned to/)
      .waitFor();
    await page.keyboard.press('3');
    await messages().getByText('Stage: qualified').first().waitFor();
    await page.keyboard.press('n');
    await page
      .getByRole('dialog', { name: /^Note on/ })
      .getByLabel('Note')
      .fill('Owns two warehouses');
    await page.keyboard.press('ControlOrMeta+Enter');
    await messages().getByText('Owns two warehouses').waitFor();
  });

  it('shows an appointment that is booked from what to do next', async () => {
    const { page } = inbox.reader;
    const about = page.getByRole('complementary');
    await about.getByText(/^They ask for a time to talk/).waitFor();
    await about.getByRole('button', { name: /^Book/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Book an appointment/ });
    await dialog.getByRole('group', { name: 'Free times' }).getByRole('button').first().click();
    await dialog.getByRole('button', { name: 'Book', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await messages()
      .getByText(/^Appointment booked: /)
      .waitFor();
    await expect.poll(() => about.getByText(/^They ask for a time to talk/).count()).toBe(0);
  });

  it('shows a voicemail that comes in, to be heard, and its row moves up', async () => {
    const { page } = inbox.reader;
    const who = inbox.lead(2);
    await page.goto(`/inbox/${who.conversation}`);
    await threadOf(page).waitFor();
    await twin.phone({ phone: who.phone, mode: 'answer', talkSeconds: 8 });
    // Calls come in at Twilio's numbers, whichever one the lead writes to.
    const { phone } = await inbox.database.one<{ phone: string }>(
      `select s.phone from sender_numbers s join leads l on l.team_id = s.team_id
       where l.id = $1 and s.vendor = 'twilio' and s.state = 'active' and s.kind = 'long_code' order by s.created_at limit 1`,
      [who.lead],
    );
    await twin.ring(who.phone, phone);
    await messages()
      .getByText(/^They left a voicemail/)
      .waitFor({ timeout: 60_000 });
    await messages()
      .getByLabel(/^Recording of the call with/)
      .waitFor({ timeout: 60_000 });
    await page.goto('/inbox?view=HOT');
    await rowOf(page, who).filter({ visible: true }).waitFor();
    await page.goto(`/inbox/${who.conversation}`);
    await page
      .getByRole('complementary')
      .getByText(/^They wait, and a call is due: /)
      .waitFor();
    // Home names the most urgent ones; whether this is among them depends on who else waits.
    await page.goto('/home');
    await page.getByRole('list', { name: 'Do next' }).getByRole('listitem').first().waitFor();
  });
});

it('one bucket is a list of its own, by the address, with as many rows as it says', async () => {
  const { page } = inbox.reader;
  const buckets = () =>
    inbox.database.rows<{ bucket_id: string; name: string }>(
      `select i.bucket_id, b.name from inbox_items i join response_buckets b on b.team_id = i.team_id and b.id = i.bucket_id where i.conversation_id = $1`,
      [inbox.lead(1).conversation],
    );
  // It is sorted once it was understood, and again when its draft is there.
  const drafts = () =>
    inbox.database.rows(`select 1 from drafts where conversation_id = $1 and state = 'pending'`, [
      inbox.lead(1).conversation,
    ]);
  await expect.poll(async () => (await drafts()).length).toBe(1);
  await expect.poll(async () => (await buckets()).length).toBe(1);
  const item = (await buckets())[0]!;
  await page.goto('/inbox');
  const choice = page.getByRole('combobox', { name: 'Bucket' });
  const option = page.getByRole('option', { name: new RegExp(`^${item.name} \\(`) });
  await choice.click();
  await option.click();
  await expect.poll(() => new URL(page.url()).searchParams.get('bucket')).toBe(item.bucket_id);
  // Only rows in sight are in the document: how many there are stands on each.
  const shown = page.locator('[data-inbox-list] li');
  // A draft that comes meanwhile moves its row: what is said is read again at each look.
  const agree = async () => {
    await choice.click();
    const said = Number(/\((\d+)\)/.exec((await option.textContent()) ?? '')?.[1]);
    await page.keyboard.press('Escape');
    await option.waitFor({ state: 'detached' });
    return said > 0 && (await shown.first().getAttribute('aria-setsize')) === String(Math.min(said, 50));
  };
  await expect.poll(agree).toBe(true);
  await page.reload();
  await expect.poll(agree).toBe(true);
  await page.getByRole('combobox', { name: 'Bucket' }).filter({ hasText: item.name }).waitFor();
  for (const row of await shown.allInnerTexts()) expect(row).toContain(item.name);
});
