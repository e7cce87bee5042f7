// Teams with conversations that people wrote in for two months: by SQL for their number, in the likeness of the product's.
import { signUpTeam } from './team.mjs';

/** @typedef {import('./stage.mjs').World} World */
/** @typedef {import('./team.mjs').Team & { name: string, conversations: number, userId: string, buckets: string[], threads: string[] }} InboxTeam threads: some of its conversations */

/** Messages of a conversation. */
export const MESSAGES_EACH = 10;
/** Conversations a statement. */
const CHUNK = 10_000;

/** Of the world's conversations: one team has nine tenths, nine have the rest, 1 to 9 parts each. */
const SHARES = [0.9, ...Array.from({ length: 9 }, (_, n) => (0.1 * (9 - n)) / 45)];
const NAMES = ['Big', 'Anne', 'Berta', 'Carla', 'Doris', 'Erika', 'Frida', 'Gerda', 'Heidi', 'Irene'];

/**
 * Ten teams of unequal size.
 * @param {World} world whose API runs
 * @param {number} conversations of all teams together
 * @returns {Promise<InboxTeam[]>} the largest first
 */
export async function seedInbox(world, conversations) {
  const teams = [];
  let offset = 0;
  for (const [place, share] of SHARES.entries()) {
    const team = await signUpTeam(world, { name: NAMES[place] ?? `Team${place}`, numbers: 1 });
    const count = Math.max(20, Math.round(conversations * share));
    const [me] = await world.rows('select user_id as id from team_members where team_id = $1', [team.id]);
    const buckets = await world.rows(BUCKETS, [team.id]);
    const ids = buckets.map((/** @type {{ id: string }} */ { id }) => id);
    for (let from = 0; from < count; from += CHUNK) {
      const values = [team.id, offset + from, offset + Math.min(from + CHUNK, count) - 1];
      await world.rows(LEADS, values);
      await world.rows(PHONES, values);
      await world.rows(CONVERSATIONS, values);
      await world.rows(MESSAGES, [...values, MESSAGES_EACH]);
      await world.rows(ITEMS, [...values, me.id, ids]);
      await world.rows(EVENTS, values);
    }
    offset += count;
    const some = await world.rows(
      'select conversation_id as id from inbox_items where team_id = $1 order by md5(id::text) limit 500',
      [team.id],
    );
    const threads = some.map((/** @type {{ id: string }} */ row) => row.id);
    teams.push({
      ...team,
      name: NAMES[place] ?? '',
      conversations: count,
      userId: me.id,
      buckets: ids,
      threads,
    });
  }
  // As after a while: hint bits are written, the visibility map is there, statistics are taken.
  await world.rows('vacuum analyze');
  return teams;
}

/** @param {string} kind @param {string} [n] an id that is known without asking, in the order of time */
const id = (kind, n = 'n') =>
  `(lpad(to_hex(1758000000000 + ${n}::bigint * 50000), 12, '0') || '7' || substr(md5('${kind}' || ${n}), 1, 3) || '8' || substr(md5($1::uuid::text || '${kind}' || ${n}), 1, 15))::uuid`;

const SERIES = 'generate_series($2::int, $3::int) n';
/** The last message of conversation n: spread over sixty days, in no order of n. */
const LAST_AT = `(timestamptz '2026-11-18T16:00:00Z' - ((n::bigint * 7919) % 5184000) * interval '1 second')`;
const pick = (/** @type {string} */ of, /** @type {string[]} */ words) =>
  `(array[${words.map((word) => `'${word}'`).join(',')}])[1 + (${of}) % ${words.length}]`;
const FIRST_NAME = pick('n / 7', ['Grace', 'Ada', 'Katherine', 'Dorothy', 'Mary', 'Annie', 'Jean', 'Betty']);
const CITY = pick('n / 3', ['Brooklyn', 'Queens', 'Albany', 'Buffalo', 'Yonkers', 'Troy']);
const PHONE = `('+1212' || (200 + n / 10000)::int || to_char(n % 10000, 'FM0000'))`;
/** What people write; one conversation in 1,000 speaks of slate. */
const TEXT = `(case when n % 1000 = 17 then 'Do you have slate in stock, order ' || n || '?' else ${pick(
  'n',
  [
    'Yes, what is the price per square?',
    'Can you call me tomorrow at 3pm?',
    'Not now, maybe in the spring.',
    'Who is this?',
    'How much would it cost for a garage roof?',
    'Please send me more information.',
    'I already have somebody, thank you.',
    'Ok, Thursday works for me.',
  ],
)} || ' (' || n || ')' end)`;

const BUCKETS = `
insert into response_buckets (team_id, id, name, position, rule, created_at, updated_at)
select $1::uuid, gen_random_uuid(), name, n, '{}', now(), now()
from unnest(array['Interested', 'Questions', 'Later', 'Not interested', 'Wrong person', 'Other']) with ordinality as b(name, n) returning id`;

const LEADS = `
insert into leads (team_id, id, first_name, last_name, company, city, search_text, sort_name, stage, time_zones, candidate_states, deleted_at, created_at, updated_at)
select $1, ${id('lead')}, ${FIRST_NAME}, 'Hopper ' || n, 'Company ' || n / 4, ${CITY},
  lower(${FIRST_NAME} || ' Hopper ' || n || ' Company ' || n / 4 || ' ' || ${PHONE} || ' ' || ${CITY}), lower('Hopper ' || n), 'replied',
  '{America/New_York}', '{NY}', case when n % 200 = 3 then ${LAST_AT} end, ${LAST_AT} - interval '20 days', ${LAST_AT}
from ${SERIES}`;

const PHONES = `
insert into lead_phones (team_id, id, lead_id, phone, position, created_at)
select $1, ${id('phone')}, ${id('lead')}, ${PHONE}, 0, ${LAST_AT} - interval '20 days' from ${SERIES}`;

const CONVERSATIONS = `
insert into conversations (team_id, id, lead_id, last_message_at, last_inbound_at, last_outbound_at, created_at, updated_at)
select $1, ${id('talk')}, ${id('lead')}, ${LAST_AT}, ${LAST_AT}, ${LAST_AT} - interval '3 hours', ${LAST_AT} - interval '20 days', ${LAST_AT} from ${SERIES}`;

/** Every other message is the person's, the last one too. */
const MESSAGES = `
insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, from_address, to_address, segments, intent, intent_rule, created_at, updated_at)
select $1, ${id('message', '(n::bigint * 100 + k)')}, ${id('talk')}, ${id('lead')}, (case when k % 2 = 0 then 'outbound' else 'inbound' end)::direction, 'sms',
  case when k % 2 = 0 then 'Hi ' || ${FIRST_NAME} || ', a word from us about your roof, number ' || k || '.' else ${TEXT} end,
  (case when k % 2 = 0 then 'delivered' else 'received' end)::message_state, ${PHONE}, '+13055550100', 1,
  case when k % 2 = 1 then 'question' end, case when k % 2 = 1 then 'question:mark' end,
  ${LAST_AT} - ($4::int - 1 - k) * interval '3 hours', ${LAST_AT}
from ${SERIES} cross join generate_series(0, $4::int - 1) k`;

/** Two of five wait; of those one in twenty sleeps, one in twelve has a draft, one in fifteen is hot, one in three is mine. */
const ITEMS = `
insert into inbox_items (team_id, id, conversation_id, lead_id, state, opted_out, intent, intent_rule, priority, priority_parts, last_message_id,
  last_message_text, last_message_at, unread, assignee_id, sla_due_at, bucket_id, snoozed_until, draft_id, done_at, created_at, updated_at)
select $1, ${id('item')}, ${id('talk')}, ${id('lead')}, (case when n % 5 < 2 and n % 29 <> 0 then 'open' else 'done' end)::inbox_item_state, n % 29 = 0,
  'question', 'question:mark', case when n % 15 = 0 then 70 + n % 31 else n % 70 end, '[{"label":"Question","points":30},{"label":"Waiting","points":5}]',
  ${id('message', '(n::bigint * 100 + 9)')}, ${TEXT}, ${LAST_AT}, n % 5 < 2, case when n % 3 = 0 then $4::uuid end, ${LAST_AT} + interval '2 hours',
  ($5::uuid[])[1 + n % array_length($5::uuid[], 1)], case when n % 5 < 2 and n % 20 = 1 then timestamptz '2026-11-20T12:00:00Z' end,
  case when n % 5 < 2 and n % 12 = 5 then gen_random_uuid() end, case when n % 5 >= 2 then ${LAST_AT} end, ${LAST_AT}, ${LAST_AT}
from ${SERIES}`;

const EVENTS = `
insert into lead_events (team_id, id, lead_id, type, title, actor, created_at)
select $1, ${id('event', '(n::bigint * 100 + k)')}, ${id('lead')}, 'lead.imported', 'Imported', 'system:import', ${LAST_AT} - interval '20 days' + k * interval '1 day'
from ${SERIES} cross join generate_series(0, 2) k`;
