import { randomInt } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { signUp } from './support/accounts';
import { readDatabase } from './support/database';
import { openDesk, type Person } from './support/desk';
import { settled } from './support/settled';
import { once, teamIdOf, toldInOrder } from './support/story';

/** How an owner keeps the agents in hand and meets leads, in a workspace of their own; told in order. */
const owner = {
  name: 'Ada Owner',
  email: `ada-${once}@orchard.example`,
  team: `Orchard Homes ${once}`,
  password: 'apples-and-ladders-7',
};
const lead = {
  first: 'Pia',
  last: `Pear ${once}`,
  phone: `+1212${randomInt(560, 900)}${randomInt(1000, 9999)}`,
};

const desk = openDesk();
const database = readDatabase();
let a: Person;
let teamId = '';

beforeAll(async () => {
  a = await desk.newPerson();
  await signUp(a.page, owner);
  teamId = await teamIdOf(database, owner.team);
});

toldInOrder();

describe.sequential('agents in hand', () => {
  it('keeps automatic answers locked and says what is still needed', async () => {
    const { page } = a;
    await page.goto('/agents');
    await page.getByRole('list', { name: 'Agents' }).getByRole('link', { name: 'Gianna' }).click();
    await page.waitForURL('**/agents/gianna');
    const row = page
      .getByRole('list', { name: 'Modes of Gianna' })
      .getByRole('listitem')
      .filter({ hasText: 'Question' });
    await row.getByText('Locked', { exact: true }).waitFor();
    await row.getByRole('combobox', { name: 'Mode for Question' }).click();
    await page.getByRole('option', { name: /^Automatic/ }).click();
    await row
      .getByRole('alert')
      .getByText(/may not answer this alone yet/)
      .waitFor();
    const modes = await database.rows<{ mode: string }>(
      `select mode from agent_modes where team_id = $1 and agent = 'gianna' and intent = 'question'`,
      [teamId],
    );
    expect(modes.map(({ mode }) => mode)).not.toContain('auto');
  });

  it('says after how many days an agent follows up, and switches it off', async () => {
    const { page } = a;
    await page.getByText(/3, 7, 14 and 30 days after the message before/).waitFor();
    const row = page.getByRole('list', { name: 'Follow-ups of Gianna' }).getByRole('listitem');
    const mode = row.getByRole('combobox', { name: 'Mode for Follow up' });
    await mode.click();
    await page.getByRole('option', { name: /^Automatic/ }).click();
    await row
      .getByRole('alert')
      .getByText(/may not follow up alone yet/)
      .waitFor();
    await mode.click();
    await page.getByRole('option', { name: /^Off/ }).click();
    await page.getByText('Off: nobody is written to again.').waitFor();
    const { mode: set } = await database.one<{ mode: string }>(
      `select mode from agent_modes where team_id = $1 and agent = 'gianna' and intent = 'follow_up'`,
      [teamId],
    );
    expect(set).toBe('off');
  });

  it('stops the agents, says who did, and lets them go on', async () => {
    const { page } = a;
    const stopped = async () =>
      (
        await database.rows<{ at: Date | null }>(
          'select stopped_at as at from agent_settings where team_id = $1',
          [teamId],
        )
      )[0]?.at ?? null;
    await page.goto('/agents');
    await page.getByRole('button', { name: 'Stop the agents' }).click();
    await page.getByRole('button', { name: 'Stop now' }).click();
    await page
      .getByText(new RegExp(`^Agents send nothing by themselves.*stopped by ${owner.name}`))
      .waitFor();
    expect(await stopped()).not.toBeNull();
    await page.getByRole('button', { name: 'Let agents answer again' }).click();
    await page.getByRole('button', { name: 'Let them answer' }).click();
    await page.getByRole('button', { name: 'Stop the agents' }).waitFor();
    expect(await stopped()).toBeNull();
  });

  it('tries an agent in the sandbox and shows its checks and its record', async () => {
    const { page } = a;
    await page.goto('/agents/gianna?tab=sandbox');
    await page.getByLabel('Lead, message 1').fill('Who is this, and what do you want?');
    await page.getByRole('button', { name: 'Try it' }).click();
    const outcome = page.getByRole('region', { name: 'Outcome' });
    await outcome.getByRole('list', { name: 'Checks' }).waitFor({ timeout: 60_000 });
    await outcome.getByRole('link', { name: 'Decision record' }).click();
    const record = page.getByRole('dialog', { name: 'Decision record' });
    await record.getByRole('button', { name: 'Replay' }).click();
    await record.getByText(/^The same comes out/).waitFor();
    await record.getByRole('button', { name: 'Close panel' }).click();
  });

  it('publishes a new version and rolls it back', async () => {
    const { page } = a;
    const working = async () =>
      (
        await database.one<{ number: number }>(
          `select v.number from agents a join agent_versions v on v.team_id = a.team_id and v.id = a.version_id
           where a.team_id = $1 and a.agent = 'cathy'`,
          [teamId],
        )
      ).number;
    await page.goto('/agents/cathy?tab=prompt');
    await page.getByRole('button', { name: 'New version' }).click();
    await page.getByLabel('Goal').fill('Stay in touch without pressing.');
    await page.getByLabel('What is new').fill('A gentler goal');
    await page.getByRole('button', { name: 'Save version' }).click();
    const changes = page.getByRole('group', { name: 'Changes from version 1 to version 2' });
    await changes.getByRole('listitem').filter({ hasText: 'Stay in touch without pressing.' }).waitFor();
    expect(await working()).toBe(1);
    await page.getByRole('button', { name: 'Publish version 2' }).click();
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByRole('button', { name: 'Publish' })
      .click();
    await page.getByRole('heading', { name: 'Version 2 works' }).waitFor();
    expect(await working()).toBe(2);
    await page.getByRole('button', { name: 'Roll back to version 1' }).click();
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByRole('button', { name: 'Roll back' })
      .click();
    await page.getByRole('heading', { name: 'Version 1 works' }).waitFor();
    expect(await working()).toBe(1);
  });

  it('gives the agents a fact', async () => {
    const { page } = a;
    await page.goto('/agents/sabrina?tab=facts');
    await page.getByRole('button', { name: 'Add fact' }).click();
    await page.getByLabel('Title').fill('Free inspection');
    await page.getByLabel('What is true').fill('The first inspection costs nothing.');
    await page.getByRole('button', { name: 'Save fact' }).click();
    await page
      .getByRole('list', { name: 'Facts' })
      .getByText('The first inspection costs nothing.')
      .waitFor();
  });
});

describe.sequential('appointments', () => {
  it('opens working hours, books a free time with a lead, moves it, and cancels it with a reason', async () => {
    const { page } = a;
    await page.goto('/leads');
    await settled(a);
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Add lead' });
    await dialog.getByLabel('First name').fill(lead.first);
    await dialog.getByLabel('Last name').fill(lead.last);
    await dialog.getByLabel(/^Phone/).fill(lead.phone);
    await dialog.getByRole('button', { name: 'Add lead' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto('/calendar?tab=hours');
    await page.getByRole('list', { name: 'Working hours' }).waitFor();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Your working hours were saved').waitFor();
    await page.goto('/calendar');
    await page.getByRole('button', { name: 'Book appointment' }).click();
    const book = page.getByRole('dialog');
    await book.getByLabel('Search leads').fill(lead.last);
    await book.getByRole('button', { name: new RegExp(lead.first) }).click();
    await book.getByRole('group', { name: 'Free times' }).getByRole('button').first().click();
    await book.getByRole('button', { name: 'Book', exact: true }).click();
    await page.getByText(/^Booked: /).waitFor();
    const appointment = () =>
      database.one<{ id: string; state: string; starts_at: Date; ics_sequence: number }>(
        'select id, state, starts_at, ics_sequence from appointments where team_id = $1',
        [teamId],
      );
    const booked = await appointment();
    expect(booked.state).toBe('booked');
    await page.goto(`/calendar?appointment=${booked.id}`);
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    const move = page.getByRole('dialog', { name: 'Move the appointment' });
    await move.getByRole('group', { name: 'Free times' }).getByRole('button').nth(3).click();
    await move.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByText(/^Moved: /).waitFor();
    const moved = await appointment();
    expect(moved.state).toBe('booked');
    expect(moved.starts_at.getTime()).toBeGreaterThan(booked.starts_at.getTime());
    expect(moved.ics_sequence).toBe(booked.ics_sequence + 1);
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    const ask = page.getByRole('dialog', { name: 'Cancel the appointment?' });
    await ask.getByLabel('Why').fill('The roof is not ours');
    await ask.getByRole('button', { name: 'Cancel appointment' }).click();
    await page.getByText('The appointment was canceled').waitFor();
    await page.getByText('Canceled because').waitFor();
    expect(
      await database.one('select state, cancel_reason from appointments where id = $1', [booked.id]),
    ).toEqual({ state: 'canceled', cancel_reason: 'The roof is not ours' });
  });
});
