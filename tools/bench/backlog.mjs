// A launched campaign with any number of messages ready to leave, written by SQL for their number.
import { addLeads, killSwitch, launchAndPlan } from './team.mjs';

/** Rows a statement; each is a transaction of its own. */
const CHUNK = 100_000;
/** Messages that the product itself plans; the others are made in their likeness. */
const SAMPLE = 100;

/**
 * What a launch and its planner leave behind, without their hours: a hundred messages are launched and planned by the
 * product, with the kill switch on; runs, conversations, messages, ledger rows and first events of the others are
 * copies of theirs for other leads. The kill switch stays on.
 * @param {import('./stage.mjs').World} world
 * @param {import('./team.mjs').Team} team
 * @param {number} count
 * @param {{ offset: number }} options offset: see `addLeads`
 */
export async function seedBacklog(world, team, count, { offset }) {
  const sample = Math.min(SAMPLE, count);
  await addLeads(world, team, sample, { offset, tag: 'sample' });
  await killSwitch(world, team, true);
  const campaign = await launchAndPlan(world, team, { expected: sample, tag: 'sample', name: 'Backlog' });
  await addLeads(world, team, count - sample, { offset: offset + sample, tag: 'copied' });
  const statement = await copyStatement(world);
  for (let from = offset + sample; from < offset + count; from += CHUNK)
    await world.rows(statement, [team.id, campaign, from, Math.min(from + CHUNK, offset + count)]);
  await world.rows('analyze');
}

/**
 * The sample's rows in turn, so that its senders share the work as they do there. They are gathered first: joined to the
 * tables that are being filled, each chunk would take longer than the one before.
 * `lateral`: as `(f(x)).*` the function would be called once for each column.
 */
const COPY = `
with wanted as materialized (
  select b.id as lead_id, p.phone, row_number() over (order by b.n) - 1 as place,
    bench_id(b.n, 'run') as run, bench_id(b.n, 'conversation') as conversation, bench_id(b.n, 'message') as message,
    bench_id(b.n, 'ledger') as ledger
  from bench_leads b join lead_phones p on p.team_id = $1 and p.lead_id = b.id
  where b.team_id = $1 and b.n >= $3 and b.n < $4
), sample as materialized (
  select l.l, e as run, c as talk, x as message, v as event, row_number() over () - 1 as place, count(*) over () as among
  from (select l from send_ledger l where team_id = $1 and campaign_id = $2 limit ${SAMPLE}) l
    join enrollments e on e.team_id = $1 and e.id = (l.l).enrollment_id
    join conversations c on c.team_id = $1 and c.lead_id = (l.l).lead_id
    join messages x on x.team_id = $1 and x.id = (l.l).message_id
    join message_events v on v.team_id = $1 and v.message_id = (l.l).message_id and v.from_state is null
), matched as materialized (
  select w.*, s.place as like_place from wanted w join sample s on s.place = w.place % s.among
), runs as (
  insert into enrollments select copy.*
  from matched m join sample s on s.place = m.like_place
    cross join lateral jsonb_populate_record(s.run, jsonb_build_object('id', m.run, 'lead_id', m.lead_id, 'phone', m.phone)) as copy
), talks as (
  insert into conversations select copy.*
  from matched m join sample s on s.place = m.like_place
    cross join lateral jsonb_populate_record(s.talk, jsonb_build_object('id', m.conversation, 'lead_id', m.lead_id)) as copy
), said as (
  insert into messages select copy.*
  from matched m join sample s on s.place = m.like_place
    cross join lateral jsonb_populate_record(s.message, jsonb_build_object('id', m.message, 'lead_id', m.lead_id,
    'conversation_id', m.conversation, 'enrollment_id', m.run, 'to_address', m.phone)) as copy
), noted as (
  insert into message_events select copy.*
  from matched m join sample s on s.place = m.like_place
    cross join lateral jsonb_populate_record(s.event, jsonb_build_object('id', bench_id(m.place::int, m.message::text),
    'message_id', m.message, 'ledger_id', m.ledger)) as copy
)
insert into send_ledger (COLUMNS) select COPIED
from matched m join sample s on s.place = m.like_place
  cross join lateral jsonb_populate_record(s.l, jsonb_build_object('id', m.ledger, 'lead_id', m.lead_id,
    'message_id', m.message, 'enrollment_id', m.run, 'address', m.phone)) as copy`;

/** Columns of the ledger that a row brings along; the others PostgreSQL works out. @param {import('./stage.mjs').World} world */
async function copyStatement(world) {
  const columns = await world.rows(
    `select attname as name from pg_attribute where attrelid = 'send_ledger'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  );
  const names = columns.map((/** @type {{ name: string }} */ { name }) => name);
  return COPY.replace('COLUMNS', names.join(', ')).replace(
    'COPIED',
    names.map((name) => `copy.${name}`).join(', '),
  );
}

/**
 * Runs of a campaign for leads that it did not enroll, in the likeness of one that it did.
 * @param {import('./stage.mjs').World} world
 * @param {import('./team.mjs').Team} team
 * @param {string} campaign which has enrolled somebody
 * @param {{ offset: number, count: number }} leads see `addLeads`
 */
export async function seedRuns(world, team, campaign, { offset, count }) {
  for (let from = offset; from < offset + count; from += CHUNK)
    await world.rows(COPY_RUNS, [team.id, campaign, from, Math.min(from + CHUNK, offset + count)]);
}

/** Senders in turn, as the product gives them. */
const COPY_RUNS = `
with sample as materialized (
  select e.*, row_number() over () - 1 as place, count(*) over () as among
  from (select * from enrollments where team_id = $1 and campaign_id = $2 and state = 'active' limit ${SAMPLE}) e
)
insert into enrollments (team_id, id, campaign_id, lead_id, sequence_version_id, state, step_position, next_due_at, sender_number_id, phone,
  created_at, updated_at)
select $1, bench_id(b.n, 'run'), $2, b.id, s.sequence_version_id, s.state, s.step_position, s.next_due_at, s.sender_number_id, p.phone,
  s.created_at, s.updated_at
from bench_leads b join lead_phones p on p.team_id = $1 and p.lead_id = b.id join sample s on s.place = b.n % s.among
where b.team_id = $1 and b.n >= $3 and b.n < $4
order by b.n`;
