import { beforeAll, describe, expect, it } from 'vitest';
import { signIn } from './support/accounts';
import { readDatabase } from './support/database';
import { holdDemoWorkspace } from './support/demo-workspace';
import { openDesk, type Person } from './support/desk';
import { says, type InboxPerson } from './support/inbox-people';
import { stack } from './support/stack';
import { toldInOrder } from './support/story';
import { twin } from './support/twin';

/**
 * A lead of California and a rep of New York find a time: Sabrina offers, the lead takes one, a person lets both answers
 * go, the second with a word of their own. The invitation lies in the lead's mailbox, then the new time, then that it is
 * called off; told in order.
 */
const theirs = 'America/Los_Angeles';
const ours = 'America/New_York';

holdDemoWorkspace();
const desk = openDesk();
const database = readDatabase();
let rep: Person;
let lead: InboxPerson & { email: string; name: string };
let booked: { id: string; starts: Date; ends: Date; zone: string; uid: string };

/** "Tue, Nov 24 at 9:00 AM PST", made here and not by the product. */
function words(at: Date, zone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(at).replace('\u202F', ' ');
  const abbreviation = part({ timeZoneName: 'short', hour: 'numeric' }).split(' ').at(-1);
  return `${part({ weekday: 'short', month: 'short', day: 'numeric' })} at ${part({ hour: 'numeric', minute: '2-digit' })} ${abbreviation}`;
}
const hourIn = (at: Date, zone: string) =>
  Number(new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(at));
const stamp = (at: Date) => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
/** Lines of an invitation, put together again where they were folded. */
const linesOf = (calendar: string) => calendar.replaceAll(/\r\n[ \t]/g, '').split('\r\n');

async function invitation(sequence: number): Promise<{ lines: string[]; subject: string }> {
  let found: { lines: string[]; subject: string } | undefined;
  await expect
    .poll(
      async () => {
        const mails = await twin.mails(lead.email);
        const all = mails.flatMap(({ calendar, subject }) =>
          calendar === null ? [] : [{ lines: linesOf(calendar), subject }],
        );
        found = all.find(({ lines }) => lines.includes(`SEQUENCE:${sequence}`));
        return all.map(({ lines }) => lines.find((line) => line.startsWith('SEQUENCE:')));
      },
      { timeout: 60_000, interval: 250 },
    )
    .toContain(`SEQUENCE:${sequence}`);
  if (!found) throw new Error('The invitation is gone.');
  return found;
}

/** What the draft does beside writing. */
const plan = () => card(rep).getByRole('list', { name: 'When it is approved' });
const card = ({ page }: Person) => page.getByRole('region', { name: /^Draft for/ });

beforeAll(async () => {
  rep = await desk.newPerson();
  await signIn(rep.page);
  const found = await database.rows<typeof lead & Record<string, unknown>>(
    `select c.id as conversation, c.lead_id as lead, m.to_address as phone, m.from_address as sender, e.email,
       l.first_name || ' ' || l.last_name as name
     from messages m join teams t on t.id = m.team_id
       join conversations c on c.team_id = m.team_id and c.id = m.conversation_id
       join leads l on l.team_id = m.team_id and l.id = c.lead_id
       join lead_emails e on e.team_id = m.team_id and e.lead_id = l.id
     where t.name = 'Northwind Supply' and l.time_zones = array[$1]::text[] and m.direction = 'outbound' and m.channel = 'sms'
       and m.state = 'delivered' and l.opted_out_at is null
       and c.agent is null and not exists (select from drafts d where d.team_id = m.team_id and d.conversation_id = c.id)
     order by (c.last_inbound_at is null) desc, c.id desc limit 1`,
    [theirs],
  );
  expect(found, 'a lead of California who was texted').toHaveLength(1);
  lead = found[0]!;
  await twin.silence(lead.phone);
});

toldInOrder();

describe.sequential('an appointment across zones', () => {
  it('is offered in the zone of the lead', async () => {
    const { page } = rep;
    await says(database, lead, 'Could we set up a call this week?');
    await page.goto(`/inbox/${lead.conversation}`);
    await card(rep)
      .getByRole('button', { name: /^Approve/ })
      .waitFor({ timeout: 40_000 });
    await card(rep)
      .getByText(/\bat \d+:\d\d [AP]M PST\b/)
      .locator('visible=true')
      .first()
      .waitFor();
    const offers = await plan().innerText();
    expect(offers).toMatch(/^Offers.* at \d+:\d\d [AP]M PST, their time \(\d+:\d\d [AP]M yours\)/);
    await page.keyboard.press('a');
    const held = () =>
      database.rows<{ starts: Date; zone: string }>(
        `select starts_at as starts, zone from appointments where lead_id = $1 and state = 'held' order by starts_at`,
        [lead.lead],
      );
    await expect.poll(async () => (await held()).length).toBe(2);
    const { body } = await database.one<{ body: string }>(
      `select body from drafts where conversation_id = $1 and agent = 'sabrina' and state = 'approved'`,
      [lead.conversation],
    );
    for (const { starts, zone } of await held()) {
      expect(offers).toContain(words(starts, theirs));
      expect(zone).toBe(theirs);
      expect(hourIn(starts, theirs), 'not at night there').toBeGreaterThanOrEqual(8);
      expect(body).toContain(words(starts, theirs));
    }
    await expect
      .poll(async () => (await twin.messages(lead.phone)).some((message) => message.body === body), {
        timeout: 40_000,
      })
      .toBe(true);
  });

  it('is booked when the lead takes one of the times and a person lets the answer go', async () => {
    const { page } = rep;
    await says(database, lead, 'The first one works for me');
    // What was approved has made room for the next conversation.
    await page.goto(`/inbox/${lead.conversation}`);
    await card(rep)
      .getByText(/invitation/)
      .locator('visible=true')
      .first()
      .waitFor({ timeout: 40_000 });
    const books = await plan().innerText();
    expect(books).toMatch(/^Books /);
    // In a person's hands it says at each word what it will do.
    await page.keyboard.press('e');
    const field = card(rep).getByRole('textbox', { name: /^Draft for/ });
    await field.waitFor();
    const wrote = await field.inputValue();
    await field.fill('Great, talk to you soon.');
    await plan()
      .getByText(/^Does not book/)
      .waitFor();
    const answer = `${wrote} Talk to you then!`;
    await field.fill(answer);
    await plan()
      .getByText(/^Books/)
      .waitFor();
    expect(await plan().innerText()).toBe(books);
    await page.keyboard.press('ControlOrMeta+Enter');
    const read = () =>
      database.rows<typeof booked & Record<string, unknown>>(
        `select id, starts_at as starts, ends_at as ends, zone, ics_uid as uid from appointments where lead_id = $1 and state = 'booked'`,
        [lead.lead],
      );
    // Not before the answer has left: until then a person can take it back.
    await expect.poll(async () => (await read()).length, { timeout: 60_000 }).toBe(1);
    booked = (await read())[0]!;
    expect((await twin.messages(lead.phone)).map(({ body }) => body)).toContain(answer);
    expect(booked.zone).toBe(theirs);
    expect(books).toContain(`${words(booked.starts, theirs)}, their time (`);
    expect(books).toContain(`${words(booked.starts, ours).split(' at ')[1]!.replace(/ \w+$/, '')} yours)`);
    await page.goto(`/calendar?appointment=${booked.id}`);
    const panel = page.getByRole('dialog', { name: 'Appointment' });
    const clock = (zone: string) =>
      new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }).format(booked.starts);
    const told = (term: RegExp) =>
      panel.locator('dt').filter({ hasText: term }).locator('xpath=following-sibling::dd[1]').innerText();
    await panel.getByText(/^In Los Angeles/).waitFor();
    expect(await told(/^In Los Angeles/)).toContain(clock(theirs));
    expect(await told(/^Your time/)).toContain(clock(ours));
    expect(clock(theirs)).not.toBe(clock(ours));
  });

  it('lies in the mailbox of the lead as an invitation', async () => {
    const { lines, subject } = await invitation(0);
    expect(subject).toContain(words(booked.starts, theirs));
    expect(lines).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        `UID:${booked.uid}`,
        `DTSTART:${stamp(booked.starts)}`,
        `DTEND:${stamp(booked.ends)}`,
        'STATUS:CONFIRMED',
      ]),
    );
    expect(lines.find((line) => line.startsWith('ORGANIZER'))).toMatch(/mailto:dana@mail\.northwind\.test$/);
    expect(lines.find((line) => line.startsWith('ATTENDEE'))).toContain(`mailto:${lead.email}`);
    const { page } = rep;
    await page.goto(`${stack.twin}/_twin/mail?to=${encodeURIComponent(lead.email)}`);
    await page.getByText('Invitation', { exact: true }).first().click();
    await page.getByText('METHOD:REQUEST').first().waitFor();
  });

  it('is moved, and the same invitation says the new time', async () => {
    const { page } = rep;
    await page.goto(`/calendar?appointment=${booked.id}`);
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Move the appointment' });
    await dialog.getByRole('group', { name: 'Free times' }).getByRole('button').nth(3).click();
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await page.getByText(/^Moved: /).waitFor();
    const { starts } = await database.one<{ starts: Date }>(
      'select starts_at as starts from appointments where id = $1',
      [booked.id],
    );
    expect(starts).not.toEqual(booked.starts);
    const { lines, subject } = await invitation(1);
    expect(subject).toContain(words(starts, theirs));
    expect(lines).toEqual(
      expect.arrayContaining(['METHOD:REQUEST', `UID:${booked.uid}`, `DTSTART:${stamp(starts)}`]),
    );
  });

  it('is called off by the same id', async () => {
    const { page } = rep;
    await page.goto(`/calendar?appointment=${booked.id}`);
    await page.getByRole('button', { name: 'Cancel appointment' }).click();
    const ask = page.getByRole('dialog', { name: 'Cancel the appointment?' });
    await ask.getByLabel('Why').fill('The truck broke down');
    await ask.getByRole('button', { name: 'Cancel appointment' }).click();
    await page.getByText('The appointment was canceled').waitFor();
    const { lines } = await invitation(2);
    expect(lines).toEqual(expect.arrayContaining(['METHOD:CANCEL', `UID:${booked.uid}`, 'STATUS:CANCELLED']));
  });
});
