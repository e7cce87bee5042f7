import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leadsApi, type LeadAnswer } from './leads-api.js';
import { waitingForLock } from '../support/waiting-for-lock.js';
import { createLeadsApp, type LeadsApp, type Member } from './leads-app.js';

let app: LeadsApp;
let member: Member;
const { create, names } = leadsApi(
  () => app,
  () => member,
);
beforeAll(async () => {
  app = await createLeadsApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  member = await app.member();
});

describe('merging', () => {
  it('keeps the oldest, which takes over everything of the others', async () => {
    const old = await create({ firstName: 'Ann', phones: ['305-555-0142'], tags: ['a'] });
    const dup = await create({
      firstName: 'Annie',
      company: 'Acme',
      phones: ['212-555-0143'],
      email: 'ann@example.com',
      tags: ['b'],
      consent: { source: 'form', scope: 'm', evidence: 'e' },
    });
    for (const [lead, text, at] of [
      [old.id, 'first', '2026-01-01'],
      [dup.id, 'second', '2026-01-02'],
    ] as const) {
      const conversation = newId();
      const message = newId();
      await app.admin.query(
        'insert into conversations (team_id, id, lead_id, last_message_at, created_at, updated_at) values ($1, $2, $3, $4, $4, $4)',
        [member.teamId, conversation, lead, at],
      );
      await app.admin.query(
        `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, created_at, updated_at) values ($1, $2, $3, $4, 'inbound', 'sms', $5, 'received', $6, $6)`,
        [member.teamId, message, conversation, lead, text, at],
      );
      await app.admin.query(
        `insert into inbox_items (team_id, id, conversation_id, lead_id, state, priority, priority_parts, last_message_id, last_message_text, last_message_at, created_at, updated_at)
         values ($1, $2, $3, $4, 'open', 50, '[]', $5, $6, $7, $7, $7)`,
        [member.teamId, newId(), conversation, lead, message, text, at],
      );
    }
    const { mergeLeads } = await app.data<{ mergeLeads: LeadAnswer }>(
      member,
      `mutation ($id: ID!, $input: MergeLeadsInput!) { mergeLeads(id: $id, input: $input) { ... on Lead { id name company phone email tags timeZones phones { phone } consents { source } conversationId } ... on UserError { code } } }`,
      { id: dup.id, input: { duplicateIds: [old.id] } },
    );
    expect(mergeLeads).toMatchObject({
      id: old.id,
      name: 'Ann',
      company: 'Acme',
      phone: '+13055550142',
      email: 'ann@example.com',
      tags: ['a', 'b'],
      phones: [{ phone: '+13055550142' }, { phone: '+12125550143' }],
    });
    expect(mergeLeads['consents']).toHaveLength(2);
    const { rows } = await app.admin.query(
      'select body, lead_id, conversation_id from messages where team_id = $1 order by created_at',
      [member.teamId],
    );
    expect(rows).toEqual([
      { body: 'first', lead_id: old.id, conversation_id: mergeLeads['conversationId'] },
      { body: 'second', lead_id: old.id, conversation_id: mergeLeads['conversationId'] },
    ]);
    const { rows: items } = await app.admin.query(
      'select last_message_text, lead_id from inbox_items where team_id = $1',
      [member.teamId],
    );
    expect(items).toEqual([{ last_message_text: 'second', lead_id: old.id }]);
    expect(await names({})).toEqual(['Ann']);
  });

  it('refuses a lead with itself and leads that are not there', async () => {
    const ann = await create({ email: 'a@example.com' });
    const merge = (id: string, other: string) =>
      app.data(
        member,
        `mutation { mergeLeads(id: "${id}", input: { duplicateIds: ["${other}"] }) { ... on UserError { code } } }`,
      );
    expect(await merge(ann.id, ann.id)).toEqual({ mergeLeads: { code: 'same_lead' } });
    expect(await merge(ann.id, newId())).toEqual({ mergeLeads: { code: 'not_found' } });
  });

  it('is carried out when a send of one of the leads is settled at the same moment', async () => {
    const kept = await create({ phones: ['305-555-0152'] });
    const duplicate = await create({ phones: ['305-555-0153'] });
    const conversation = newId();
    await app.admin.query(
      'insert into conversations (team_id, id, lead_id, created_at, updated_at) values ($1, $2, $3, now(), now())',
      [member.teamId, conversation, duplicate.id],
    );
    let merging: Promise<{ mergeLeads: { id: string } }> | undefined;
    // As an accepted send does: the conversation, then the lead.
    await app.platform.database
      .withTeam(member.teamId, async ({ client }) => {
        await client.query('update conversations set updated_at = now() where id = $1', [conversation]);
        merging = app.data(
          member,
          `mutation ($id: ID!, $input: MergeLeadsInput!) { mergeLeads(id: $id, input: $input) { ... on Lead { id } ... on UserError { code } } }`,
          { id: kept.id, input: { duplicateIds: [duplicate.id] } },
        );
        await waitingForLock(app.platform.database);
        await client.query('update leads set last_contacted_at = now() where id = $1', [duplicate.id]);
      })
      // Of two that wait for each other the database ends one; results of sends are stored again.
      .catch((error: { code?: string }) => expect(error.code).toBe('40P01'));
    expect(await merging).toEqual({ mergeLeads: { id: kept.id } });
  });
});
