import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockAddress } from '../../src/modules/compliance/index.js';
import { unsubscribeUrl } from '../../src/modules/email/unsubscribe-token.js';
import { createRunningClock } from '../support/running-clock.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { waitingForLock } from '../support/waiting-for-lock.js';
import { somePhone } from '../webhooks/twilio-world.js';
import { emailWorld, someEmail, type EmailWorld, type TestLead, type TestMail } from './email-world.js';

const clock = createRunningClock('2026-11-18T17:00:00.000Z');
let app: TestApp;
let session: TestSession;
let world: EmailWorld;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await emailWorld(app, session);
});
afterAll(() => app?.close());

interface Pair {
  kept: TestLead;
  duplicate: TestLead;
  /** That we wrote to the duplicate. */
  mail: TestMail;
}

async function pair(): Promise<Pair> {
  const kept = await world.addLead({ emails: [someEmail('kept')], phones: [somePhone()] });
  const duplicate = await world.addLead({ emails: [someEmail('dup')], phones: [somePhone()] });
  return { kept, duplicate, mail: await world.addMail(duplicate, { state: 'accepted' }) };
}

/** A merge is under way and waits; somebody withdraws, who waits for the merge; both go on. */
async function whileMerging({ kept, duplicate }: Pair, withdraw: () => Promise<unknown>): Promise<void> {
  const { database } = app.platform;
  const under: Promise<unknown>[] = [];
  await database.withTeam(session.teamId, async (tx) => {
    await lockAddress(tx, duplicate.email);
    under.push(
      app.data(
        'mutation ($id: ID!, $input: MergeLeadsInput!) { mergeLeads(id: $id, input: $input) { ... on Lead { id } } }',
        { id: kept.id, input: { duplicateIds: [duplicate.id] } },
        session.token,
      ),
    );
    await waitingForLock(database);
    under.push(withdraw());
    await waitingForLock(database, 2);
  });
  const [merged] = await Promise.all(under);
  expect(merged).toEqual({ mergeLeads: { id: kept.id } });
}

/** The person is one now, and barred as one: under every address, and in their own row. */
async function expectBarred({ kept, duplicate }: Pair): Promise<void> {
  const [lead] = await world.rows<{ out: boolean }>(
    'select opted_out_at is not null as out from leads where id = $1',
    [kept.id],
  );
  expect(lead).toEqual({ out: true });
  const barred = await world.rows<{ address: string }>(
    'select distinct address from suppression_list where lead_id = $1 and lifted_at is null order by address',
    [kept.id],
  );
  expect(barred.map(({ address }) => address)).toEqual(
    [...kept.emails, ...kept.phones, ...duplicate.emails, ...duplicate.phones].toSorted(),
  );
}

describe('who withdraws while their lead is merged into another one', () => {
  it('by the link of a mail', async () => {
    const people = await pair();
    const url = unsubscribeUrl(app.platform.vault, app.url, {
      teamId: session.teamId,
      ledgerId: people.mail.ledgerId,
    });
    await whileMerging(people, async () => expect((await fetch(url, { method: 'POST' })).status).toBe(200));
    await expectBarred(people);
  });

  it('by reporting a mail as spam', async () => {
    const people = await pair();
    await whileMerging(people, async () => {
      const answer = await world.events([
        {
          email: people.duplicate.email,
          timestamp: Math.floor(clock.now().getTime() / 1_000),
          event: 'spamreport',
          sg_event_id: newId(),
          sg_message_id: `${newId()}.recvd-1-2-3`,
          l: people.mail.ledgerId,
          a: '1',
        },
      ]);
      expect(answer.status).toBe(204);
    });
    await expectBarred(people);
  });

  it('by the hand of a colleague', async () => {
    const people = await pair();
    await whileMerging(people, async () => {
      const { suppress } = await app.data<{ suppress: { __typename: string } }>(
        'mutation ($input: SuppressInput!) { suppress(input: $input) { __typename } }',
        { input: { channel: 'EMAIL', address: people.duplicate.email, reason: 'OPT_OUT' } },
        session.token,
      );
      expect(suppress.__typename).toBe('Suppression');
    });
    await expectBarred(people);
  });

  it('by a mail whose sender somebody vouches for', async () => {
    const people = await pair();
    const message = newId();
    const now = clock.now().toISOString();
    const [conversation] = await world.rows<{ id: string }>(
      'select id from conversations where lead_id = $1',
      [people.duplicate.id],
    );
    await world.rows(
      `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, from_address, sender_doubt, created_at, updated_at)
       values ($1, $2, $3, $4, 'inbound', 'email', 'Please stop', 'received', $5, $6, $7, $7)`,
      [
        session.teamId,
        message,
        conversation?.id,
        people.duplicate.id,
        people.duplicate.email,
        JSON.stringify({ why: 'spf', rule: 'words:stop', decision: null }),
        now,
      ],
    );
    await whileMerging(people, async () => {
      const { settleSender } = await app.data<{ settleSender: { __typename: string } }>(
        'mutation ($id: ID!) { settleSender(messageId: $id, input: { genuine: true }) { __typename } }',
        { id: message },
        session.token,
      );
      expect(settleSender.__typename).toBe('Message');
    });
    await expectBarred(people);
  });
});
