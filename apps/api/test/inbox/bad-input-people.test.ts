import { newId } from '@og/db';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveMessage, type InboundMessage } from '../../src/modules/inbox/index.js';
import { understandMessage } from '../../src/modules/inbox/understand/understand-message.js';
import { runImport } from '../../src/modules/leads/import/run-import.js';
import { againOnConflict } from '../../src/platform/again-on-conflict.js';
import { startImport } from '../import/import-queries.js';
import { leadsApi } from '../leads/leads-api.js';
import { createLeadsApp, type LeadsApp, type Member } from '../leads/leads-app.js';
import { notingJobs } from '../support/owed-jobs.js';
import { somePhone, someSid } from '../webhooks/twilio-world.js';

let app: LeadsApp;
let member: Member;
const { create } = leadsApi(
  () => app,
  () => member,
);
beforeAll(async () => {
  app = await createLeadsApp();
  member = await app.member();
});
afterAll(() => app?.close());

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  app.platform.database.withTeam(
    member.teamId,
    async ({ client }) => (await client.query<T>(sql, values)).rows,
  );
/** A text comes in, as a webhook takes it. */
async function text(from: string, body: string) {
  const providerId = someSid();
  const message: InboundMessage = {
    providerId,
    from,
    to: '+12125550100',
    body,
    media: [],
    carrierAnswered: null,
  };
  const outcome = await againOnConflict(() =>
    app.platform.database.withTeam(member.teamId, (tx) => receiveMessage(tx, app.platform, message)),
  );
  const [stored] = await rows<{ id: string; lead_id: string; intent: string }>(
    'select id, lead_id, intent from messages where provider_id = $1',
    [providerId],
  );
  return { outcome, stored: stored ?? null };
}
const merge = (id: string, duplicateId: string) =>
  app.data<{ r: { __typename: string; id: string } }>(
    member,
    `mutation ($id: ID!, $input: MergeLeadsInput!) { r: mergeLeads(id: $id, input: $input) { __typename ... on Lead { id } ... on UserError { code } } }`,
    { id, input: { duplicateIds: [duplicateId] } },
  );
const itemsOf = (leadId: string) =>
  rows<{ state: string; opted_out: boolean; last_message_text: string; unread: boolean }>(
    'select state, opted_out, last_message_text, unread from inbox_items where lead_id = $1',
    [leadId],
  );

describe('a person whose lead was merged', () => {
  it('goes on in one conversation; what waited in either of them waits, and nothing that was written down is lost', async () => {
    const [phone, other] = [somePhone(), somePhone()];
    const kept = await create({ firstName: 'Ann', phones: [phone] });
    const dup = await create({ firstName: 'Annie', phones: [other] });
    await text(other, 'How much is it?');
    const answered = await text(phone, 'Hello again');
    await rows(`update inbox_items set state = 'done', unread = false where last_message_id = $1`, [
      answered.stored!.id,
    ]);
    await rows(
      'insert into notes (team_id, id, lead_id, body, author_id, created_at, updated_at) values ($1, $2, $3, $4, $5, now(), now())',
      [member.teamId, newId(), dup.id, 'Has a dog', member.userId],
    );
    expect((await merge(kept.id, dup.id)).r).toMatchObject({ id: kept.id });
    expect(await itemsOf(kept.id)).toEqual([
      { state: 'open', opted_out: false, last_message_text: 'Hello again', unread: true },
    ]);
    expect(await rows('select body from notes where lead_id = $1', [kept.id])).toEqual([
      { body: 'Has a dog' },
    ]);
    const { stored } = await text(other, 'Still me');
    expect(stored!.lead_id).toBe(kept.id);
    expect(await rows('select from conversations where lead_id = any($1)', [[kept.id, dup.id]])).toHaveLength(
      1,
    );
  });

  it('is heard while the merge is under way: one lead, one conversation, and a STOP covers both numbers', async () => {
    for (let round = 0; round < 12; round += 1) {
      const [phone, other] = [somePhone(), somePhone()];
      const kept = await create({ firstName: 'Ann', phones: [phone] });
      const dup = await create({ firstName: 'Annie', phones: [other] });
      const stops = round % 2 === 0;
      const [, heard] = await Promise.all([
        merge(kept.id, dup.id),
        text(other, stops ? 'please stop texting me' : 'How much is it?'),
      ]);
      const [message] = await rows<{ lead_id: string }>('select lead_id from messages where id = $1', [
        heard.stored!.id,
      ]);
      expect(message!.lead_id).toBe(kept.id);
      expect(await itemsOf(kept.id)).toMatchObject([{ opted_out: stops }]);
      expect(
        await rows('select opted_out_at is not null as out from leads where id = $1', [kept.id]),
      ).toEqual([{ out: stops }]);
      const barred = await rows<{ address: string }>(
        'select distinct address from suppression_list where lead_id = $1 and lifted_at is null',
        [kept.id],
      );
      // Whichever came first: a merged person who opted out is barred as a person.
      expect(barred.map(({ address }) => address)).toEqual(stops ? expect.arrayContaining([other]) : []);
    }
  });

  it('is understood after it, as the one that lives', async () => {
    const [phone, other] = [somePhone(), somePhone()];
    const kept = await create({ firstName: 'Ann', phones: [phone] });
    const dup = await create({ firstName: 'Annie', phones: [other] });
    const { stored } = await text(other, 'Mail me at annie@example.net, how much is it?');
    await merge(kept.id, dup.id);
    await understandMessage(app.platform, member.teamId, stored!.id);
    expect(await rows('select lead_id from lead_emails where email = $1', ['annie@example.net'])).toEqual([
      { lead_id: kept.id },
    ]);
  });
});

it('a person who writes while their number is being imported is one lead with both', async () => {
  const phones = Array.from({ length: 40 }, () => somePhone());
  const csv = `name,phone\n${phones.map((phone, index) => `Person ${index},${phone}`).join('\n')}\n`;
  const { id } = await startImport(app, member, { uploadId: await app.upload(member, csv) });
  await Promise.all([
    runImport(app.platform, member.teamId, id ?? ''),
    ...phones.map((phone) => text(phone, 'Who is this?')),
  ]);
  const found = await rows<{ leads: number; messages: number }>(
    `select count(distinct p.lead_id)::int as leads, count(distinct m.id)::int as messages
     from lead_phones p join leads l on l.team_id = p.team_id and l.id = p.lead_id and l.deleted_at is null
       join messages m on m.team_id = p.team_id and m.lead_id = p.lead_id
     where p.phone = any($1) and l.first_name like 'Person%'`,
    [phones],
  );
  expect(found).toEqual([{ leads: 40, messages: 40 }]);
});

describe('a person who was erased', () => {
  const erased = async (): Promise<string> => {
    const phone = somePhone();
    await rows(
      `insert into suppression_list (team_id, id, channel, address, address_hash, reason, source, created_by, created_at)
       values ($1, $2, 'sms', null, $3, 'erasure', 'user', 'test', now())`,
      [member.teamId, newId(), app.platform.vault.addressHash('sms', phone)],
    );
    return phone;
  };

  it('and asks to stop again: nothing of them is kept, the bar stands', async () => {
    const phone = await erased();
    expect(await text(phone, 'STOP')).toEqual({ outcome: 'opted_out_of_erased', stored: null });
    expect(await rows('select from lead_phones where phone = $1', [phone])).toEqual([]);
    expect(await rows('select from suppression_list where address = $1', [phone])).toEqual([]);
  });

  it('and writes to us is a new lead that knows nothing of before, for a person to see: no model, no agent, nothing sent', async () => {
    const phone = await erased();
    const { outcome, stored } = await text(phone, 'My cousin said something about that, go figure');
    expect(outcome).toBe('received');
    const { deps, jobs } = notingJobs(app.platform);
    await understandMessage(deps, member.teamId, stored!.id);
    expect(jobs).toEqual([]);
    expect(await itemsOf(stored!.lead_id)).toMatchObject([{ state: 'open' }]);
    expect(await rows('select from agent_decisions where lead_id = $1', [stored!.lead_id])).toEqual([]);
    const { lead } = await app.data<{ lead: { firstName: string | null } }>(
      member,
      'query ($id: ID!) { lead(id: $id) { firstName } }',
      { id: stored!.lead_id },
    );
    expect(lead.firstName).toBeNull();
  });
});
