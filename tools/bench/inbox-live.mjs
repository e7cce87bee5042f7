// How long it takes from a write until the browsers of the team know, while replies come in.
import { performance } from 'node:perf_hooks';
import { seedInbox } from './inbox-world.mjs';
import { perThing, processorTimes } from './processor.mjs';
import { percentile } from './statistics.mjs';
import { followTeam } from './team-socket.mjs';
import { ask } from './team.mjs';
import { sleep } from '../runtime/wait.mjs';
import { postAll } from './webhook-client.mjs';

const SOCKETS = 20;
const PER_SECOND = 50;
const GOAL_MS = 1_000;

/** @typedef {import('./inbox-world.mjs').InboxTeam} SeededTeam */
/** @typedef {SeededTeam & { phone: string, people: string[], items: string[] }} InboxTeam where replies come to and from, and what is acted on */
/** @typedef {{ team: string, seq: number, type: string, item: string | undefined, at: number, socket: number }} Heard */

export const inboxLive = {
  name: 'inbox-live',
  title:
    'From an act of a colleague to all others’ browsers (p95): 10 teams × 20 sockets, 50 replies a second',
  unit: 'ms',
  baseline: 'the answer to the act itself',
  goal: `≤${GOAL_MS} ms`,
  once: true,
  /** @param {import('./stage.mjs').Stage} stage @param {{ short: boolean }} options */
  async run(stage, { short }) {
    const seconds = short ? 4 : 60;
    const world = await stage.world();
    /** @type {{ close: () => void }[]} */
    const sockets = [];
    try {
      await world.startApi();
      const teams = await findPlaces(world, await seedInbox(world, 2_000));
      /** @type {Heard[]} */
      const heard = [];
      for (const team of teams)
        for (let socket = 0; socket < SOCKETS; socket += 1)
          sockets.push(
            await followTeam(world, team.token, ({ seq, type, ids }) => {
              heard.push({ team: team.id, seq, type, item: ids[0], at: performance.now(), socket });
            }),
          );
      await sleep(2_000);
      const before = processorTimes(world.pids());
      const [acts, replies] = await Promise.all([
        actEverySecond(world, teams, seconds),
        sendReplies(world, teams, seconds),
      ]);
      await settled(heard);
      const spent = perThing(before, processorTimes(world.pids()), heard.length);
      const { waits, behind, missing } = latencies(heard, acts);
      const at = (/** @type {number} */ share) => Math.round(percentile(waits, share));
      const answers = acts.map((act) => act.answered - act.began);
      return {
        value: at(0.95),
        baselineValue: percentile(answers, 0.95),
        details: {
          p50Ms: at(0.5),
          p95Ms: at(0.95),
          p99Ms: at(0.99),
          slowestMs: at(1),
          // Without the act itself: negative where a socket knew before the actor had the answer.
          afterTheAnswerMs: [0.5, 0.95, 0.99].map((share) => Math.round(percentile(behind, share))),
          acts: acts.length,
          deliveriesOfActs: waits.length,
          deliveries: heard.length,
          deliveriesPerSecond: Math.round(heard.length / seconds),
          processorMsADelivery: spent,
          repliesPerSecond: Math.round(replies.perSecond),
          replyP95Ms: Math.round(percentile(replies.latenciesMs, 0.95)),
          outOfOrderOrTwice: disorder(heard),
          missing,
          repliesFailed: replies.failed,
        },
        violations: missing + disorder(heard) + replies.failed,
      };
    } finally {
      for (const socket of sockets) socket.close();
      await world.close();
    }
  },
};

/** @param {import('./stage.mjs').World} world @param {SeededTeam[]} seeded @returns {Promise<InboxTeam[]>} */
async function findPlaces(world, seeded) {
  const teams = [];
  for (const team of seeded) {
    /** @param {string} sql @returns {Promise<string[]>} */
    const values = async (sql) =>
      (await world.rows(sql, [team.id])).map((/** @type {{ value: string }} */ { value }) => value);
    const [phone = ''] = await values('select phone as value from sender_numbers where team_id = $1 limit 1');
    const people = await values(
      `select p.phone as value from lead_phones p join leads l on l.team_id = p.team_id and l.id = p.lead_id
       where p.team_id = $1 and l.deleted_at is null order by p.id`,
    );
    const items = await values(
      `select id as value from inbox_items where team_id = $1 and state = 'open' and not opted_out and snoozed_until is null order by id`,
    );
    teams.push({ ...team, phone, people, items });
  }
  return teams;
}

/** @typedef {{ team: string, item: string, began: number, answered: number }} Act */

/**
 * In every team somebody gives an item to themselves and back, once a second, at their own moment.
 * @param {import('./stage.mjs').World} world @param {InboxTeam[]} teams @param {number} seconds
 * @returns {Promise<Act[]>}
 */
async function actEverySecond(world, teams, seconds) {
  /** @type {Act[]} */
  const acts = [];
  const started = performance.now();
  await Promise.all(
    teams.map(async (team, place) => {
      for (let turn = 0; turn < seconds; turn += 1) {
        await sleep(Math.max(0, started + turn * 1_000 + place * 100 - performance.now()));
        const item = /** @type {string} */ (team.items[turn % team.items.length]);
        const began = performance.now();
        /** @type {{ assignInboxItem: { __typename: string } }} */
        const { assignInboxItem } = await ask(
          world,
          'mutation ($id: ID!, $input: AssignInboxItemInput!) { assignInboxItem(id: $id, input: $input) { __typename } }',
          { id: item, input: { userId: turn % 2 === 0 ? null : team.userId } },
          team.token,
        );
        if (assignInboxItem.__typename !== 'InboxItem')
          throw new Error(`not assigned: ${assignInboxItem.__typename}`);
        acts.push({ team: team.id, item, began, answered: performance.now() });
      }
    }),
  );
  return acts;
}

/** Texts of people, to all teams in turns, as the carrier hands them over. @param {import('./stage.mjs').World} world @param {InboxTeam[]} teams @param {number} seconds */
function sendReplies(world, teams, seconds) {
  const calls = Array.from({ length: seconds * PER_SECOND }, (_, n) => {
    const team = /** @type {InboxTeam} */ (teams[n % teams.length]);
    const round = Math.floor(n / teams.length);
    return {
      url: `${world.apiUrl}/api/webhooks/twilio/${team.integrationId}/sms`,
      form: {
        MessageSid: `SM${String(n).padStart(32, '0')}`,
        SmsSid: `SM${String(n).padStart(32, '0')}`,
        AccountSid: team.accountSid,
        From: team.people[round % team.people.length] ?? '',
        To: team.phone,
        Body: `What would it cost, number ${n}?`,
        NumMedia: '0',
        NumSegments: '1',
        SmsStatus: 'received',
        ApiVersion: '2010-04-01',
      },
    };
  });
  const authToken = teams[0]?.authToken ?? '';
  return postAll(calls, { authToken, workers: 16, perSecond: PER_SECOND });
}

/** Nothing more comes. @param {Heard[]} heard */
async function settled(heard) {
  for (let count = -1; count !== heard.length;) {
    count = heard.length;
    await sleep(2_000);
  }
}

/**
 * Each act's way to each socket of its team: to the first event of the item after the act began.
 * @param {Heard[]} heard @param {Act[]} acts
 */
function latencies(heard, acts) {
  /** @type {Map<string, number[]>} */
  const times = new Map();
  for (const { team, socket, type, item, at } of heard) {
    if (type !== 'inbox_item.changed.v1') continue;
    const key = `${team} ${socket} ${item}`;
    const list = times.get(key);
    if (list) list.push(at);
    else times.set(key, [at]);
  }
  /** @type {number[]} */
  const waits = [];
  /** @type {number[]} */
  const behind = [];
  let missing = 0;
  for (const act of acts)
    for (let socket = 0; socket < SOCKETS; socket += 1) {
      const at = times.get(`${act.team} ${socket} ${act.item}`)?.find((time) => time >= act.began);
      if (at === undefined) {
        missing += 1;
        continue;
      }
      waits.push(at - act.began);
      behind.push(at - act.answered);
    }
  return { waits, behind, missing };
}

/** Events that a socket heard twice, or not after the one before. @param {Heard[]} heard */
function disorder(heard) {
  /** @type {Map<string, number>} */
  const last = new Map();
  let wrong = 0;
  for (const { team, socket, seq, type } of heard) {
    if (type.startsWith('presence.')) continue;
    const key = `${team} ${socket}`;
    const before = last.get(key);
    if (before !== undefined && seq !== before + 1) wrong += 1;
    last.set(key, seq);
  }
  return wrong;
}
