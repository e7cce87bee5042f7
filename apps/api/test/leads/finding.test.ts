import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { leadsApi } from './leads-api.js';
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

it('whether an address of a lead is barred is looked up, not read through', async () => {
  const owner = await app.admin.connect();
  try {
    await owner.query('begin');
    await owner.query(
      `insert into suppression_list (team_id, id, channel, address, address_hash, reason, source, created_by, created_at)
       select $1, gen_random_uuid(), 'sms', '+1305' || 5000000 + n, 'hash-' || n, 'manual', 'user', 'user', now() from generate_series(1, 5000) n`,
      [member.teamId],
    );
    await owner.query('analyze suppression_list');
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
      `explain select from lead_phones p join suppression_list s on s.team_id = p.team_id and s.channel = 'sms' and s.address = p.phone
         and s.lifted_at is null where p.team_id = $1 and p.lead_id = $1`,
      [member.teamId],
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index Cond: .*address = p\.phone/);
  } finally {
    await owner.query('rollback');
    owner.release();
  }
});
