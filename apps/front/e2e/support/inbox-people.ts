import type { Page } from 'playwright-core';
import { vi } from 'vitest';
import type { Database } from './database';
import { twin } from './twin';

/** Somebody who was texted and says nothing unless told to. */
export interface InboxPerson {
  conversation: string;
  lead: string;
  phone: string;
  sender: string;
}

/** They write; ends when it was understood, so that the row stands where it will stand. */
export async function says(
  database: Database,
  { conversation, phone, sender }: InboxPerson,
  text: string,
): Promise<void> {
  await twin.say(phone, sender, text);
  await vi.waitFor(
    async () => {
      const read = await database.rows(
        'select 1 from messages where conversation_id = $1 and body = $2 and intent is not null',
        [conversation, text],
      );
      if (read.length === 0) throw new Error(`Not understood yet: ${text}`);
    },
    { timeout: 20_000, interval: 200 },
  );
}

/** The row of a conversation in the list that is shown. */
export const rowOf = (page: Page, { conversation }: InboxPerson) =>
  page.locator(`[data-inbox-list] a[href*="${conversation}"]`);

/** The open conversation. */
export const threadOf = (page: Page) => page.getByRole('region', { name: /^Conversation with/ });
