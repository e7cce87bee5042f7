import { autonomyOf } from '@og/core';
import type { TeamTx } from '@og/db';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readMode, readModes } from '../../src/modules/agents/versions/modes.js';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

const INTENT = 'question';
let world: AgentsWorld;
let of: { conversation_id: string; lead_id: string; version_id: string };
beforeAll(async () => {
  world = await agentsWorld();
  const draft = (await world.answer(await world.person(), 'Who is this please?', INTENT))!;
  [of] = (await world.rows<typeof of>(
    'select conversation_id, lead_id, version_id from drafts where id = $1',
    [draft.id],
  )) as [typeof of];
});
afterAll(() => world?.close());

/** What became of a draft, and when, in seconds: several may be decided at once. */
interface Past {
  state: 'approved' | 'edited' | 'rejected' | 'auto' | 'expired';
  byPerson: boolean;
  second: number;
}

/** What all decided drafts say, counted one by one. */
async function byCounting(tx: TeamTx, wasUnlocked: boolean) {
  const { rows } = await tx.client.query<{ state: string }>(
    `select r.state from drafts r left join agent_modes m on m.team_id = r.team_id and m.agent = r.agent and m.intent = r.intent
     where r.team_id = $1 and r.agent = 'gianna' and r.intent = $2 and r.state in ('approved', 'edited', 'rejected') and r.decided_by is not null
       and r.decided_at > coalesce(m.relocked_at, '-infinity') order by r.decided_at desc, r.id desc`,
    [tx.teamId, INTENT],
  );
  const approved = (some: typeof rows) => some.filter(({ state }) => state === 'approved').length;
  const last = rows.slice(0, 50);
  const history = {
    decided: rows.length,
    approvedUnedited: approved(rows),
    lastDecided: last.length,
    lastApprovedUnedited: approved(last),
  };
  return { history, ...autonomyOf(INTENT, history, wasUnlocked) };
}

async function remember(tx: TeamTx, past: readonly Past[], unlocked: boolean, relocked: number | null) {
  const second = (n: number) => new Date(Date.UTC(2026, 10, 1) + n * 1_000).toISOString();
  await tx.client.query('delete from drafts where team_id = $1', [tx.teamId]);
  await tx.client.query('delete from agent_modes where team_id = $1', [tx.teamId]);
  if (unlocked || relocked !== null)
    await tx.client.query(
      `insert into agent_modes (team_id, agent, intent, mode, unlocked_at, relocked_at, updated_at) values ($1, 'gianna', $2, 'draft', $3, $4, $5)`,
      [
        tx.teamId,
        INTENT,
        unlocked ? second(0) : null,
        relocked === null ? null : second(relocked),
        second(0),
      ],
    );
  await tx.client.query(
    `insert into drafts (team_id, id, conversation_id, lead_id, agent, version_id, channel, intent, state, body, claims, facts, checks, decided_by, decided_at,
       expires_at, created_at, updated_at)
     select $1, gen_random_uuid(), $2, $3, 'gianna', $4, 'sms', $5, p.state::draft_state, 'x', '[]', '[]', '[]',
       case when p.person then $6::uuid end, p.at, p.at, p.at, p.at from unnest($7::text[], $8::boolean[], $9::timestamptz[]) as p(state, person, at)`,
    [
      tx.teamId,
      of.conversation_id,
      of.lead_id,
      of.version_id,
      INTENT,
      world.session.userId,
      past.map(({ state }) => state),
      past.map(({ byPerson }) => byPerson),
      past.map(({ second: at }) => second(at)),
    ],
  );
}

// Around the limits of the rule: 45 of 50, 95 %, and one decision more or less.
const state = (good: number): fc.Arbitrary<Past['state']> =>
  fc.oneof(
    { weight: good, arbitrary: fc.constant('approved' as const) },
    { weight: 100 - good, arbitrary: fc.constantFrom('edited' as const, 'rejected' as const) },
    { weight: 4, arbitrary: fc.constantFrom('auto' as const, 'expired' as const) },
  );
const histories = fc.constantFrom(60, 88, 90, 92, 95, 97, 100).chain((good) =>
  fc.array(
    fc.record({
      state: state(good),
      byPerson: fc.integer({ min: 0, max: 19 }).map((n) => n > 0),
      second: fc.nat(120),
    }),
    { minLength: 0, maxLength: 140, size: 'max' },
  ),
);

it('is judged by an index as by counting every draft that was decided', async () => {
  const seen = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(histories, fc.boolean(), fc.option(fc.nat(120)), (past, unlocked, relocked) =>
      world.app.platform.database.withTeam(world.session.teamId, async (tx) => {
        await remember(tx, past, unlocked, relocked);
        const expected = await byCounting(tx, unlocked);
        const { history, unlocked: earned, needs, relock } = expected;
        seen.add(earned);
        expect(await readMode(tx, 'gianna', INTENT)).toMatchObject({ unlocked: earned, needs, relock });
        const [shown] = await readModes(tx, 'gianna', [INTENT]);
        expect(shown).toMatchObject({ history, unlocked: earned, needs, relock });
      }),
    ),
    { numRuns: 60 },
  );
  expect(seen).toEqual(new Set([true, false]));
});
