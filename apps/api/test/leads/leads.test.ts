import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLeadsApp, type LeadsApp, type Member } from './leads-app.js';

let app: LeadsApp;
let member: Member;
beforeAll(async () => {
  app = await createLeadsApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  member = await app.member();
});

interface LeadAnswer {
  __typename: string;
  id: string;
  code?: string;
  message?: string;
  name: string;
  [field: string]: unknown;
}

const LEAD = `__typename ... on Lead { id name firstName company email phone city state zip stage tags timeZones states } ... on UserError { code message path }`;

async function create(input: Record<string, unknown>, by = member): Promise<LeadAnswer> {
  return (
    await app.data<{ createLead: LeadAnswer }>(
      by,
      `mutation ($input: CreateLeadInput!) { createLead(input: $input) { ${LEAD} } }`,
      { input },
    )
  ).createLead;
}

async function update(id: string, input: Record<string, unknown>, by = member): Promise<LeadAnswer> {
  return (
    await app.data<{ updateLead: LeadAnswer }>(
      by,
      `mutation ($id: ID!, $input: UpdateLeadInput!) { updateLead(id: $id, input: $input) { ${LEAD} } }`,
      { id, input },
    )
  ).updateLead;
}

async function names(variables: Record<string, unknown>): Promise<string[]> {
  const { leads } = await app.data<{ leads: { edges: { node: { name: string } }[] } }>(
    member,
    `query ($filter: LeadFilterInput, $sort: LeadSortInput, $search: String) { leads(filter: $filter, sort: $sort, search: $search) { edges { node { name } } } }`,
    variables,
  );
  return leads.edges.map((edge) => edge.node.name);
}

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

describe('finding', () => {
  beforeEach(async () => {
    await create({
      firstName: 'James',
      lastName: 'Butt',
      company: 'Benton',
      phones: ['504-621-8927'],
      state: 'LA',
      tags: ['vip'],
    });
    await create({
      firstName: 'Ann',
      lastName: 'Lee',
      company: 'Acme 100%',
      email: 'ann@example.com',
      state: 'NY',
    });
    await create({
      firstName: 'Zoë',
      lastName: 'Ray',
      phones: ['305-555-0142'],
      email: 'zoe@example.com',
      consent: { source: 'form', scope: 'm', evidence: 'e' },
    });
  });

  it.each([
    ['butt', ['James Butt']],
    ['504-621', ['James Butt']],
    ['(504) 621-89', ['James Butt']],
    ['benton 504', ['James Butt']],
    ['100%', ['Ann Lee']],
    ['%', ['Ann Lee']],
    ['example.com', ['Zoë Ray', 'Ann Lee']],
    ['nobody', []],
  ])('searches for %s', async (search, expected) => {
    expect(await names({ search })).toEqual(expected);
  });

  it.each([
    [{}, 3],
    [{ states: ['ny'] }, 1],
    [{ states: ['FL'] }, 1],
    [{ tags: ['vip'] }, 1],
    [{ hasPhone: true }, 2],
    [{ hasEmail: false }, 1],
    [{ hasConsent: true }, 1],
    [{ suppressed: true }, 0],
    [{ stages: ['NEW'] }, 3],
    [{ stages: [] }, 0],
    [{ createdAfter: '2999-01-01T00:00:00Z' }, 0],
  ])('filters by %j', async (filter, count) => {
    const answer = await app.data<{ leadsCount: number }>(
      member,
      'query ($filter: LeadFilterInput) { leadsCount(filter: $filter) }',
      { filter },
    );
    expect(answer.leadsCount).toBe(count);
    expect(await names({ filter })).toHaveLength(count);
  });

  it.each(['CREATED_AT', 'NAME', 'COMPANY', 'STATE', 'STAGE', 'SCORE', 'LAST_REPLIED_AT'])(
    'pages by %s without gaps or repeats, both ways',
    async (field) => {
      for (const direction of ['ASC', 'DESC']) {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const page: {
            leads: {
              edges: { node: { name: string } }[];
              pageInfo: { hasNextPage: boolean; endCursor: string | null };
            };
          } = await app.data(
            member,
            `query ($sort: LeadSortInput, $after: String) { leads(sort: $sort, first: 1, after: $after) { edges { node { name } } pageInfo { hasNextPage endCursor } } }`,
            { sort: { field, direction }, after },
          );
          seen.push(...page.leads.edges.map((edge) => edge.node.name));
          after = page.leads.pageInfo.hasNextPage ? page.leads.pageInfo.endCursor : null;
        } while (after);
        expect(seen.toSorted()).toEqual(['Ann Lee', 'James Butt', 'Zoë Ray']);
        if (field === 'NAME')
          expect(seen).toEqual(
            direction === 'ASC' ? ['Ann Lee', 'James Butt', 'Zoë Ray'] : ['Zoë Ray', 'James Butt', 'Ann Lee'],
          );
      }
    },
  );

  it('refuses a cursor of another list', async () => {
    const after = Buffer.from(JSON.stringify(['not a date', newId()])).toString('base64url');
    expect(
      (await app.errors(member, `{ leads(after: "${after}") { edges { cursor } } }`))[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT');
    expect((await app.errors(member, `{ leads(first: 101) { edges { cursor } } }`))[0]?.extensions.code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('keeps segments, one of a name, and counts them', async () => {
    const mutation = `mutation ($input: CreateSegmentInput!) { createSegment(input: $input) { ... on Segment { id name filter leadsCount } ... on UserError { code } } }`;
    const input = { name: 'New ones', filter: { stages: ['NEW'], hasPhone: true } };
    expect(await app.data(member, mutation, { input })).toMatchObject({
      createSegment: { filter: input.filter, leadsCount: 2 },
    });
    expect(await app.data(member, mutation, { input })).toEqual({ createSegment: { code: 'name_taken' } });
    expect(await app.data(member, '{ segments { name leadsCount } leadTags }')).toEqual({
      segments: [{ name: 'New ones', leadsCount: 2 }],
      leadTags: ['vip'],
    });
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
