import type { WebSocketRoute } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from './support/accounts';
import { axeFindings, showTheme, sidewaysOverflow } from './support/axe';
import { readDatabase } from './support/database';
import { openDesk, type Person } from './support/desk';
import { quietPeople, rowOf, says, threadOf, type InboxPerson } from './support/inbox-people';
import { invite, join } from './support/invite';
import { settled } from './support/settled';
import { once } from './support/story';

/** The inbox of the demo workspace, by two people; people say only what the test says. */
const colleague = {
  name: 'Rhea Rep',
  email: `rhea-${once}@northwind.example`,
  password: 'second-pair-of-eyes-9',
};

const desk = openDesk();
const database = readDatabase();
let a: Person;
let b: Person;
let people: InboxPerson[];

const person = (index: number) => {
  const found = people[index];
  if (!found) throw new Error(`There is no person ${index}.`);
  return found;
};
const item = (who: InboxPerson) =>
  database.one<{
    state: string;
    snoozed_until: Date | null;
    assignee_id: string | null;
    disposition: string | null;
  }>('select state, snoozed_until, assignee_id, disposition from inbox_items where conversation_id = $1', [
    who.conversation,
  ]);
const undoBar = ({ page }: Person) => page.getByRole('button', { name: /^Undo/ });

async function open({ page }: Person, who: InboxPerson): Promise<void> {
  await page.goto(`/inbox/${who.conversation}`);
  await threadOf(page)
    .getByLabel(/^Reply to/)
    .waitFor();
}

beforeAll(async () => {
  a = await desk.newPerson();
  b = await desk.newPerson();
  await signIn(a.page);
  await join(b.page, await invite(a.page, colleague.email), colleague);
  people = await quietPeople(database, 8);
  await says(database, person(0), 'How much is a pallet of your shingles?');
  await says(database, person(1), 'Can you call me tomorrow at 3pm?');
  await says(database, person(2), 'Do you deliver to Dallas?');
  await says(database, person(3), 'What brands do you carry?');
});

describe.sequential('by keys', () => {
  it('goes from row to row, opens, and never acts on what is typed', async () => {
    const { page } = a;
    await page.goto('/inbox?view=ALL');
    await rowOf(page, person(0)).waitFor();
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
    await open(a, person(0));
    await a.page.keyboard.press('d');
    await expect.poll(async () => (await item(person(0))).state).toBe('done');
    await undoBar(a).waitFor();
    await a.page.keyboard.press('z');
    await expect.poll(async () => (await item(person(0))).state).toBe('open');
  });

  it('snoozes in words, with what they mean before it is done', async () => {
    const { page } = a;
    await open(a, person(1));
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: /^Snooze/ });
    await dialog.getByLabel('Until when').fill('Tue 3pm');
    await dialog.getByRole('status').filter({ hasText: /Tue/ }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect((await item(person(1))).snoozed_until).not.toBeNull();
    await page.goto('/inbox?view=SNOOZED');
    await rowOf(page, person(1)).waitFor();
    await says(database, person(1), 'Or right now?');
    await expect.poll(async () => (await item(person(1))).snoozed_until).toBeNull();
  });

  it('says what is not understood as a time', async () => {
    const { page } = a;
    await open(a, person(2));
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: /^Snooze/ });
    await dialog.getByLabel('Until when').fill('when pigs fly');
    await page.keyboard.press('Enter');
    await dialog.locator('[id]').filter({ hasText: /\w/ }).first().waitFor();
    expect((await item(person(2))).snoozed_until).toBeNull();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('assigns, sets the stage, notes and ends with an outcome', async () => {
    const { page } = a;
    await open(a, person(2));
    await page.keyboard.press('m');
    const assign = page.getByRole('dialog', { name: /^Assign/ });
    await assign.getByRole('button', { name: /\(you\)/ }).waitFor();
    await page.keyboard.press('1');
    await assign.waitFor({ state: 'detached' });
    expect((await item(person(2))).assignee_id).not.toBeNull();

    await page.keyboard.press('3');
    const stage = async () =>
      (await database.one<{ stage: string }>('select stage from leads where id = $1', [person(2).lead]))
        .stage;
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
    expect((await item(person(2))).disposition).toBe('interested');
    await page.getByText(/^Interested:/).waitFor();
    await page.keyboard.press('z');
    await expect.poll(async () => (await item(person(2))).state).toBe('open');
  });

  it('selects rows and ends them at once; one z brings all back', async () => {
    const { page } = a;
    await page.goto('/inbox?view=ALL');
    await rowOf(page, person(0)).waitFor();
    await settled(a);
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
      database.one<{ n: number; undone: boolean }>(
        `select jsonb_array_length(before)::int as n, undone_at is not null as undone
         from inbox_changes where action = 'done' order by created_at desc limit 1`,
      );
    await page.keyboard.press('z');
    await expect.poll(async () => (await last()).undone).toBe(true);
  });
});

describe.sequential('drafts', () => {
  it('asks the agent, and lets its draft go with one key; z holds it back', async () => {
    const { page } = a;
    await open(a, person(3));
    await page.keyboard.press('w');
    const card = page.getByRole('region', { name: /^Draft for/ });
    await card.getByRole('button', { name: /^Approve/ }).waitFor({ timeout: 30_000 });
    await card.getByText('Simulated').waitFor();
    await page.keyboard.press('a');
    await undoBar(a).waitFor();
    await page.keyboard.press('z');
    await card.getByRole('button', { name: /^Approve/ }).waitFor();
    const sent = () =>
      database.rows(
        `select 1 from messages where conversation_id = $1 and draft_id is not null and state <> 'canceled'`,
        [person(3).conversation],
      );
    await expect.poll(async () => (await sent()).length).toBe(0);
  });

  it('rejects with a reason, and takes that back', async () => {
    const { page } = a;
    await open(a, person(3));
    const card = page.getByRole('region', { name: /^Draft for/ });
    await card.getByRole('button', { name: /^Reject/ }).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('dialog', { name: /^Reject the draft/ }).waitFor();
    await page.keyboard.press('2');
    const draft = () =>
      database.one<{ state: string; reject_reason: string | null }>(
        'select state, reject_reason from drafts where conversation_id = $1 order by created_at desc limit 1',
        [person(3).conversation],
      );
    await expect.poll(async () => (await draft()).reject_reason).toBe('wrong_tone');
    await undoBar(a).waitFor();
    await page.keyboard.press('z');
    await expect.poll(async () => (await draft()).state).toBe('pending');
  });

  it('goes out as a person leaves it', async () => {
    const { page } = a;
    await open(a, person(3));
    const card = page.getByRole('region', { name: /^Draft for/ });
    await card.getByRole('button', { name: /^Edit/ }).waitFor();
    await page.keyboard.press('e');
    await card.getByRole('textbox').fill('We carry all of them. Shall I send the list?');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect
      .poll(
        async () =>
          (
            await database.rows(
              `select 1 from messages where conversation_id = $1 and body = 'We carry all of them. Shall I send the list?'`,
              [person(3).conversation],
            )
          ).length,
      )
      .toBe(1);
  });
});

describe.sequential('two people', () => {
  it('see each other, and answer once', async () => {
    const who = person(0);
    await Promise.all([open(a, who), open(b, who)]);
    await b.page.getByText(/looks at this, too/).waitFor();
    await a.page.keyboard.press('r');
    await a.page.keyboard.type('About 900 dollars a pallet.');
    await b.page.getByText(/is writing/).waitFor();
    await b.page.keyboard.press('r');
    await b.page.keyboard.type('Let me look that up.');
    await a.page.keyboard.press('ControlOrMeta+Enter');
    await undoBar(a).waitFor();
    await b.page.getByText(/answered while you were writing/).waitFor();
    await b.page.keyboard.press('ControlOrMeta+Enter');
    await b.page.getByText(/^Not sent:.*What you wrote is kept\.$/).waitFor();
    expect(await b.page.getByLabel(/^Reply to/).inputValue()).toBe('Let me look that up.');
    const answers = await database.rows(
      `select 1 from messages where conversation_id = $1 and direction = 'outbound' and author_user_id is not null`,
      [who.conversation],
    );
    expect(answers).toHaveLength(1);
  });

  it('miss nothing during a cut of thirty seconds', async () => {
    const { page } = b;
    let cut = false;
    const sockets: WebSocketRoute[] = [];
    await page.routeWebSocket(/\/graphql$/, (socket) => {
      if (cut) return void socket.close();
      sockets.push(socket);
      socket.connectToServer();
    });
    await page.goto('/inbox?view=ALL');
    await rowOf(page, person(0)).waitFor();
    await settled(b);
    cut = true;
    for (const socket of sockets) await socket.close();
    await Promise.all([
      says(database, person(4), 'Do you have slate in stock?'),
      says(database, person(5), 'What is the price per square?'),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 30_000));
    cut = false;
    await page.getByRole('button', { name: /new$/ }).click({ timeout: 40_000 });
    for (const who of [person(4), person(5)]) {
      await rowOf(page, who).waitFor();
      expect(await rowOf(page, who).count()).toBe(1);
    }
  });
});

it('clears the list with at most three strokes a reply, each painted at once', async () => {
  const { page } = a;
  await page.goto('/inbox');
  await settled(a);
  const done = async () =>
    (
      await database.one<{ n: number }>(
        `select count(*)::int as n from inbox_items i join teams t on t.id = i.team_id
         where t.name = 'Northwind Supply' and i.state = 'done'`,
      )
    ).n;
  const before = await done();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    window.addEventListener(
      'keydown',
      () => {
        const from = performance.now();
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - from)));
      },
      true,
    );
  });
  const strokes: string[] = [];
  const press = async (key: string) => {
    strokes.push(key);
    await page.keyboard.press(key);
  };
  await press('j');
  await press('Enter');
  await threadOf(page)
    .getByLabel(/^Reply to/)
    .waitFor();
  for (let reply = 1; reply <= 20; reply++) {
    const who = await threadOf(page).getAttribute('aria-label');
    await press('d');
    // A person presses the next key when the next conversation is there.
    await expect.poll(() => threadOf(page).getAttribute('aria-label')).not.toBe(who);
    await threadOf(page)
      .getByLabel(/^Reply to/)
      .waitFor();
  }
  await expect.poll(done).toBe(before + 20);
  expect(strokes.length).toBeLessThanOrEqual(60);
  const times = await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes);
  const sorted = times.toSorted((x, y) => x - y);
  console.log(
    `${strokes.length} strokes for 20 replies; key to paint p95 ${sorted[Math.floor(sorted.length * 0.95)]?.toFixed(0)} ms`,
  );
});

describe.sequential('every shape', () => {
  it('on a phone: list, thread and what is known of the lead, one after the other', async () => {
    const { page } = a;
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/inbox?view=ALL');
    await rowOf(page, person(1)).click();
    await threadOf(page).waitFor();
    expect(await page.locator('[data-inbox-list]').isVisible()).toBe(false);
    expect(await sidewaysOverflow(page)).toEqual([]);
    await page.getByRole('button', { name: 'About this lead' }).click();
    await page.getByRole('dialog').getByText('May we write?').waitFor();
    expect(await sidewaysOverflow(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await rowOf(page, person(1)).waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('without a finding of axe: draft, dialogs, selection, canned replies', async () => {
    const { page } = a;
    await says(database, person(6), 'Is the warranty included?');
    await open(a, person(6));
    await page.keyboard.press('w');
    await page
      .getByRole('region', { name: /^Draft for/ })
      .getByRole('button', { name: /^Approve/ })
      .waitFor({ timeout: 30_000 });
    const findings: string[] = [];
    const look = async (what: string, within?: string) => {
      for (const theme of ['light', 'dark'] as const) {
        await showTheme(page, theme);
        const found = await axeFindings(page, { within, coloursOnly: theme === 'dark' });
        findings.push(...found.map((finding) => `${what}, ${theme}: ${finding}`));
      }
      await showTheme(page, 'light');
    };
    await look('draft');
    for (const key of ['s', 'm', 'f', 'b', 'n', 'x']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      await settled(a);
      await look(`dialog of ${key}`, '[role=dialog]');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('Shift+J');
    await page.keyboard.press('r');
    await page.keyboard.type('/');
    await settled(a);
    await look('selection and canned replies');
    expect(findings).toEqual([]);
  });
});
