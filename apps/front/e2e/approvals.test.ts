import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openInbox } from './support/inbox';
import { says } from './support/inbox-people';

/** Drafts that wait for a person, decided without a mouse. */
const asked = [
  'Do you do gutters?',
  'How long does it take?',
  'Are you insured?',
  'Which colours are there?',
  'What brands do you carry?',
];
/** Three are decided below; keys that only move need two more. */
const inbox = openInbox(asked.length);

beforeAll(async () => {
  await Promise.all(asked.map((text, index) => says(inbox.database, inbox.lead(index), text)));
  await vi.waitFor(
    async () => {
      const waiting = await inbox.database.rows(
        `select 1 from drafts where team_id = $1 and state = 'pending'`,
        [inbox.teamId],
      );
      if (waiting.length < asked.length) throw new Error(`Only ${waiting.length} drafts wait.`);
    },
    { timeout: 30_000, interval: 200 },
  );
  await inbox.reader.page.goto('/agents/approvals');
  await current().waitFor();
});

/** The draft that the keys act on. */
const current = () => inbox.reader.page.locator('li[aria-current="true"]');

async function currentConversation(): Promise<string> {
  const href = await current().locator('a[href^="/inbox/"]').getAttribute('href');
  return href?.split('/').at(-1) ?? '';
}

const draftOf = (conversation: string) =>
  inbox.database.one<{ id: string; state: string; final_body: string | null; reject_reason: string | null }>(
    `select id, state, final_body, reject_reason from drafts where conversation_id = $1
     order by created_at desc limit 1`,
    [conversation],
  );

describe.sequential('by keys', () => {
  it('a approves what is current and goes on to the next; z takes it back', async () => {
    const { page } = inbox.reader;
    const conversation = await currentConversation();
    expect((await draftOf(conversation)).state).toBe('pending');
    await page.keyboard.press('a');
    await page.keyboard.press('z', { delay: 30 });
    await expect.poll(currentConversation).toBe(conversation);
    await expect.poll(async () => (await draftOf(conversation)).state).toBe('pending');
    await page.keyboard.press('a');
    await expect.poll(currentConversation).not.toBe(conversation);
    await expect.poll(async () => (await draftOf(conversation)).state).toBe('approved');
  });

  it('e changes it first; ⌘Enter sends what was written', async () => {
    const { page } = inbox.reader;
    const conversation = await currentConversation();
    await page.keyboard.press('e');
    const field = current().getByRole('textbox', { name: /^Answer to/ });
    await field.fill('Good question. Shall I call you about it?');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect
      .poll(() => draftOf(conversation))
      .toMatchObject({ state: 'edited', final_body: 'Good question. Shall I call you about it?' });
    await expect.poll(currentConversation).not.toBe(conversation);
  });

  it('x and a digit reject it with a reason', async () => {
    const { page } = inbox.reader;
    const conversation = await currentConversation();
    await page.keyboard.press('x');
    await page.keyboard.press('2', { delay: 30 });
    await expect
      .poll(() => draftOf(conversation))
      .toMatchObject({ state: 'rejected', reject_reason: 'wrong_tone' });
    await expect.poll(currentConversation).not.toBe(conversation);
  });

  it('j and k only move', async () => {
    const { page } = inbox.reader;
    const first = await currentConversation();
    await page.keyboard.press('j');
    await expect.poll(currentConversation).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(currentConversation).toBe(first);
    expect((await draftOf(first)).state).toBe('pending');
  });
});
