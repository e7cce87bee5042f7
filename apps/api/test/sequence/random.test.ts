import { validateSteps, type Step } from '@og/core';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { arbitrarySteps } from '@og/testing';
import { updateLead } from '../../src/modules/leads/update-lead.js';
import type { Person } from '../messaging/people.js';
import { sequenceWorld, sms, type SequenceWorld } from './sequence-world.js';

let world: SequenceWorld;
let target: string;
beforeAll(async () => {
  world = await sequenceWorld();
  const draft = await world.draft('nobody', [
    sms('welcome'),
    { key: 't', type: 'manual_task', config: { title: 'Do' } },
  ]);
  const [row] = await world.rows<{ id: string }>(
    'select v.sequence_id as id from campaigns c join sequence_versions v on v.id = c.sequence_version_id where c.id = $1',
    [draft],
  );
  target = row!.id;
});
afterAll(() => world?.close());

/** What the person does between two rounds. */
const ACTS = [
  ...(['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing'] as const),
  'reply',
  'stop',
  'stage',
  'two planners',
] as const;
type Act = (typeof ACTS)[number];

const PEOPLE = 3;
const EXITS = ['reply', 'bounce', 'disposition', 'stage_change'];
let cases = 0;

const sequences = arbitrarySteps(undefined, 6)
  .map((steps) =>
    steps.map((step): Step => (step.type === 'move' ? { ...step, config: { sequenceId: target } } : step)),
  )
  .filter((steps) => validateSteps(steps).length === 0);

/** Carry out one random life of a campaign. @returns when each person left it */
async function live(
  id: string,
  people: readonly Person[],
  acts: readonly (readonly Act[])[],
  endsAtReply: boolean,
) {
  const left = new Map<string, Date>();
  for (const round of acts) {
    const parallel = round.includes('two planners') ? 2 : 1;
    await Promise.all(Array.from({ length: parallel }, () => world.plan(id)));
    await world.accept(id);
    for (const [index, act] of round.entries()) {
      const person = people[index];
      if (!person) continue;
      if (act === 'reply') await world.says(person, 'Tell me more');
      if (act === 'stop') await world.says(person, 'STOP');
      if (act === 'stage')
        await updateLead(world.platform, world.ctx, person.id, { stage: index % 2 ? 'won' : 'lost' });
      const leaves = act === 'stop' || (act === 'reply' && endsAtReply) || act === 'stage';
      if (leaves && !left.has(person.id)) left.set(person.id, world.clock.now());
    }
    world.clock.set(new Date(world.clock.now().getTime() + 8 * 3_600_000).toISOString());
  }
  return left;
}

it('ends or waits, whatever the sequence and the person do; no step comes twice, none after an exit', async () => {
  await fc.assert(
    fc.asyncProperty(
      sequences,
      fc.boolean(),
      fc.array(fc.tuple(...Array.from({ length: PEOPLE }, () => fc.constantFrom(...ACTS))), {
        minLength: 3,
        maxLength: 6,
      }),
      async (steps, endsAtReply, acts) => {
        const tag = `random-${cases++}`;
        const people = await world.people(Array.from({ length: PEOPLE }, () => ({ tag })));
        await world.rows(
          `insert into lead_emails (team_id, id, lead_id, email, position, created_at) select $1, gen_random_uuid(), id, 'p' || id || '@example.org', 0, now() from unnest($2::uuid[]) id`,
          [world.session.teamId, people.map((person) => person.id)],
        );
        const id = await world.start(tag, steps, { exitConditions: endsAtReply ? EXITS : EXITS.slice(1) });
        const left = await live(id, people, acts, endsAtReply);
        await check(id, left);
        // Nobody does anything any more: all runs come to their end.
        await world.runOut(id, 200);
        await check(id, left);
        const open = (await world.runs(id)).filter(({ state }) =>
          ['pending', 'active', 'paused', 'held'].includes(state),
        );
        expect(open).toEqual([]);
      },
    ),
    { numRuns: Number(process.env['SEQUENCE_RUNS'] ?? 25) },
  );
}, 300_000);

async function check(id: string, left: ReadonlyMap<string, Date>): Promise<void> {
  const twice = await world.rows<{ what: string }>(
    `select 'send' as what from send_ledger where campaign_id = $1 group by enrollment_id, step_id having count(*) > 1
     union all select 'task' from tasks where campaign_id = $1 group by enrollment_id, step_id having count(*) > 1
     union all select 'run' from enrollments where campaign_id = $1 group by lead_id, run having count(*) > 1`,
    [id],
  );
  expect(twice).toEqual([]);
  const lost = await world.rows<{ id: string }>(
    `select e.id from enrollments e where campaign_id = $1 and state = 'active' and next_due_at is null
       and not exists (select from send_ledger l where l.enrollment_id = e.id and l.state in ('planned', 'ready', 'submitting', 'held', 'unknown'))`,
    [id],
  );
  expect(lost).toEqual([]);
  for (const [leadId, at] of left) {
    const after = await world.rows(
      `select id from send_ledger where campaign_id = $1 and lead_id = $2 and (created_at > $3 or accepted_at > $3 or state in ('planned', 'ready', 'held'))
       union all select id from tasks where campaign_id = $1 and lead_id = $2 and created_at > $3`,
      [id, leadId, at.toISOString()],
    );
    expect(after).toEqual([]);
  }
}
