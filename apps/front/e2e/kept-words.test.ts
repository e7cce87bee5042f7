import { beforeAll, describe, expect, it } from 'vitest';
import { openInbox, openThread } from './support/inbox';
import { says, threadOf } from './support/inbox-people';

/** What somebody writes is never lost, and never goes to a lead by the way. */
const inbox = openInbox(2);

beforeAll(async () => {
  await says(inbox.database, inbox.lead(0), 'What brands do you carry?');
  await says(inbox.database, inbox.lead(1), 'Do you deliver to Dallas?');
});

const sentTo = (lead: number) =>
  inbox.database.rows<{ body: string }>(
    `select body from messages where conversation_id = $1 and direction = 'outbound' and author_user_id is not null
     and state <> 'canceled'`,
    [inbox.lead(lead).conversation],
  );

describe.sequential('what is half written', () => {
  it('is not sent by the key that saves a note over it', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(1));
    const reply = threadOf(page).getByLabel(/^Reply to/);
    await reply.fill('I am not sure yet');
    await reply.press('Escape');
    await page.keyboard.press('n');
    const note = page.getByRole('dialog', { name: /^Note on/ });
    await note.getByLabel('Note').fill('Ask the warehouse');
    await page.keyboard.press('ControlOrMeta+Enter');
    await note.waitFor({ state: 'hidden' });
    await expect
      .poll(() =>
        inbox.database
          .rows('select 1 from notes where lead_id = $1', [inbox.lead(1).lead])
          .then(({ length }) => length),
      )
      .toBe(1);
    expect(await sentTo(1)).toEqual([]);
    expect(await reply.inputValue()).toBe('I am not sure yet');
    await reply.fill('');
  });

  it('stays with its draft while one looks elsewhere, is not passed over by a, and goes on as the reply', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(0));
    const card = page.getByRole('region', { name: /^Draft for/ });
    if ((await card.count()) === 0) await page.keyboard.press('w');
    await card.getByRole('button', { name: /^Edit/ }).waitFor({ timeout: 30_000 });
    await page.keyboard.press('e');
    const mine = 'Three brands, and a fourth from May.';
    await card.getByRole('textbox').fill(mine);
    await page.getByRole('region', { name: /^Messages with/ }).focus();
    await page.keyboard.press('a');
    await openThread(inbox.reader, inbox.lead(1));
    await openThread(inbox.reader, inbox.lead(0));
    await expect.poll(() => card.getByRole('textbox').inputValue()).toBe(mine);
    expect(await sentTo(0)).toEqual([]);
    await says(inbox.database, inbox.lead(0), 'And which colours?');
    await expect
      .poll(() =>
        threadOf(page)
          .getByLabel(/^Reply to/)
          .inputValue(),
      )
      .toBe(mine);
  });
});
