// The agents' kill switch while automatic messages leave: how long after the click the carrier still takes one.
import { performance } from 'node:perf_hooks';
import { NOON } from './stage.mjs';
import { addLeads, ask, signUpTeam, until } from './team.mjs';

const COUNT = 200;
const RATE = 40;
const LIMIT_MS = 2_000;

export const killSwitchClick = {
  name: 'kill-switch',
  title: `Agents' kill switch with ${COUNT} automatic messages leaving: click → last one that the carrier took`,
  unit: 'ms',
  goal: '≤2,000, 0 not claimed at the click',
  /** @param {import('./stage.mjs').Stage} stage */
  async run(stage) {
    const world = await stage.world();
    try {
      await world.startApi();
      const team = await signUpTeam(world, { numbers: 1, segmentsPerSecond: RATE });
      await addLeads(world, team, COUNT);
      await planAutomatic(world, team);
      const accepted = () => count(world, 'accepted_at is not null');
      await until('a part has left', async () => (await accepted()) >= COUNT / 4, { everyMs: 10 });
      const clickedAt = Date.now();
      const from = performance.now();
      await ask(world, 'mutation { stopAgents(on: true) { stopped } }', {}, team.token);
      const answeredMs = performance.now() - from;
      const claimed = new Set(await ids(world, `accepted_at is not null or state = 'submitting'`));
      await until(
        'nothing is under way',
        async () => (await count(world, `state in ('planned', 'held', 'ready', 'submitting')`)) === 0,
        { timeoutMs: 60_000 },
      );
      const { messages } = await world.twin('/messages?direction=outbound&limit=100000');
      const lastMs = Math.max(
        0,
        ...messages.map(({ acceptedAt }) => world.realTime(new Date(acceptedAt)) - clickedAt),
      );
      const late = (await ids(world, 'accepted_at is not null')).filter((id) => !claimed.has(id)).length;
      const tooLate = messages.filter(
        ({ acceptedAt }) => world.realTime(new Date(acceptedAt)) - clickedAt > LIMIT_MS,
      ).length;
      return {
        value: lastMs,
        details: {
          count: COUNT,
          segmentsPerSecond: RATE,
          answeredMs,
          accepted: await accepted(),
          canceled: await count(world, `state = 'canceled'`),
          notClaimedAtTheClick: late,
          laterThan2s: tooLate,
        },
        violations: late + tooLate,
      };
    } finally {
      await world.close();
    }
  },
};

/**
 * What an agent planned for each lead, as its ten seconds of undo run out now.
 * @param {import('./stage.mjs').World} world
 * @param {import('./team.mjs').Team} team
 */
async function planAutomatic(world, team) {
  const shift = world.realTime(new Date(NOON)) - Date.parse(NOON);
  const now = new Date(Date.now() - shift).toISOString();
  await world.rows(
    `insert into conversations (team_id, id, lead_id, agent, created_at, updated_at)
     select team_id, gen_random_uuid(), id, 'gianna', $2, $2 from leads where team_id = $1`,
    [team.id, now],
  );
  await world.rows(
    `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, agent, undo_until, created_at, updated_at)
     select team_id, gen_random_uuid(), id, lead_id, 'outbound', 'sms', 'Thanks for writing back. Somebody will call you.', 'planned', 'gianna', $2, $2, $2
     from conversations where team_id = $1`,
    [team.id, now],
  );
  await world.rows(
    `insert into send_ledger (team_id, id, message_id, lead_id, channel, address, one_off_key, sender_number_id, vendor, integration_id, body, segments,
       state, due_at, expires_at, created_at, updated_at)
     select m.team_id, gen_random_uuid(), m.id, m.lead_id, 'sms', p.phone, 'auto:' || m.id, s.id, s.vendor, s.integration_id, m.body, 1,
       'planned', $2, $2::timestamptz + interval '1 day', $2, $2
     from messages m join lead_phones p on p.team_id = m.team_id and p.lead_id = m.lead_id join sender_numbers s on s.team_id = m.team_id
     where m.team_id = $1`,
    [team.id, now],
  );
}

/**
 * @param {import('./stage.mjs').World} world
 * @param {string} where
 * @returns {Promise<string[]>}
 */
async function ids(world, where) {
  const rows = await world.rows(`select id from send_ledger where one_off_key like 'auto:%' and (${where})`);
  return rows.map((row) => row.id);
}

/**
 * @param {import('./stage.mjs').World} world
 * @param {string} where
 */
async function count(world, where) {
  return (await ids(world, where)).length;
}
