import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openInbox, openThread } from './support/inbox';
import { says } from './support/inbox-people';
import { settled } from './support/settled';
import { once, toldInOrder } from './support/story';
import { twin } from './support/twin';

/** What a rep of the demo workspace does on a day: sets the inbox up, answers, notes, calls. */
const inbox = openInbox(2);
const ownPhone = `+1646555${randomInt(1000, 9999)}`;
const bucket = `Slate roofs ${once}`;
const disposition = `Wants slate ${once}`;
const shortcut = `slate-${once}`;
/** Said in this story only: what other stories leave open must not lie in the bucket, too. */
const word = `slate${once}`;

beforeAll(async () => {
  await inbox.reader.page.goto('/settings/inbox?tab=buckets');
});

toldInOrder();

describe.sequential('the settings of the inbox', () => {
  it('sorts open replies into a new bucket by its rule', async () => {
    const { page } = inbox.reader;
    await page.getByRole('button', { name: 'Add bucket' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a bucket' });
    await dialog.getByLabel('Name').fill(bucket);
    await dialog.getByLabel('Says any of these words').fill(word);
    await dialog.getByRole('button', { name: 'Save bucket' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('list', { name: 'Buckets' }).getByText(bucket).first().waitFor();
    await says(inbox.database, inbox.lead(0), `Do you also do ${word}?`);
    const bucketOf = () =>
      inbox.database.rows<{ name: string }>(
        `select b.name from inbox_items i join response_buckets b on b.team_id = i.team_id and b.id = i.bucket_id
         where i.conversation_id = $1`,
        [inbox.lead(0).conversation],
      );
    await expect.poll(bucketOf).toEqual([{ name: bucket }]);
  });

  it('keeps a disposition and a canned reply', async () => {
    const { page } = inbox.reader;
    await page.getByRole('tab', { name: 'Dispositions' }).click();
    await page.getByRole('button', { name: 'Add disposition' }).click();
    const ending = page.getByRole('dialog', { name: 'Add a disposition' });
    await ending.getByLabel('Name').fill(disposition);
    await ending.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('list', { name: 'Dispositions' }).getByText(disposition).first().waitFor();
    await page.getByRole('tab', { name: 'Canned replies' }).click();
    await page.getByRole('button', { name: 'Add reply' }).first().click();
    const reply = page.getByRole('dialog', { name: 'Add a canned reply' });
    await reply.getByLabel('Title').fill('About slate');
    await reply.getByLabel('Short name').fill(shortcut);
    await reply.getByLabel('Text').fill('We have laid slate since 1987.');
    await reply.getByRole('button', { name: 'Save reply' }).click();
    await page.getByRole('list', { name: 'Canned replies' }).getByText(`/${shortcut}`).waitFor();
  });

  it('asks before a link, a key or Back leaves what is not saved, and not before another tab', async () => {
    const { page } = inbox.reader;
    await page.goto('/settings/profile');
    await settled(inbox.reader);
    await page.locator('a[href="/settings/inbox"]').first().click();
    const field = page.getByLabel('All others');
    await field.fill('77');
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    const byKey = async () => {
      await page.getByRole('heading', { name: 'Answer time' }).click();
      await page.keyboard.press('g');
      await page.keyboard.press('e');
    };
    const ways = [
      () => page.getByRole('link', { name: 'Calendar' }).first().click(),
      byKey,
      () => page.evaluate(() => window.history.back()),
    ];
    for (const go of ways) {
      await go();
      await question.getByRole('button', { name: 'Stay' }).click();
      await question.waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe('/settings/inbox');
      expect(await field.inputValue()).toBe('77');
    }
    await page.getByRole('tab', { name: 'Buckets' }).click();
    await page.getByRole('button', { name: 'Add bucket' }).waitFor();
    expect(await question.count()).toBe(0);
    await page.getByRole('tab', { name: 'Assignment & answer time' }).click();
    expect(await field.inputValue()).toBe('77');
    for (const go of [byKey, () => page.evaluate(() => window.history.back())]) {
      await go();
      await question.getByRole('button', { name: 'Leave', exact: true }).click();
      await page.waitForURL((url) => url.pathname !== '/settings/inbox');
      await page.goto('/settings/profile');
      await settled(inbox.reader);
      await page.locator('a[href="/settings/inbox"]').first().click();
      await field.waitFor();
      expect(await field.inputValue()).not.toBe('77');
      await field.fill('77');
    }
    await page.getByRole('button', { name: 'Discard' }).click();
  });
});

describe.sequential('a conversation', () => {
  it('takes the canned reply by its short name', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(0));
    // However long the server takes to find what was typed: Enter takes what fits it, not what fitted the slash alone.
    await page.route('**/graphql', async (route) => {
      if (/"search":"[^"]/.test(route.request().postData() ?? '')) await setTimeout(2000);
      await route.continue();
    });
    await page.keyboard.press('r');
    await page.keyboard.type('/');
    await page.getByRole('option', { name: /About slate/ }).waitFor();
    await page.keyboard.type(shortcut);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel(/^Reply to/).inputValue()).toBe('We have laid slate since 1987.');
    await page.unrouteAll({ behavior: 'wait' });
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
  });

  it('keeps a note, changed and deleted by who wrote it on the lead’s page', async () => {
    const { page } = inbox.reader;
    await page.keyboard.press('n');
    await page
      .getByRole('dialog', { name: /^Note on/ })
      .getByLabel('Note')
      .fill('Has a slate roof');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('complementary').getByText('Has a slate roof').first().waitFor();
    await page.goto(`/leads/${inbox.lead(0).lead}`);
    const notes = page.getByRole('list', { name: 'Notes on this lead' });
    await notes.getByRole('button', { name: /^Edit/ }).click();
    await notes.getByLabel('Note').fill('Has two slate roofs');
    await notes.getByRole('button', { name: 'Save' }).click();
    await notes.getByText('Has two slate roofs').waitFor();
    await notes.getByRole('button', { name: /^Delete/ }).click();
    const kept = () =>
      inbox.database.rows(
        `select 1 from notes where lead_id = $1 and body like '%slate%' and deleted_at is null`,
        [inbox.lead(0).lead],
      );
    await expect.poll(async () => (await kept()).length).toBe(0);
  });

  it('is found by the bucket that is asked for before it is deleted', async () => {
    const { page } = inbox.reader;
    await page.goto('/settings/inbox?tab=buckets');
    await page.getByRole('button', { name: `Delete ${bucket}` }).click();
    const question = page.getByRole('dialog', { name: `Delete “${bucket}”?` });
    await question.getByText(/^1 open reply lies in it/).waitFor();
    await question.getByRole('button', { name: 'Delete bucket' }).click();
    await page.getByText('The bucket was deleted').waitFor();
    const rest = () => inbox.database.rows('select 1 from response_buckets where name = $1', [bucket]);
    await expect.poll(async () => (await rest()).length).toBe(0);
  });
});

describe.sequential('a call', () => {
  it('rings the own phone, then the lead’s, and ends with a disposition', async () => {
    const { page } = inbox.reader;
    const who = inbox.lead(1);
    await page.goto('/settings/profile');
    await page.getByLabel('Your phone').fill(ownPhone);
    await page.getByRole('button', { name: 'Save phone' }).click();
    await page.getByText('Your phone was saved').waitFor();
    await twin.phone({ phone: ownPhone, mode: 'answer' });
    await twin.phone({ phone: who.phone, mode: 'answer', talkSeconds: 20 });
    await page.goto(`/leads/${who.lead}`);
    await settled(inbox.reader);
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    const panel = page.getByRole('dialog', { name: 'Call' });
    await panel.getByText('Say what came of it.').waitFor({ timeout: 60_000 });
    await panel.getByLabel('What came of it').click();
    await page.getByRole('option', { name: disposition }).click();
    await panel.getByLabel('Notes').fill('Slate, in spring');
    await panel.getByRole('button', { name: 'Save' }).click();
    await page.getByText('The call was noted').waitFor();
    // In the team's own words, not by the key that they are stored under.
    const calls = page.getByRole('list', { name: 'Calls of this lead' });
    await calls.getByText(new RegExp(`· ${disposition}`)).waitFor();
    const call = await inbox.database.one<{ state: string; notes: string; answered: boolean }>(
      `select state, notes, answered_at is not null as answered from calls
       where lead_id = $1 order by created_at desc limit 1`,
      [who.lead],
    );
    expect(call).toEqual({ state: 'completed', notes: 'Slate, in spring', answered: true });
    const heard = (await twin.calls()).filter(({ to }) => to === ownPhone || to === who.phone);
    expect(heard.map(({ to }) => to).toSorted()).toEqual([ownPhone, who.phone].toSorted());
  });
});
