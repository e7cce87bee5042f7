import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { approveDraft } from '../../src/modules/agents/drafts/approve-draft.js';
import { receiveMessage } from '../../src/modules/inbox/index.js';
import { agentsWorld, type AgentsWorld } from './agents-world.js';
import { bookingDraft, reachablePerson } from './booking-draft.js';

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

async function booking(options: { given?: boolean } = {}) {
  const person = await reachablePerson(world);
  const { draftId } = await bookingDraft(world, person, options);
  return { leadId: person.id, other: person.other, draftId };
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
/** Times that are kept for a draft on its way. */
const kept = async (leadId: string) =>
  (
    await world.rows(
      `select from appointments where lead_id = $1 and state = 'held' and draft_id is not null`,
      [leadId],
    )
  ).length;

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
  // What raced is what it says: let go alone, such a draft takes its time.
  const { leadId, draftId } = await booking();
  expect(await approve(draftId)).toMatchObject({ __typename: 'Draft', state: 'approved' });
  expect(await kept(leadId)).toBe(1);
});

it('a draft that books without the tool for it, or a time that it was not given, is let go as words only', async () => {
  const stray = await booking({ given: false });
  expect(await approve(stray.draftId)).toMatchObject({ __typename: 'Draft', state: 'approved' });
  expect(await kept(stray.leadId)).toBe(0);
  const toolless = await booking();
  await world.rows('update drafts set checks = $2 where id = $1', [
    toolless.draftId,
    JSON.stringify([{ check: 'tools', ok: false, detail: 'This agent has no tool “book_slot”.' }]),
  ]);
  expect(await approve(toolless.draftId)).toMatchObject({ __typename: 'Draft', state: 'approved' });
  expect(await kept(toolless.leadId)).toBe(0);
});
