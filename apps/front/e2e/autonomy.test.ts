import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from './support/accounts';
import { readDatabase } from './support/database';
import { holdDemoWorkspace } from './support/demo-workspace';
import { openDesk, type Person } from './support/desk';
import { says, type InboxPerson } from './support/inbox-people';
import { stack } from './support/stack';
import { teamIdOf, toldInOrder } from './support/story';
import { twin } from './support/twin';

/**
 * How an agent of the demo workspace earns to answer alone, and how it is stopped; told in order. A person lets fifty of
 * its drafts go, one kind of message unlocks, the next answer leaves by itself, the kill switch holds the one after that.
 */
const needed = 50;
const kind = 'Question';
/** How long an answer can be taken back, in milliseconds. */
const undoMs = 10_000;
const cli = join(import.meta.dirname, '../../api/dist/cli.js');

holdDemoWorkspace();
const desk = openDesk();
const database = readDatabase();
let boss: Person;
let onlooker: Person;
let teamId = '';
let campaignId = '';
/** They were texted and are silent until the test speaks for them. */
let quiet: InboxPerson[] = [];

const modeRow = ({ page }: Person) =>
  page.getByRole('list', { name: 'Modes of Gianna' }).getByRole('listitem').filter({ hasText: kind });
const drafts = (state: string) =>
  database.rows<{ id: string }>(
    `select id from drafts where team_id = $1 and agent = 'gianna' and intent = 'question' and state = $2::draft_state`,
    [teamId, state],
  );
const draftOf = async ({ conversation }: InboxPerson) =>
  (
    await database.rows<{ id: string; state: string; body: string; reason: string | null }>(
      'select id, state, body, reason from drafts where conversation_id = $1 order by created_at desc limit 1',
      [conversation],
    )
  )[0];
const sendOf = (draftId: string) =>
  database.one<{ state: string; planned: Date; accepted: Date | null }>(
    `select state, created_at as planned, accepted_at as accepted from send_ledger where team_id = $1 and one_off_key = $2`,
    [teamId, `auto:${draftId}`],
  );

beforeAll(async () => {
  boss = await desk.newPerson();
  onlooker = await desk.newPerson();
  await signIn(boss.page);
  await signIn(onlooker.page);
  teamId = await teamIdOf(database, 'Northwind Supply');
});

toldInOrder();

describe.sequential('an agent earns to answer alone', () => {
  it('a campaign is launched, its people ask, and Gianna drafts an answer to each', async () => {
    const { page } = boss;
    const campaign = await database.one<{ id: string; state: string }>(
      `select id, state from campaigns where team_id = $1 and name = 'Website enquiries'`,
      [teamId],
    );
    campaignId = campaign.id;
    const silent = await database.rows<{ phone: string }>(
      `select p.phone from lead_phones p join leads l on l.team_id = p.team_id and l.id = p.lead_id
       where l.team_id = $1 and 'website' = any(l.tags) order by l.last_name desc limit 3`,
      [teamId],
    );
    for (const { phone } of silent) await twin.silence(phone);
    await page.goto(`/campaigns/${campaignId}/edit?step=forecast`);
    await page.getByRole('button', { name: 'Make the forecast' }).click();
    await page.getByText('of 64 in the audience').waitFor();
    await page.getByRole('button', { name: 'Launch campaign' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Launch campaign' }).click();
    await page.waitForURL(`**/campaigns/${campaignId}`);
    await expect
      .poll(async () => (await drafts('pending')).length, { timeout: 90_000, interval: 250 })
      .toBeGreaterThanOrEqual(64 - silent.length);
    quiet = await database.rows<InboxPerson & Record<string, unknown>>(
      `select c.id as conversation, c.lead_id as lead, m.to_address as phone, m.from_address as sender
       from messages m join conversations c on c.team_id = m.team_id and c.id = m.conversation_id
       where m.team_id = $1 and m.direction = 'outbound' and m.to_address = any($2::text[])`,
      [teamId, silent.map(({ phone }) => phone)],
    );
    expect(quiet).toHaveLength(silent.length);
  });

  it('a person approves fifty with one key each; what is earned is seen while it grows, elsewhere, too', async () => {
    const { page } = boss;
    await onlooker.page.goto('/agents/gianna');
    await modeRow(onlooker).getByText('Locked', { exact: true }).waitFor();
    await page.goto('/agents/approvals?agent=GIANNA&intent=question');
    const current = page
      .getByRole('list', { name: 'Waiting drafts' })
      .locator('li[aria-current=true] a[href^="/inbox/"]');
    await current.waitFor();
    await page.getByText(/of 50 drafts decided/).waitFor();
    const began = performance.now();
    let before: string | null = null;
    for (let count = 1; count <= needed; count++) {
      // A person presses when the next one stands there.
      await expect.poll(() => current.getAttribute('href')).not.toBe(before);
      before = await current.getAttribute('href');
      await page.keyboard.press('a');
    }
    console.log(`${needed} approved in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    await expect.poll(async () => (await drafts('approved')).length).toBe(needed);
    await page.getByText(/^Gianna has earned to answer “Question” by itself: 50 drafts decided/).waitFor();
    await modeRow(onlooker).getByText('Unlocked', { exact: true }).waitFor();
    const decidedByPeople = await database.one<{ n: number }>(
      `select count(*)::int as n from drafts where team_id = $1 and agent = 'gianna' and intent = 'question'
         and state = 'approved' and decided_by is not null and final_body is null`,
      [teamId],
    );
    expect(decidedByPeople.n).toBe(needed);
  });

  it('the person lets it answer alone', async () => {
    const { page } = boss;
    await page.getByRole('link', { name: 'Choose its mode' }).click();
    await page.waitForURL('**/agents/gianna');
    await modeRow(boss)
      .getByRole('combobox', { name: `Mode for ${kind}` })
      .click();
    await page.getByRole('option', { name: /^Automatic/ }).click();
    await page.getByText(/^Automatic: Answers by itself/).waitFor();
    const mode = await database.one<{ mode: string }>(
      `select mode from agent_modes where team_id = $1 and agent = 'gianna' and intent = 'question'`,
      [teamId],
    );
    expect(mode).toEqual({ mode: 'auto' });
  });

  it('the next answer leaves by itself after its ten seconds, once', async () => {
    const [asker] = quiet;
    await says(database, asker!, 'Do you take credit cards?');
    await expect.poll(async () => (await draftOf(asker!))?.state).toBe('auto');
    const draft = (await draftOf(asker!))!;
    const arrived = async () => (await twin.messages(asker!.phone)).filter(({ body }) => body === draft.body);
    await expect.poll(async () => (await arrived()).length, { timeout: 40_000 }).toBe(1);
    await expect.poll(async () => (await sendOf(draft.id)).accepted).not.toBeNull();
    const { planned, accepted } = await sendOf(draft.id);
    expect(accepted!.getTime() - planned.getTime()).toBeGreaterThanOrEqual(undoMs);
    await boss.page.goto(`/inbox/${asker!.conversation}`);
    await boss.page.getByText(draft.body.split('\n')[0]!).first().waitFor();
    expect(await arrived()).toHaveLength(1);
  });

  it('the kill switch holds what has not left, and what is asked after it; nothing automatic leaves later', async () => {
    const { page } = boss;
    const [, early, late] = quiet;
    await page.goto('/agents');
    await page.getByRole('button', { name: 'Stop the agents' }).click();
    await page.getByRole('button', { name: 'Stop now' }).waitFor();
    await says(database, early!, 'Do you have metal panels in stock?');
    await expect.poll(async () => (await draftOf(early!))?.state).toBe('auto');
    const held = (await draftOf(early!))!;
    await page.getByRole('button', { name: 'Stop now' }).click();
    await page.getByText(/^Agents send nothing by themselves since/).waitFor();
    await says(database, late!, 'Is there a warranty on the shingles?');
    await expect
      .poll(() => draftOf(late!))
      .toMatchObject({ state: 'pending', reason: 'Automatic answers are switched off.' });
    expect(await draftOf(early!)).toMatchObject({ id: held.id, state: 'pending' });
    expect(await sendOf(held.id)).toMatchObject({ state: 'canceled', accepted: null });
    // Until the moment has passed at which it would have left.
    await new Promise((resolve) => setTimeout(resolve, undoMs + 2_000));
    const { at } = await database.one<{ at: Date }>(
      'select stopped_at as at from agent_settings where team_id = $1',
      [teamId],
    );
    const later = await database.rows(
      `select 1 from send_ledger where team_id = $1 and one_off_key like 'auto:%' and accepted_at > $2::timestamptz + interval '2 seconds'`,
      [teamId, at.toISOString()],
    );
    expect(later).toEqual([]);
    for (const { phone } of [early!, late!])
      expect((await twin.messages(phone)).filter(({ acceptedAt }) => new Date(acceptedAt) > at)).toEqual(
        (await twin.messages(phone)).filter(
          ({ acceptedAt, direction }) => new Date(acceptedAt) > at && direction === 'inbound',
        ),
      );
    await page.goto('/agents/approvals?agent=GIANNA&intent=question');
    await page
      .getByRole('list', { name: 'Waiting drafts' })
      .getByText('Automatic answers are switched off.')
      .first()
      .waitFor();
  });

  it('every decision of it comes out the same when it is made again', async () => {
    const { n } = await database.one<{ n: number }>(
      `select count(*)::int as n from agent_decisions where team_id = $1`,
      [teamId],
    );
    expect(n).toBeGreaterThanOrEqual(64);
    const { stdout } = await promisify(execFile)(process.execPath, [cli, 'replay', '--all'], {
      env: stack.apiEnvironment,
    });
    const [, made, differ] = /(\d+) decisions made again, (\d+) differ\./.exec(stdout) ?? [];
    expect(Number(differ)).toBe(0);
    expect(Number(made)).toBeGreaterThanOrEqual(n);
    const [asker] = quiet;
    const { decision_id: decision } = await database.one<{ decision_id: string }>(
      `select decision_id from drafts where conversation_id = $1 and state = 'auto'`,
      [asker!.conversation],
    );
    const { page } = boss;
    await page.goto(`/agents/gianna?tab=decisions&decision=${decision}`);
    const record = page.getByRole('dialog', { name: 'Decision record' });
    await record.getByRole('button', { name: 'Replay' }).click();
    await record.getByText(/^The same comes out/).waitFor();
  });

  it('agents may answer again, and questions are drafts as before', async () => {
    const { page } = boss;
    await page.goto('/agents/gianna');
    await page.getByRole('button', { name: 'Let agents answer again' }).click();
    await page.getByRole('button', { name: 'Let them answer' }).click();
    await page.getByRole('button', { name: 'Stop the agents' }).waitFor();
    await modeRow(boss)
      .getByRole('combobox', { name: `Mode for ${kind}` })
      .click();
    await page.getByRole('option', { name: /^Draft/ }).click();
    await page.getByText(/^Draft: Writes an answer/).waitFor();
  });
});
