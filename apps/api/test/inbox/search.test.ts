import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

let app: TestApp;
let mine: TestSession;
let others: TestSession;
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  mine = await app.signUp();
  others = await app.signUp();
  await write(mine, 1_300);
  await write(others, 40);
});
afterAll(() => app?.close());

/** Item n: all say "price", every hundredth says "slate", every tenth is of somebody in Troy; some leads are deleted. */
async function write(session: TestSession, count: number): Promise<void> {
  await app.platform.database.withTeam(session.teamId, async ({ client }) => {
    const hash = (kind: string) => `md5($1::uuid::text || '${kind}' || n)`;
    const id = (kind: string) =>
      `(substr(${hash(kind)}, 1, 12) || '7' || substr(${hash(kind)}, 14, 3) || '8' || substr(${hash(kind)}, 18))::uuid`;
    const at = `timestamptz '2026-06-01T12:00:00Z' + n * interval '1 minute'`;
    await client.query(
      `insert into leads (team_id, id, first_name, search_text, deleted_at, created_at, updated_at)
       select $1, ${id('lead')}, 'Grace', 'grace hopper ' || n || case when n % 10 = 0 then ' troy' else ' albany' end,
         case when n % 50 = 0 then ${at} end, ${at}, ${at} from generate_series(1, $2::int) n`,
      [session.teamId, count],
    );
    await client.query(
      `insert into conversations (team_id, id, lead_id, created_at, updated_at)
       select $1, ${id('talk')}, ${id('lead')}, ${at}, ${at} from generate_series(1, $2::int) n`,
      [session.teamId, count],
    );
    await client.query(
      `insert into inbox_items (team_id, id, conversation_id, lead_id, state, opted_out, priority, priority_parts, last_message_id, last_message_text, last_message_at,
         snoozed_until, draft_id, assignee_id, created_at, updated_at)
       select $1, ${id('item')}, ${id('talk')}, ${id('lead')}, (case when n % 3 = 0 then 'done' else 'open' end)::inbox_item_state, n % 17 = 0, n % 101, '[]', ${id('message')},
         'The PRICE of ' || case when n % 100 = 25 then 'Slate 50%' else 'tiles' end || ' ' || n, ${at}, case when n % 7 = 0 then ${at} end,
         case when n % 11 = 0 then ${id('draft')} end, case when n % 5 = 0 then $3::uuid end, ${at}, ${at} from generate_series(1, $2::int) n`,
      [session.teamId, count, session.userId],
    );
  });
}

const PAGE = `query ($view: InboxView!, $search: String, $after: String) {
  inboxItems(view: $view, search: $search, first: 100, after: $after) { edges { node { id lastMessage } } pageInfo { hasNextPage endCursor } } }`;

/** All that a list holds, page by page. */
async function found(search: string, view = 'ALL', session = mine): Promise<number[]> {
  const numbers: number[] = [];
  let after: string | null = null;
  do {
    const { inboxItems }: Answer = await app.data<Answer>(PAGE, { view, search, after }, session.token);
    numbers.push(...inboxItems.edges.map(({ node }) => Number(node.lastMessage.split(' ').at(-1))));
    after = inboxItems.pageInfo.hasNextPage ? inboxItems.pageInfo.endCursor : null;
  } while (after);
  return numbers;
}
interface Answer {
  inboxItems: {
    edges: { node: { id: string; lastMessage: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** The numbers up to 1,300 for which something holds and whose lead is there, the newest first. */
const expected = (holds: (n: number) => boolean) =>
  Array.from({ length: 1_300 }, (_, n) => 1_300 - n).filter((n) => n % 50 !== 0 && holds(n));

it.each<[string, (n: number) => boolean]>([
  ['slate', (n) => n % 100 === 25],
  ['slate 50%', (n) => n % 100 === 25],
  ['Troy', (n) => n % 10 === 0],
  ['hopper 77', (n) => String(n).startsWith('77')],
  ['price', () => true],
  ['zanzibar', () => false],
  ['_', () => false],
])(
  'finds what holds "%s", rare or common, on every page, and nothing of another team',
  async (word, holds) => {
    expect(await found(word)).toEqual(expected(holds));
  },
);

it('finds within a list, in the list’s order', async () => {
  const waits = (n: number) => n % 3 !== 0 && n % 17 !== 0 && n % 7 !== 0;
  const order = (a: number, b: number) => (b % 101) - (a % 101) || a - b;
  expect(await found('troy', 'NEEDS_REPLY')).toEqual(
    expected((n) => waits(n) && n % 10 === 0).toSorted(order),
  );
  expect(await found('price', 'NEEDS_REPLY')).toEqual(expected(waits).toSorted(order));
});

it('gives nobody the ids of another team by the function beneath', async () => {
  const ids = (session: TestSession) =>
    app.platform.database.withTeam(session.teamId, async ({ client }) => {
      const { rows } = await client.query<{ item_id: string }>(
        'select item_id from find_inbox_items($1, 2000)',
        ['%price%'],
      );
      return rows.map((row) => row.item_id);
    });
  const [ours, theirs] = [await ids(mine), await ids(others)];
  expect(ours).toHaveLength(1_300);
  expect(theirs).toHaveLength(40);
  expect(ours.filter((id) => theirs.includes(id))).toEqual([]);
});

it('counts each list as it is, without the leads that were deleted', async () => {
  const { inboxCounts } = await app.data<{ inboxCounts: Record<string, number> }>(
    '{ inboxCounts { needsReply drafts hot mine snoozed done optedOut all } }',
    {},
    mine.token,
  );
  const open = (n: number) => n % 3 !== 0 && n % 17 !== 0;
  const waits = (n: number) => open(n) && n % 7 !== 0;
  const count = (holds: (n: number) => boolean) => expected(holds).length;
  expect(inboxCounts).toEqual({
    needsReply: count(waits),
    drafts: count((n) => n % 17 !== 0 && n % 11 === 0),
    hot: count((n) => waits(n) && n % 101 >= 70),
    mine: count((n) => waits(n) && n % 5 === 0),
    snoozed: count((n) => open(n) && n % 7 === 0),
    done: count((n) => n % 3 === 0 && n % 17 !== 0),
    optedOut: count((n) => n % 17 === 0),
    all: count(() => true),
  });
});
