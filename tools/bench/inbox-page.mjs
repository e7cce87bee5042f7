// First pages of the inbox's lists and of a thread, as the web asks for them, in an inbox of a million messages.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { root } from '../runtime/paths.mjs';
import { seedInbox } from './inbox-world.mjs';
import { percentile } from './statistics.mjs';
import { ask, signInAgain } from './team.mjs';

/** The web's own. */
const PAGE = 50;
const THREAD_PAGE = 40;
const GOAL_MS = 100;
const WARM_UP = 10;

/** @typedef {import('./inbox-world.mjs').InboxTeam} InboxTeam */
/** @typedef {{ name: string, query: string, variables: (team: InboxTeam, turn: number) => Record<string, unknown>, bare: string, values: (team: InboxTeam, turn: number) => unknown[] }} Case */

export const inboxPage = {
  name: 'inbox-page',
  title: 'Slowest first page of the inbox (p95), 1,000,000 messages, 100,000 conversations',
  unit: 'ms',
  baseline: 'the same rows by pg alone, under the same role',
  goal: `≤${GOAL_MS} ms`,
  once: true,
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const world = await stage.world();
    try {
      await world.startApi();
      const teams = await seedInbox(world, short ? 2_000 : 100_000);
      const requests = short ? 20 : 240;
      /** @type {Record<string, CaseFigures>} */
      const lists = {};
      const bare = await openBare(world);
      for (const item of cases()) {
        const figures = await measureCase(world, item, teams, bare, requests);
        process.stderr.write(`${item.name}: ${JSON.stringify(figures)}\n`);
        lists[item.name] = figures;
      }
      await bare.close();
      const [slowest] = Object.entries(lists).toSorted(([, a], [, b]) => b.largest.p95 - a.largest.p95);
      const [size] = await world.rows(
        'select (select count(*)::int from messages) as messages, (select count(*)::int from conversations) as conversations',
      );
      return {
        value: slowest?.[1].largest.p95 ?? Number.NaN,
        baselineValue: slowest?.[1].bare.p95 ?? Number.NaN,
        details: { slowest: slowest?.[0], ...size, requestsEach: requests, lists },
      };
    } finally {
      await world.close();
    }
  },
};

/**
 * @param {import('./stage.mjs').World} world
 * @param {Case} item
 * @param {InboxTeam[]} teams the largest first
 * @param {Awaited<ReturnType<typeof openBare>>} bare
 * @param {number} requests of each
 * @returns {Promise<CaseFigures>}
 */
async function measureCase(world, item, [largest, ...others], bare, requests) {
  if (!largest) throw new Error('no team');
  await signInAgain(world, [largest, ...others]);
  return {
    largest: await measure(requests, (turn) => overHttp(world, item, [largest], turn)),
    bare: await measure(requests, (turn) => bare.ask(item, largest, turn)),
    others: await measure(requests, (turn) => overHttp(world, item, others, turn)),
  };
}

/** @typedef {{ p50: number, p95: number, p99: number }} Figures milliseconds */
/** @typedef {{ largest: Figures, bare: Figures, others: Figures }} CaseFigures the largest team, the same by pg alone, the other nine in turns */

/** @param {number} requests @param {(turn: number) => Promise<void>} once @returns {Promise<Figures>} */
async function measure(requests, once) {
  for (let turn = 0; turn < WARM_UP; turn += 1) await once(turn);
  /** @type {number[]} */
  const times = [];
  for (let turn = 0; turn < requests; turn += 1) {
    const from = performance.now();
    await once(turn);
    times.push(performance.now() - from);
  }
  const at = (/** @type {number} */ share) => Number(percentile(times, share).toFixed(1));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** @param {import('./stage.mjs').World} world @param {Case} item @param {InboxTeam[]} teams @param {number} turn */
async function overHttp(world, item, teams, turn) {
  const team = /** @type {InboxTeam} */ (teams[turn % teams.length]);
  await ask(world, item.query, item.variables(team, turn), team.token);
}

/** The role of requests on one connection, with the team set as the product sets it. @param {import('./stage.mjs').World} world */
async function openBare(world) {
  const client = new pg.Client({ connectionString: world.env.DATABASE_URL });
  await client.connect();
  return {
    /** @param {Case} item @param {InboxTeam} team @param {number} turn */
    ask: async (item, team, turn) => {
      await client.query(
        `begin read only; select set_config('role','app_user',true), set_config('app.team_id','${team.id}',true)`,
      );
      await client.query(item.bare, item.values(team, turn));
      await client.query('commit');
    },
    close: () => client.end(),
  };
}

const ROWS =
  'select i.*, l.first_name, l.last_name, l.stage from inbox_items i join leads l on l.team_id = i.team_id and l.id = i.lead_id';
const LISTED = `${ROWS} where i.team_id = $1 and l.deleted_at is null and`;
const WAITS = `i.state = 'open' and not i.opted_out and i.snoozed_until is null`;
const URGENT = `order by i.priority desc, i.last_message_at, i.id limit ${PAGE + 1}`;
const NEWEST = `order by i.last_message_at desc, i.id desc limit ${PAGE + 1}`;

/** @returns {Case[]} */
function cases() {
  const items = operation('InboxItems');
  const mine = (/** @type {InboxTeam} */ team) => [team.id];
  /** @param {string} name @param {string} view @param {string} where @param {string} order @returns {Case} */
  const list = (name, view, where, order) => ({
    name,
    query: items,
    variables: () => ({ view, first: PAGE }),
    bare: `${LISTED} ${where} ${order}`,
    values: mine,
  });
  /** @param {string} name @param {(turn: number) => string} term @param {string} view @returns {Case} */
  const search = (name, term, view = 'ALL') => ({
    name,
    query: items,
    variables: (_team, turn) => ({ view, first: PAGE, search: term(turn) }),
    bare: `${LISTED} (l.search_text like $2 or lower(i.last_message_text) like $2) ${NEWEST}`,
    values: (team, turn) => [team.id, `%${term(turn)}%`],
  });
  return [
    list('needs reply', 'NEEDS_REPLY', WAITS, URGENT),
    list('drafts', 'DRAFTS', 'i.draft_id is not null and not i.opted_out', URGENT),
    list('hot', 'HOT', `${WAITS} and i.priority >= 70`, URGENT),
    {
      ...list('mine', 'MINE', `${WAITS} and i.assignee_id = $2`, URGENT),
      values: (team) => [team.id, team.userId],
    },
    list(
      'snoozed',
      'SNOOZED',
      `i.state = 'open' and not i.opted_out and i.snoozed_until is not null`,
      NEWEST,
    ),
    list('done', 'DONE', `i.state = 'done' and not i.opted_out`, NEWEST),
    list('opted out', 'OPTED_OUT', 'i.opted_out', NEWEST),
    list('all', 'ALL', 'true', NEWEST),
    {
      ...list('a bucket', 'NEEDS_REPLY', `${WAITS} and i.bucket_id = $2`, URGENT),
      variables: (team, turn) => ({ view: 'NEEDS_REPLY', first: PAGE, bucketId: bucketOf(team, turn) }),
      values: (team, turn) => [team.id, bucketOf(team, turn)],
    },
    search('search, a common word', () => 'price'),
    search('search, a rare word', () => 'slate'),
    search('search, a number', (turn) => `212200${1_000 + ((turn * 37) % 900)}`),
    search('search, a name', (turn) => `hopper ${500 + turn * 3}`),
    search('search, nobody', () => 'zanzibar'),
    {
      name: 'counts',
      query: operation('InboxCounts'),
      variables: () => ({}),
      bare: `select count(*) filter (where ${WAITS}), count(*) filter (where i.draft_id is not null and not i.opted_out), count(*) filter (where ${WAITS} and i.priority >= 70),
        count(*) filter (where ${WAITS} and i.assignee_id = $2), count(*) filter (where i.state = 'done' and not i.opted_out), count(*) filter (where i.opted_out), count(*)
        from inbox_items i join leads l on l.team_id = i.team_id and l.id = i.lead_id where i.team_id = $1 and l.deleted_at is null`,
      values: (team) => [team.id, team.userId],
    },
    {
      name: 'a thread',
      query: operation('InboxConversation'),
      variables: (team, turn) => ({ id: threadOf(team, turn), first: THREAD_PAGE }),
      bare: `select * from messages where team_id = $1 and conversation_id = $2 order by created_at desc, id desc limit ${THREAD_PAGE + 1}`,
      values: (team, turn) => [team.id, threadOf(team, turn)],
    },
  ];
}

/** @param {InboxTeam} team @param {number} turn */
const bucketOf = (team, turn) => /** @type {string} */ (team.buckets[turn % team.buckets.length]);

/** @param {InboxTeam} team @param {number} turn */
const threadOf = (team, turn) => /** @type {string} */ (team.threads[turn % team.threads.length]);

/** An operation of the web with the fragments that it needs. @param {string} name */
function operation(name) {
  const folder = join(root, 'apps/front/src');
  const documents = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.graphql'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
  const parts = new Map(
    documents
      .join('\n')
      .split(/^(?=(?:query|mutation|subscription|fragment) )/m)
      .map((text) => [/^\w+ (\w+)/.exec(text)?.[1] ?? '', text.replace(/^#.*$/gm, '')]),
  );
  const taken = new Set([name]);
  for (const part of taken)
    for (const [, fragment] of (parts.get(part) ?? '').matchAll(/\.\.\.\s*(\w+)/g))
      if (fragment && fragment !== 'on') taken.add(fragment);
  return [...taken].map((part) => parts.get(part) ?? '').join('\n');
}
