import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addSuppressions } from '../../src/modules/compliance/add-suppressions.js';
import { leadsApi } from './leads-api.js';
import { createLeadsApp, type LeadsApp, type Member } from './leads-app.js';

let app: LeadsApp;
let member: Member;
const { create, update, names } = leadsApi(
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

describe('creating and changing', () => {
  it('stores a lead with everything that is derived from it', async () => {
    const lead = await create({
      firstName: 'Ann',
      lastName: 'Lee',
      phones: ['(305) 555-0142', '212 555 0143'],
      email: 'Ann@Example.com',
      state: 'Florida',
      zip: '33130',
      tags: ['a', 'a', 'b'],
      consent: { source: 'form', scope: 'marketing', evidence: 'url' },
    });
    expect(lead).toMatchObject({
      __typename: 'Lead',
      name: 'Ann Lee',
      phone: '+13055550142',
      email: 'ann@example.com',
      state: 'FL',
      tags: ['a', 'b'],
      stage: 'NEW',
      timeZones: ['America/New_York'],
      states: ['FL', 'NY'],
    });
    const { lead: full } = await app.data<{ lead: Record<string, unknown> }>(
      member,
      `query ($id: ID!) { lead(id: $id) { phones { phone formatted suppressed } emails { email } consents { channel source } contactability { verdict reason message }
         timeline(first: 5) { edges { node { type title actor } } } conversationId } }`,
      { id: lead.id },
    );
    expect(full).toMatchObject({
      phones: [
        { phone: '+13055550142', formatted: '(305) 555-0142', suppressed: false },
        { phone: '+12125550143' },
      ],
      emails: [{ email: 'ann@example.com' }],
      consents: [{ channel: 'EMAIL' }, { channel: 'SMS' }],
      contactability: { verdict: 'hold', reason: 'no_sender' },
      timeline: { edges: [{ node: { type: 'lead.created', actor: 'Ada Example' } }] },
      conversationId: null,
    });
  });

  it('says of each address whether it is barred, also where only the hash of a suppression is left', async () => {
    const lead = await create({ phones: ['305-555-0171', '305-555-0172'], email: 'ann@example.com' });
    expect(lead).toMatchObject({ name: '(305) 555-0171' });
    const { database, vault } = app.platform;
    await database.withTeam(member.teamId, (tx) =>
      addSuppressions(tx, vault, new Date(), {
        addresses: [
          { channel: 'sms', address: '+13055550171' },
          { channel: 'email', address: 'ann@example.com' },
        ],
        reason: 'manual',
        source: 'user',
        createdBy: `user:${member.userId}`,
      }),
    );
    await app.admin.query(
      `update suppression_list set address = null where team_id = $1 and channel = 'email'`,
      [member.teamId],
    );
    const { lead: full } = await app.data<{ lead: Record<string, unknown> }>(
      member,
      `query ($id: ID!) { lead(id: $id) { phones { suppressed suppressionReason } emails { suppressed suppressionReason } } }`,
      { id: lead.id },
    );
    expect(full).toEqual({
      phones: [
        { suppressed: true, suppressionReason: 'manual' },
        { suppressed: false, suppressionReason: null },
      ],
      emails: [{ suppressed: true, suppressionReason: 'manual' }],
    });
  });

  it('says what is wrong, field by field', async () => {
    expect(await create({ firstName: 'Ann' })).toMatchObject({
      __typename: 'InvalidInput',
      code: 'no_contact',
    });
    expect(await create({ phones: ['305-555-01'] })).toMatchObject({
      code: 'too_short',
      path: ['input', 'phones', '0'],
    });
    expect(await create({ phones: ['800-555-0199'] })).toMatchObject({ code: 'toll_free' });
    expect(await create({ email: 'nobody' })).toMatchObject({ path: ['input', 'email'] });
    expect(await create({ email: 'a@example.com', state: 'Bavaria' })).toMatchObject({
      code: 'unknown_state',
    });
  });

  it('names the lead that has the number already', async () => {
    const ann = await create({ firstName: 'Ann', phones: ['305-555-0142'] });
    expect(await create({ firstName: 'Bob', phones: ['305-555-0142'] })).toMatchObject({
      __typename: 'Conflict',
      message: expect.stringContaining('(305) 555-0142 belongs to Ann'),
    });
    const bob = await create({ firstName: 'Bob', phones: ['305-555-0143'] });
    expect(await update(bob.id, { phones: ['305-555-0142'] })).toMatchObject({ __typename: 'Conflict' });
    expect(await update(ann.id, { phones: ['305-555-0142', '305-555-0144'] })).toMatchObject({
      phone: '+13055550142',
    });
  });

  it('replaces the list of phones with their extensions', async () => {
    const lead = await create({ phones: ['305-555-0142 ext. 12', '305-555-0143'] });
    await update(lead.id, { phones: ['305-555-0143 ext. 7', '305-555-0142'] });
    const { lead: changed } = await app.data<{ lead: unknown }>(
      member,
      'query ($id: ID!) { lead(id: $id) { phones { phone extension } } }',
      { id: lead.id },
    );
    expect(changed).toEqual({
      phones: [
        { phone: '+13055550143', extension: '7' },
        { phone: '+13055550142', extension: null },
      ],
    });
  });

  it('derives zones again when numbers change, and leaves alone what is absent', async () => {
    const lead = await create({ firstName: 'Ann', company: 'Acme', phones: ['305-555-0142'] });
    const moved = await update(lead.id, { phones: ['213-555-0142'] });
    expect(moved).toMatchObject({ company: 'Acme', timeZones: ['America/Los_Angeles'], states: ['CA'] });
    expect(await update(lead.id, { company: null, stage: 'QUALIFIED' })).toMatchObject({
      company: null,
      stage: 'QUALIFIED',
    });
    expect(await update(lead.id, { phones: [] })).toMatchObject({ code: 'no_contact' });
    expect(await update(lead.id, { stage: 'SUPPRESSED' })).toMatchObject({ code: 'stage' });
    expect((await update(lead.id, {})).phone).toBe('+12135550142');
    const { rows } = await app.admin.query(`select action from audit_log where team_id = $1 order by id`, [
      member.teamId,
    ]);
    expect(rows).toEqual([
      { action: 'lead.create' },
      { action: 'lead.update' },
      { action: 'lead.update' },
      { action: 'lead.update' },
    ]);
  });
});

describe('deleting', () => {
  const DELETE = `mutation ($input: DeleteLeadsInput!) { deleteLeads(input: $input) { ... on LeadsDeleted { changeSetId count } ... on UserError { code } } }`;
  const RESTORE = `mutation ($id: ID!) { restoreLeads(id: $id) { ... on LeadsDeleted { count } ... on UserError { code } } }`;

  it('hides leads everywhere, frees their numbers, and brings them back', async () => {
    const ann = await create({
      firstName: 'Ann',
      phones: ['305-555-0142', '305-555-0143'],
      email: 'ann@example.com',
    });
    const { deleteLeads } = await app.data<{ deleteLeads: { changeSetId: string; count: number } }>(
      member,
      DELETE,
      { input: { ids: [ann.id] } },
    );
    expect(deleteLeads.count).toBe(1);
    expect(
      await app.data(
        member,
        'query ($id: ID!) { lead(id: $id) { id } leadsCount leads { edges { cursor } } }',
        { id: ann.id },
      ),
    ).toEqual({ lead: null, leadsCount: 0, leads: { edges: [] } });
    expect(await update(ann.id, { firstName: 'X' })).toMatchObject({ __typename: 'NotFound' });
    const bob = await create({ firstName: 'Bob', phones: ['305-555-0143'] });
    expect(bob.__typename).toBe('Lead');
    expect(await app.data(member, RESTORE, { id: deleteLeads.changeSetId })).toEqual({
      restoreLeads: { count: 1 },
    });
    const { lead } = await app.data<{ lead: unknown }>(
      member,
      'query ($id: ID!) { lead(id: $id) { phones { phone } emails { email } } }',
      { id: ann.id },
    );
    // The number that Bob got meanwhile stays Bob's.
    expect(lead).toEqual({ phones: [{ phone: '+13055550142' }], emails: [{ email: 'ann@example.com' }] });
    expect(await app.data(member, RESTORE, { id: deleteLeads.changeSetId })).toEqual({
      restoreLeads: { code: 'restored' },
    });
  });

  it('tells what can still be brought back, until it was or its time is over', async () => {
    const LIST = '{ leadDeletions { id count deletedBy deletedAt expiresAt } }';
    const listed = async (by = member) =>
      (
        await app.data<{
          leadDeletions: { id: string; count: number; deletedAt: string; expiresAt: string }[];
        }>(by, LIST)
      ).leadDeletions;
    const remove = async (id: string) =>
      (await app.data<{ deleteLeads: { changeSetId: string } }>(member, DELETE, { input: { ids: [id] } }))
        .deleteLeads.changeSetId;
    const ann = await remove((await create({ email: 'a@example.com' })).id);
    const bob = await remove((await create({ email: 'b@example.com' })).id);
    // What took nobody away is nothing to bring back.
    await app.data(member, DELETE, { input: { filter: { hasPhone: true } } });
    const both = await listed();
    expect(both.map(({ id, count }) => ({ id, count }))).toEqual([
      { id: bob, count: 1 },
      { id: ann, count: 1 },
    ]);
    expect(Date.parse(both[0]?.expiresAt ?? '') - Date.parse(both[0]?.deletedAt ?? '')).toBe(30 * 86_400_000);
    expect(await listed(await app.member())).toEqual([]);
    await app.data(member, RESTORE, { id: bob });
    expect((await listed()).map(({ id }) => id)).toEqual([ann]);
    await app.admin.query("update change_sets set expires_at = now() - interval '1 day' where id = $1", [
      ann,
    ]);
    expect(await listed()).toEqual([]);
    const rep = await app.member('rep', member.teamId);
    expect((await app.errors(rep, LIST))[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('deletes by filter, and only when told which', async () => {
    await create({ email: 'a@example.com' });
    await create({ phones: ['305-555-0142'] });
    expect(await app.data(member, DELETE, { input: {} })).toEqual({ deleteLeads: { code: 'ids_or_filter' } });
    expect(await app.data(member, DELETE, { input: { filter: { hasPhone: true } } })).toMatchObject({
      deleteLeads: { count: 1 },
    });
    expect(await app.data(member, DELETE, { input: { filter: {} } })).toMatchObject({
      deleteLeads: { count: 1 },
    });
  });

  it('needs the permission', async () => {
    const rep = await app.member('rep', member.teamId);
    expect((await app.errors(rep, DELETE, { input: { filter: {} } }))[0]?.extensions.code).toBe('FORBIDDEN');
    const viewer = await app.member('viewer', member.teamId);
    expect(
      (
        await app.errors(viewer, `mutation { createLead(input: { email: "a@example.com" }) { __typename } }`)
      )[0]?.extensions.code,
    ).toBe('FORBIDDEN');
  });
});

describe('another team', () => {
  it('gets the same answer for our ids as for random ones', async () => {
    const ann = await create({ firstName: 'Ann', email: 'a@example.com' });
    const stranger = await app.member();
    const random = newId();
    for (const query of [
      (id: string) => `{ lead(id: "${id}") { id } }`,
      (id: string) =>
        `mutation { updateLead(id: "${id}", input: { firstName: "X" }) { __typename ... on UserError { code message } } }`,
      (id: string) =>
        `mutation { mergeLeads(id: "${id}", input: { duplicateIds: ["${newId()}"] }) { __typename ... on UserError { code message } } }`,
      (id: string) => `{ leadsCount(filter: { ids: ["${id}"] }) }`,
      (id: string) =>
        `mutation { restoreLeads(id: "${id}") { __typename ... on UserError { code message } } }`,
    ]) {
      expect(await app.data(stranger, query(ann.id))).toEqual(await app.data(stranger, query(random)));
    }
    expect(await create({ firstName: 'Own', email: 'a@example.com' }, stranger)).toMatchObject({
      __typename: 'Lead',
    });
    expect((await names({})).length).toBe(1);
  });
});
