import { beforeAll } from 'vitest';
import { signIn } from './accounts';
import { readDatabase } from './database';
import { holdDemoWorkspace } from './demo-workspace';
import { openDesk, type Person } from './desk';
import { quietPeople, threadOf, type InboxPerson } from './inbox-people';

/** The inbox of the demo workspace, open for a person; leads say only what the test says. */
export function openInbox(leads: number) {
  holdDemoWorkspace();
  const desk = openDesk();
  const database = readDatabase();
  let reader: Person | undefined;
  let people: InboxPerson[] = [];
  beforeAll(async () => {
    reader = await desk.newPerson();
    await signIn(reader.page);
    people = await quietPeople(database, leads);
  });
  const lead = (index: number): InboxPerson => {
    const found = people[index];
    if (!found) throw new Error(`There is no person ${index}.`);
    return found;
  };
  return {
    desk,
    database,
    /** The one who reads. */
    get reader(): Person {
      if (!reader) throw new Error('The reader signs in before the first test.');
      return reader;
    },
    lead,
    item: (who: InboxPerson) =>
      database.one<{
        state: string;
        snoozed_until: Date | null;
        assignee_id: string | null;
        disposition: string | null;
      }>(
        'select state, snoozed_until, assignee_id, disposition from inbox_items where conversation_id = $1',
        [who.conversation],
      ),
    stageOf: async (who: InboxPerson) =>
      (await database.one<{ stage: string }>('select stage from leads where id = $1', [who.lead])).stage,
  };
}

/** Opens the conversation by its address; ends when it can be answered. */
export async function openThread({ page }: Person, who: InboxPerson): Promise<void> {
  await page.goto(`/inbox/${who.conversation}`);
  await threadOf(page)
    .getByLabel(/^Reply to/)
    .waitFor();
}

/** The button that takes the last act back. */
export const undoButton = ({ page }: Person) => page.getByRole('button', { name: /^Undo/ });
