import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planSends } from '../../src/modules/messaging/index.js';
import { loadSendFacts, decideSend } from '../../src/modules/compliance/index.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { somePhone, teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

let app: TestApp;
let session: TestSession;
let world: TwilioWorld;

beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());

const rows = <T extends object>(sql: string, values: unknown[] = []) =>
  teamRows<T>(app, session.teamId, sql, values);
const decide = (leadId: string, address: string) =>
  app.platform.database.withTeam(session.teamId, async (tx) => {
    const loaded = await loadSendFacts(tx, app.platform.vault, app.platform.clock.now(), {
      leadId,
      channel: 'sms',
      address,
      kind: 'campaign',
      senderNumberId: world.senderNumberId,
      campaignId: null,
      enrollmentId: null,
      ledgerId: null,
      plannedAt: null,
      expiresAt: null,
      text: null,
    });
    return decideSend(loaded!);
  });
const suppress = (address: string, reason: string) =>
  app.data<{ suppress: { id: string; message?: string } }>(
    'mutation ($input: SuppressInput!) { suppress(input: $input) { ... on Suppression { id } ... on UserError { message } } }',
    { input: { channel: 'SMS', address, reason } },
    session.token,
  );
const create = async (input: object) =>
  (
    await app.data<{ createLead: { id: string; message?: string } }>(
      'mutation ($input: CreateLeadInput!) { createLead(input: $input) { ... on Lead { id } ... on UserError { message } } }',
      { input: { consent: { source: 'form', scope: 'marketing', evidence: 'a form' }, ...input } },
      session.token,
    )
  ).createLead;

/** A message to each that is due tomorrow. */
async function planFor(people: { id: string; phones: string[] }[]): Promise<void> {
  const now = app.platform.clock.now();
  await app.platform.database.withTeam(session.teamId, (tx) =>
    planSends(
      tx,
      now,
      people.map((lead) => ({
        leadId: lead.id,
        channel: 'sms' as const,
        address: lead.phones[0]!,
        body: 'x',
        segments: 1,
        senderNumberId: world.senderNumberId,
        dueAt: new Date(now.getTime() + 86_400_000),
        oneOffKey: newId(),
      })),
    ),
  );
}

const pendingOf = (leadIds: string[]) =>
  rows(
    `select from send_ledger where lead_id = any($1::uuid[]) and state in ('planned','ready','held') and not transactional`,
    [leadIds],
  );

describe('an opt-out', () => {
  it('by hand after STOP is not lifted by START', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'STOP');
    await suppress(lead.phones[0]!, 'OPT_OUT');
    await world.text(lead.phones[0]!, 'START');
    expect((await decide(lead.id, lead.phones[0]!)).reason).toBe('suppressed');
  });

  it('in own words after STOP is not lifted by START', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'STOP');
    await world.text(lead.phones[0]!, 'take me off your list and never text me again');
    await world.text(lead.phones[0]!, 'START');
    expect((await decide(lead.id, lead.phones[0]!)).reason).toBe('suppressed');
  });

  it('with a complaint beside it: START leaves the lead suppressed', async () => {
    const lead = await world.addLead({ phones: [somePhone(), somePhone()] });
    await world.text(lead.phones[0]!, 'STOP');
    await suppress(lead.phones[0]!, 'COMPLAINT');
    await world.text(lead.phones[0]!, 'START');
    const [found] = await rows<{ stage: string; opted_out_at: Date | null }>(
      'select stage, opted_out_at from leads where id = $1',
      [lead.id],
    );
    expect((await decide(lead.id, lead.phones[1]!)).verdict).toBe('suppress');
    expect(found!.stage).toBe('suppressed');
  });

  it('with a manual DNC beside it stays barred after START', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'STOP');
    await suppress(lead.phones[0]!, 'DNC');
    await world.text(lead.phones[0]!, 'START');
    expect((await decide(lead.id, lead.phones[0]!)).verdict).toBe('suppress');
  });

  it('covers the other number of the same person when the lead is deleted and added again', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'STOP');
    await app.data(
      'mutation ($input: DeleteLeadsInput!) { deleteLeads(input: $input) { __typename } }',
      { input: { ids: [lead.id] } },
      session.token,
    );
    const other = somePhone();
    const again = await create({ phones: [lead.phones[0]!, other] });
    expect(again.message).toBeUndefined();
    expect((await decide(again.id, lead.phones[0]!)).verdict).toBe('suppress');
    expect((await decide(again.id, other)).verdict).toBe('suppress');
  });

  it('covers a number that is added to the lead afterwards', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'STOP');
    const other = somePhone();
    await app.data(
      'mutation ($id: ID!, $input: UpdateLeadInput!) { updateLead(id: $id, input: $input) { __typename ... on UserError { message } } }',
      { id: lead.id, input: { phones: [lead.phones[0]!, other] } },
      session.token,
    );
    expect((await decide(lead.id, other)).verdict).toBe('suppress');
  });

  it('holds after the lead was merged into another', async () => {
    const [a, b] = [await world.addLead(), await world.addLead()];
    await planFor([a]);
    await world.text(b.phones[0]!, 'STOP');
    await app.data(
      'mutation ($id: ID!, $input: MergeLeadsInput!) { mergeLeads(id: $id, input: $input) { __typename ... on UserError { message } } }',
      { id: a.id, input: { duplicateIds: [b.id] } },
      session.token,
    );
    for (const phone of [...a.phones, ...b.phones])
      expect((await decide(a.id, phone)).verdict).toBe('suppress');
    expect(await pendingOf([a.id, b.id])).toEqual([]);
  });

  it('that comes while its lead is being merged stops the kept lead', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [a, b] = [await world.addLead(), await world.addLead()];
      await planFor([a, b]);
      const [, answer] = await Promise.all([
        app.data(
          'mutation ($id: ID!, $input: MergeLeadsInput!) { mergeLeads(id: $id, input: $input) { __typename ... on UserError { message } } }',
          { id: a.id, input: { duplicateIds: [b.id] } },
          session.token,
        ),
        new Promise((resolve) => setTimeout(resolve, round * 4)).then(() => world.text(b.phones[0]!, 'STOP')),
      ]);
      expect(answer.status).toBe(200);
      for (const phone of [...a.phones, ...b.phones])
        expect([round, (await decide(a.id, phone)).verdict]).toEqual([round, 'suppress']);
      expect(await pendingOf([a.id, b.id])).toEqual([]);
    }
  });

  it('stays after consent is stated again at an import of the same number', async () => {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, 'please stop texting me');
    await rows(
      `insert into consents (team_id, id, lead_id, channel, source, scope, evidence, recorded_by, created_at) values ($1, $2, $3, 'sms', 'form', 'marketing', 'f', 't', now())`,
      [session.teamId, newId(), lead.id],
    );
    expect((await decide(lead.id, lead.phones[0]!)).verdict).toBe('suppress');
  });

  it('of a complaint is over once an owner lifts it', async () => {
    const lead = await world.addLead({ phones: [somePhone(), somePhone()] });
    await suppress(lead.phones[0]!, 'COMPLAINT');
    const answer = await app.data(
      'mutation ($input: UnsuppressInput!) { unsuppress(input: $input) { __typename ... on UserError { message } } }',
      { input: { channel: 'SMS', address: lead.phones[0], reason: 'recorded by mistake' } },
      session.token,
    );
    expect(answer).toEqual({ unsuppress: { __typename: 'Removed' } });
    expect(await rows('select opted_out_at from leads where id = $1', [lead.id])).toEqual([
      { opted_out_at: null },
    ]);
    expect(
      await rows('select from suppression_list where lead_id = $1 and lifted_at is null', [lead.id]),
    ).toEqual([]);
  });
});
