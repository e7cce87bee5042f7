import { beforeAll } from 'vitest';
import { signIn } from './accounts';
import { readDatabase } from './database';
import { openDesk, type Person } from './desk';
import { threadOf, type InboxPerson } from './inbox-people';
import { makeWorkspace, type OwnWorkspace } from './own-workspace';

/**
 * The inbox of a workspace of the story's own, open for its owner. Leads were texted and say only what the test says;
 * there is nothing in it before they do.
 */
export function openInbox(leads: number) {
  const desk = openDesk();
  const database = readDatabase();
  let reader: Person | undefined;
  let workspace: OwnWorkspace | undefined;
  beforeAll(async () => {
    workspace = await makeWorkspace(database, leads);
    reader = await desk.newPerson();
    await signIn(reader.page, workspace.owner);
  });
  const own = (): OwnWorkspace => {
    if (!workspace) throw new Error('The workspace is made before the first test.');
    return workspace;
  };
  const lead = (index: number): InboxPerson => {
    const found = own().people[index];
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
    get teamId(): string {
      return own().teamId;
    },
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
