import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approveDraft } from '../../src/modules/agents/drafts/approve-draft.js';
import { receiveMessage } from '../../src/modules/inbox/index.js';
import { newYorkPhone } from '../messaging/people.js';
import { agentsWorld, type AgentsWorld } from './agents-world.js';

const ROUNDS = 50;
let world: AgentsWorld;
let phone: string;
beforeAll(async () => {
  world = await agentsWorld();
  [{ phone }] = (await world.rows<{ phone: string }>('select phone from sender_numbers')) as [
    { phone: string },
  ];
});
afterAll(() => world?.close());

/**
 * A person of two numbers and a mailbox, with a draft that books a time when it is let go; `given`: the time is among
 * the draft's facts.
 */
async function booking({ given = true } = {}): Promise<{ leadId: string; other: string; draftId: string }> {
  const person = await world.person();
  const other = newYorkPhone();
  const { teamId } = world.session;
  const at = world.clock.now();
  await world.rows(
    'insert into lead_phones (team_id, id, lead_id, phone, position, created_at) values ($1, $2, $3, $4, 1, $5)',
    [teamId, newId(), person.id, other, at],
  );
  await world.rows(
    'insert into lead_emails (team_id, id, lead_id, email, position, created_at) values ($1, $2, $3, $4, 0, $5)',
    [teamId, newId(), person.id, `${person.id}@example.test`, at],
  );
  const { conversationId } = await world.hear(person, 'That time is fine', 'scheduling');
  const draft = await world.answer(person, 'Yes, please', 'question');
  expect(draft!.conversationId).toBe(conversationId);
  const [slot] = await world.app.platform.database.withTeam(teamId, (tx) =>
    world.deps.calendar.slotsFor(tx, at, person.id),
  );
  const raw = {
    reply: draft!.body,
    claims: [],
    intent: 'scheduling',
    confidence: 0.9,
    handoff: null,
    action: { kind: 'book_slot', slotIds: [`slot.${slot!.key}`] },
  };
  const decisionId = newId();
  await world.rows(
    `insert into agent_decisions (team_id, id, kind, agent, prompt_hash, model, input, raw_output, checks, verdict, simulated, created_at)
     values ($1, $2, 'draft', 'sabrina', 'x', 'x', '{}', $3, '[]', 'draft', true, $4)`,
    [teamId, decisionId, JSON.stringify(raw), at],
  );
  const fact = { id: raw.action.slotIds[0], kind: 'slot', label: 'Free time', value: slot!.words };
  await world.rows(
    `update drafts set decision_id = $2, facts = $3::jsonb ||
       (select coalesce(jsonb_agg(f), '[]') from jsonb_array_elements(facts) f where f ->> 'kind' <> 'slot') where id = $1`,
    [draft!.id, decisionId, JSON.stringify(given ? [fact] : [])],
  );
  return { leadId: person.id, other, draftId: draft!.id };
}

const stop = (from: string) =>
  world.app.platform.database.withTeam(world.session.teamId, (tx) =>
    receiveMessage(tx, world.app.platform, {
      providerId: `SM${newId().replaceAll('-', '')}`,
      from,
      to: phone,
      body: 'STOP',
      media: [],
      carrierAnswered: null,
    }),
  );

/** Without the way through HTTP, which would let the opt-out win most races. */
const approve = (draftId: string) => {
  const { platform } = world.app;
  const { teamId, userId } = world.session;
  const actor = { type: 'user', userId, role: 'owner', sessionId: newId() } as const;
  return approveDraft(
    { ...platform, calendar: world.deps.calendar },
    { teamId, actor, requestId: newId() },
    draftId,
    null,
  );
};
const meetings = async (leadId: string) =>
  (await world.rows(`select from appointments where lead_id = $1 and state = 'booked'`, [leadId])).length;

it(`a draft that books and an opt-out by another number never wait for each other, ${ROUNDS} times`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { leadId, other, draftId } = await booking();
    // Who begins changes: neither order may end in a deadlock.
    const both: [() => Promise<unknown>, () => Promise<unknown>] = [
      () => approve(draftId),
      () => stop(other),
    ];
    const answers = await Promise.all((round % 2 ? both.toReversed() : both).map((one) => one()));
    expect(answers).toContain('opted_out');
    const [left] = await world.rows<{ n: number }>(
      `select count(*)::int as n from send_ledger where lead_id = $1 and not transactional and state in ('planned', 'held', 'ready', 'submitting')`,
      [leadId],
    );
    expect(left).toEqual({ n: 0 });
    // Free for the next round.
    await world.rows(`update appointments set state = 'canceled' where lead_id = $1`, [leadId]);
  }
  // What raced is what it says: let go alone, such a draft books.
  const { leadId, draftId } = await booking();
  expect(await approve(draftId)).toMatchObject({ __typename: 'Draft', state: 'approved' });
  expect(await meetings(leadId)).toBe(1);
});

it('a draft that books without the tool for it, or a time that it was not given, is let go as words only', async () => {
  const stray = await booking({ given: false });
  expect(await approve(stray.draftId)).toMatchObject({ __typename: 'Draft', state: 'approved' });
  expect(await meetings(stray.leadId)).toBe(0);
  const toolless = await booking();
  await world.rows('update drafts set checks = $2 where id = $1', [
    toolless.draftId,
    JSON.stringify([{ check: 'tools', ok: false, detail: 'This agent has no tool “book_slot”.' }]),
  ]);
  expect(await approve(toolless.draftId)).toMatchObject({ __typename: 'Draft', state: 'approved' });
  expect(await meetings(toolless.leadId)).toBe(0);
});
