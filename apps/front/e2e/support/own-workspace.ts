import { randomInt } from 'node:crypto';
import { expect, vi } from 'vitest';
import type { Account } from './accounts';
import { ask, orError, type Ask } from './ask-api';
import type { Database } from './database';
import type { InboxPerson } from './inbox-people';
import { noteRegistration } from './registration';
import { newAccount, once, teamIdOf } from './story';
import { twin } from './twin';

export interface OwnWorkspace {
  owner: Account;
  teamId: string;
  /** People who were texted and say only what the test says. */
  people: InboxPerson[];
}

/** What the agents of this workspace may say; questions about anything else are for people. */
const FACTS = [
  ['Brands', 'We carry shingles of three brands: Ridgeline, Oakcrest and Harbor.'],
  ['Price of shingles', 'The price of a bundle of shingles starts at $34, and of a pallet at $900.'],
  ['Service area', 'We deliver to all states of the mainland, Texas and Dallas included.'],
  ['Warranty', 'There is a warranty of 30 years on all our shingles.'],
  ['Delivery time', 'Orders of what is in stock take two working days.'],
] as const;

/** Some phones cannot be reached: so many more are texted than are asked for. */
const SPARE = 4;

/**
 * A workspace of a story's own, made by what the product's pages call: a simulated Twilio account with a registered
 * number, facts, working hours, and a campaign that has texted its people. No other story knows of it, so what is counted
 * there is what this story did.
 * @param count how many people were texted and are silent
 */
export async function makeWorkspace(database: Database, count: number): Promise<OwnWorkspace> {
  const owner: Account = {
    name: 'Dana Own',
    email: `dana-${once}@own.example`,
    team: `Own Supply ${once}`,
    password: 'shingles-and-slates-7',
  };
  const { account, sender } = newAccount();
  const { accessToken } = await ask(
    `mutation ($input: SignUpInput!) { result: signUp(input: $input) { ... on Session { accessToken } ${orError} } }`,
    { input: { name: owner.name, email: owner.email, teamName: owner.team, password: owner.password } },
  );
  const run: Ask = (mutation, variables) => ask(mutation, variables, accessToken);
  await run(
    `mutation ($input: ConnectIntegrationInput!) { result: connectIntegration(input: $input) { ... on Integration { id } ${orError} } }`,
    { input: { vendor: 'TWILIO', credentials: { accountSid: account.sid, authToken: account.token } } },
  );
  const { id: number } = await run(
    `mutation ($input: AddSenderNumberInput!) { result: addSenderNumber(input: $input) { ... on SenderNumber { id } ${orError} } }`,
    { input: { vendor: 'TWILIO', phone: sender } },
  );
  await noteRegistration(run, [number!]);
  for (const [title, body] of FACTS)
    await run(
      `mutation ($input: AgentFactInput!) { result: saveAgentFact(input: $input) { ... on AgentFact { id } ${orError} } }`,
      { input: { kind: 'text', title, body } },
    );
  await openHours(run);
  const phones = newPhones(count + SPARE);
  await Promise.all(phones.map((phone) => twin.silence(phone)));
  await Promise.all(phones.map((phone, index) => addLead(run, phone, index)));
  await launch(run);
  const teamId = await teamIdOf(database, owner.team);
  return { owner, teamId, people: (await textedPeople(database, teamId, count)).slice(0, count) };
}

/** Phones of New York, where it is day when it is anywhere: a block that no other story draws. */
function newPhones(count: number): string[] {
  const block = `+1${['212', '332', '718', '917', '929'][randomInt(5)]}${randomInt(560, 900)}${randomInt(10, 99)}`;
  return Array.from({ length: count }, (_, index) => `${block}${String(index).padStart(2, '0')}`);
}

function addLead(run: Ask, phone: string, index: number) {
  const consent = { source: 'Quote form', scope: 'marketing', evidence: '“Text me about offers”, ticked' };
  return run(
    `mutation ($input: CreateLeadInput!) { result: createLead(input: $input) { ... on Lead { id } ${orError} } }`,
    {
      input: {
        firstName: FIRST_NAMES[index % FIRST_NAMES.length],
        lastName: `${LAST_NAMES[Math.floor(index / FIRST_NAMES.length)]} ${once}`,
        phones: [phone],
        consent,
      },
    },
  );
}
const FIRST_NAMES = ['Abe', 'Bea', 'Cal', 'Dot', 'Eli', 'Fay', 'Gus', 'Hal', 'Ida', 'Jon'];
const LAST_NAMES = ['Archer', 'Baker', 'Cooper', 'Dyer', 'Fowler'];

/** The owner can be met on working days. */
function openHours(run: Ask) {
  const days = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 9 * 60, to: 17 * 60 }));
  return run(
    `mutation ($input: WorkingHoursInput!) { result: saveWorkingHours(input: $input) { ... on WorkingHours { __typename } ${orError} } }`,
    {
      input: {
        hours: { zone: 'America/New_York', days },
        ...{ slotMinutes: 30, bufferMinutes: 0, noticeMinutes: 60, horizonDays: 14, bookable: true },
      },
    },
  );
}

async function launch(run: Ask): Promise<void> {
  const body = 'Hi {{firstName|there}}, our spring prices are out. What would you like to know?';
  const { id } = await run(
    `mutation ($input: CreateCampaignInput!) { result: createCampaign(input: $input) { ... on Campaign { id } ${orError} } }`,
    {
      input: {
        name: 'Spring offer',
        filter: { hasPhone: true },
        steps: [
          { type: 'SMS', channel: 'SMS', body },
          { type: 'SMS', channel: 'SMS', delay: { amount: 2, unit: 'DAYS' }, body: 'Shall I call you?' },
        ],
      },
    },
  );
  await run(`mutation ($id: ID!) { result: launchCampaign(id: $id) { ... on Campaign { id } ${orError} } }`, {
    id,
  });
}

/** Those whom the text has reached, as soon as they are so many. */
function textedPeople(database: Database, teamId: string, count: number): Promise<InboxPerson[]> {
  return vi.waitFor(
    async () => {
      const found = await database.rows<InboxPerson & Record<string, unknown>>(
        `select c.id as conversation, c.lead_id as lead, m.to_address as phone, m.from_address as sender
         from messages m join conversations c on c.team_id = m.team_id and c.id = m.conversation_id
         where m.team_id = $1 and m.direction = 'outbound' and m.state = 'delivered' order by m.to_address`,
        [teamId],
      );
      expect(found.length, 'people who were texted').toBeGreaterThanOrEqual(count);
      return found;
    },
    { timeout: 60_000, interval: 100 },
  );
}
