import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Database } from './database';
import { twin } from './twin';

/** Somebody of the demo workspace who was texted and has not said a word yet. */
export interface InboxPerson {
  conversation: string;
  lead: string;
  phone: string;
  sender: string;
}

/** People who will say only what the test says. */
export async function quietPeople(database: Database, count: number): Promise<InboxPerson[]> {
  const people = await database.rows<InboxPerson & Record<string, unknown>>(
    `select distinct on (c.id) c.id as conversation, c.lead_id as lead, m.to_address as phone, m.from_address as sender
     from messages m
       join conversations c on c.team_id = m.team_id and c.id = m.conversation_id
       join teams t on t.id = m.team_id
     where t.name = 'Northwind Supply' and m.direction = 'outbound' and m.channel = 'sms' and m.state = 'delivered'
       and c.last_inbound_at is null
       and not exists (select from suppression_list s where s.team_id = m.team_id and s.address = m.to_address)
     order by c.id limit $1`,
    [count],
  );
  expect(people, 'people who were texted and are silent').toHaveLength(count);
  for (const { phone } of people) await twin.silence(phone);
  return people;
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
