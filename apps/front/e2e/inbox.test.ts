import { beforeAll, describe, expect, it } from 'vitest';
import { openInbox, openThread, undoButton } from './support/inbox';
import { rowOf, says, threadOf } from './support/inbox-people';
import { settled } from './support/settled';

/** The inbox by keys, and what agents drafted there. */
const inbox = openInbox(4);

beforeAll(async () => {
  await says(inbox.database, inbox.lead(0), 'How much is a pallet of your shingles?');
  await says(inbox.database, inbox.lead(1), 'Can you call me tomorrow at 3pm?');
  await says(inbox.database, inbox.lead(2), 'Do you deliver to Dallas?');
  await says(inbox.database, inbox.lead(3), 'What brands do you carry?');
});

describe.sequential('by keys', () => {
  it('goes from row to row, opens, and never acts on what is typed', async () => {
    const { page } = inbox.reader;
    await page.goto('/inbox');
    await page.locator('[data-inbox-list] a').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await threadOf(page)
      .getByLabel(/^Reply to/)
      .waitFor();
    const at = page.url();
    await page.keyboard.press('r');
    await page.keyboard.type('d s m 1 a x o n');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(page.url()).toBe(at);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await expect.poll(() => page.url()).not.toBe(at);
  });

  it('ends a conversation and takes it back', async () => {
    await openThread(inbox.reader, inbox.lead(0));
    await inbox.reader.page.keyboard.press('d');
    await expect.poll(async () => (await inbox.item(inbox.lead(0))).state).toBe('done');
    await undoButton(inbox.reader).waitFor();
    await inbox.reader.page.keyboard.press('z');
    await expect.poll(async () => (await inbox.item(inbox.lead(0))).state).toBe('open');
  });

  it('snoozes in words, with what they mean before it is done', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(1));
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: /^Snooze/ });
    await dialog.getByLabel('Until when').fill('Tue 3pm');
    await dialog.getByRole('status').filter({ hasText: /Tue/ }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect((await inbox.item(inbox.lead(1))).snoozed_until).not.toBeNull();
    await page.goto('/inbox?view=SNOOZED');
    await rowOf(page, inbox.lead(1)).waitFor();
    await says(inbox.database, inbox.lead(1), 'Or right now?');
    await expect.poll(async () => (await inbox.item(inbox.lead(1))).snoozed_until).toBeNull();
  });

  it('says what is not understood as a time', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(2));
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: /^Snooze/ });
    await dialog.getByLabel('Until when').fill('when pigs fly');
    await page.keyboard.press('Enter');
    await dialog.locator('[id]').filter({ hasText: /\w/ }).first().waitFor();
    expect((await inbox.item(inbox.lead(2))).snoozed_until).toBeNull();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('assigns, sets the stage, notes and ends with an outcome', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(2));
    await page.keyboard.press('m');
    const assign = page.getByRole('dialog', { name: /^Assign/ });
    await assign.getByRole('button', { name: /\(you\)/ }).waitFor();
    await page.keyboard.press('1');
    await assign.waitFor({ state: 'detached' });
    await expect.poll(async () => (await inbox.item(inbox.lead(2))).assignee_id).not.toBeNull();

    await page.keyboard.press('3');
    const stage = () => inbox.stageOf(inbox.lead(2));
    await expect.poll(stage).toBe('qualified');
    await page.getByText(/^Stage Qualified:/).waitFor();
    await page.keyboard.press('z');
    await expect.poll(stage).not.toBe('qualified');

    await page.keyboard.press('n');
    await page
      .getByRole('dialog', { name: /^Note on/ })
      .getByLabel('Note')
      .fill('Asks for Dallas');
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('complementary').getByText('Asks for Dallas').first().waitFor();

    await page.keyboard.press('f');
    const outcome = page.getByRole('dialog', { name: /^Outcome/ });
    await outcome.getByRole('button', { name: /^Interested/ }).click();
    await outcome.waitFor({ state: 'detached' });
    await expect.poll(async () => (await inbox.item(inbox.lead(2))).disposition).toBe('interested');
    await page.getByText(/^Interested:/).waitFor();
    await page.keyboard.press('z');
    await expect.poll(async () => (await inbox.item(inbox.lead(2))).state).toBe('open');
  });

  it('follows whoever types faster than it can answer: m 1 3 z, then n and a text, s and a time', async () => {
    const { page } = inbox.reader;
    const who = inbox.lead(0);
    // A page of its own: nothing that the keys open has been loaded yet.
    await openThread(inbox.reader, who);
    await settled(inbox.reader);
    const before = await inbox.stageOf(who);
    for (const key of ['m', '1', '3', 'z']) await page.keyboard.press(key, { delay: 30 });
    await expect.poll(async () => (await inbox.item(who)).assignee_id).not.toBeNull();
    const changes = () =>
      inbox.database.rows<{ action: string; undone: boolean }>(
        `select action, undone_at is not null as undone from inbox_changes
         where before -> 0 -> 'before' ->> 'id' = (select id::text from inbox_items where conversation_id = $1)
           and action in ('assign', 'stage') order by created_at`,
        [who.conversation],
      );
    await expect.poll(changes).toEqual([
      { action: 'assign', undone: false },
      { action: 'stage', undone: true },
    ]);
    expect(await inbox.stageOf(who)).toBe(before);

    await page.keyboard.press('n');
    await page.keyboard.type('Asked twice', { delay: 30 });
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.getByRole('complementary').getByText('Asked twice').first().waitFor();

    await page.keyboard.press('s');
    await page.keyboard.type('in 2 hours', { delay: 30 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('z');
    await expect
      .poll(() =>
        inbox.database.rows(
          `select 1 from inbox_changes where team_id = $1 and action = 'snooze' and undone_at is not null`,
          [inbox.teamId],
        ),
      )
      .toHaveLength(1);
    expect((await inbox.item(who)).snoozed_until).toBeNull();
  });

  it('selects rows and ends them at once; one z brings all back', async () => {
    const { page } = inbox.reader;
    await page.goto('/inbox');
    await page.locator('[data-inbox-list] a').first().waitFor();
    await settled(inbox.reader);
    // The first key may come before the page listens.
    await expect
      .poll(async () => {
        await page.keyboard.press('j');
        return page.evaluate(() => document.activeElement?.closest('[data-inbox-row]') !== null);
      })
      .toBe(true);
    const bar = page.getByRole('toolbar', { name: 'Selected conversations' });
    await page.keyboard.press('Shift+J');
    await bar.getByText('2 selected').waitFor();
    await page.keyboard.press('Shift+J');
    await bar.getByText('3 selected').waitFor();
    await page.keyboard.press('d');
    await page.getByText(/^Done: .* and 2 more$/).waitFor();
    const last = () =>
      inbox.database.one<{ n: number; undone: boolean }>(
        `select jsonb_array_length(before)::int as n, undone_at is not null as undone
         from inbox_changes where team_id = $1 and action = 'done' order by created_at desc limit 1`,
        [inbox.teamId],
      );
    await page.keyboard.press('z');
    await expect.poll(async () => (await last()).undone).toBe(true);
  });
});

describe.sequential('drafts', () => {
  it('asks the agent, and lets its draft go with one key; z holds it back', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(3));
    await page.keyboard.press('w');
    const card = page.getByRole('region', { name: /^Draft for/ });
    await card.getByRole('button', { name: /^Approve/ }).waitFor({ timeout: 30_000 });
    await card.getByText('Simulated').waitFor();
    await page.keyboard.press('a');
    await undoButton(inbox.reader).waitFor();
    await page.keyboard.press('z');
    // Not before it was let go and held back: until then nothing is sent either.
    const heldBack = () =>
      inbox.database.rows(
        `select 1 from messages where conversation_id = $1 and draft_id is not null and state = 'canceled'`,
        [inbox.lead(3).conversation],
      );
    await expect.poll(async () => (await heldBack()).length).toBe(1);
    await card.getByRole('button', { name: /^Approve/ }).waitFor();
    const sent = () =>
      inbox.database.rows(
        `select 1 from messages where conversation_id = $1 and draft_id is not null and state <> 'canceled'`,
        [inbox.lead(3).conversation],
      );
    await expect.poll(async () => (await sent()).length).toBe(0);
  });

  it('holds it back also when the page is left with the key, before anything was answered', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(3));
    const card = page.getByRole('region', { name: /^Draft for/ });
    await card.getByRole('button', { name: /^Approve/ }).waitFor();
    // The approval arrives, and the page never hears of it.
    await page.evaluate(() => {
      const ask = window.fetch;
      window.fetch = async (input, init) => {
        const answer = await ask(input, init);
        const isApproval = typeof init?.body === 'string' && init.body.includes('mutation ApproveInboxDraft');
        return isApproval ? new Promise<Response>(() => undefined) : answer;
      };
    });
    await page.keyboard.press('a');
    await undoButton(inbox.reader).waitFor();
    await page.keyboard.press('z');
    await page.reload();
    // Whichever of the two came first.
    const { conversation } = inbox.lead(3);
    const back = () =>
      inbox.database.rows(
        `select 1 from drafts d where conversation_id = $1 and state = 'pending'
           and (taken_back_key is not null or (select count(*) from messages m where m.draft_id = d.id and m.state = 'canceled') = 2)`,
        [conversation],
      );
    await expect.poll(async () => (await back()).length).toBe(1);
    const sent = () =>
      inbox.database.rows(
        `select 1 from messages where conversation_id = $1 and draft_id is not null and state <> 'canceled'`,
        [conversation],
      );
    expect(await sent()).toEqual([]);
    await card.getByRole('button', { name: /^Approve/ }).waitFor();
  });

  it('rejects with a reason, and takes that back', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(3));
    const card = page.getByRole('region', { name: /^Draft for/ });
    await card.getByRole('button', { name: /^Reject/ }).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('dialog', { name: /^Reject the draft/ }).waitFor();
    await page.keyboard.press('2');
    const draft = () =>
      inbox.database.one<{ state: string; reject_reason: string | null }>(
        'select state, reject_reason from drafts where conversation_id = $1 order by created_at desc limit 1',
        [inbox.lead(3).conversation],
      );
    await expect.poll(async () => (await draft()).reject_reason).toBe('wrong_tone');
    await undoButton(inbox.reader).waitFor();
    await page.keyboard.press('z');
    await expect.poll(async () => (await draft()).state).toBe('pending');
  });

  it('goes out as a person leaves it', async () => {
    const { page } = inbox.reader;
    await openThread(inbox.reader, inbox.lead(3));
    const card = page.getByRole('region', { name: /^Draft for/ });
    await card.getByRole('button', { name: /^Edit/ }).waitFor();
    await page.keyboard.press('e');
    await card.getByRole('textbox').fill('We carry all of them. Shall I send the list?');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect
      .poll(
        async () =>
          (
            await inbox.database.rows(
              `select 1 from messages where conversation_id = $1 and body = 'We carry all of them. Shall I send the list?'`,
              [inbox.lead(3).conversation],
            )
          ).length,
      )
      .toBe(1);
  });
});
