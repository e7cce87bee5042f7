import { newId } from '@og/db';
import { newYorkPhone, type Person } from '../messaging/people.js';
import type { AgentsWorld } from './agents-world.js';

export interface BookingDraft {
  person: Person;
  conversationId: string;
  draftId: string;
  /** Of the time that it books. */
  key: string;
  startsAt: Date;
  /** As the lead reads it. */
  words: string;
}

/** A person of two numbers and a mailbox, as they may all be written to. */
export async function reachablePerson(world: AgentsWorld): Promise<Person & { other: string }> {
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
  return { ...person, other };
}

/**
 * A draft that waits and books a time when it is let go: the `nth` of those that are free for this person. `given`: the
 * time is among the draft's facts.
 */
export async function bookingDraft(
  world: AgentsWorld,
  person: Person,
  { given = true, nth = 0 } = {},
): Promise<BookingDraft> {
  const { teamId } = world.session;
  const { conversationId } = await world.hear(person, 'That time is fine', 'scheduling');
  const draft = await world.answer(person, 'Yes, please', 'question');
  if (draft?.conversationId !== conversationId || draft.state !== 'PENDING')
    throw new Error(`No draft waits: ${JSON.stringify(draft)}`);
  const slots = await world.app.platform.database.withTeam(teamId, (tx) =>
    world.deps.calendar.slotsFor(tx, world.clock.now(), person.id),
  );
  const slot = slots[nth]!;
  const raw = {
    reply: draft.body,
    claims: [],
    intent: 'scheduling',
    confidence: 0.9,
    handoff: null,
    action: { kind: 'book_slot', slotIds: [`slot.${slot.key}`] },
  };
  const decisionId = newId();
  await world.rows(
    `insert into agent_decisions (team_id, id, kind, agent, prompt_hash, model, input, raw_output, checks, verdict, simulated, created_at)
     values ($1, $2, 'draft', 'sabrina', 'x', 'x', '{}', $3, '[]', 'draft', true, $4)`,
    [teamId, decisionId, JSON.stringify(raw), world.clock.now()],
  );
  const fact = { id: raw.action.slotIds[0], kind: 'slot', label: 'Free time', value: slot.words };
  await world.rows(
    `update drafts set decision_id = $2, facts = $3::jsonb ||
       (select coalesce(jsonb_agg(f), '[]') from jsonb_array_elements(facts) f where f ->> 'kind' <> 'slot') where id = $1`,
    [draft.id, decisionId, JSON.stringify(given ? [fact] : [])],
  );
  const { startsAt } = world.deps.calendar.readKey(slot.key)!;
  return { person, conversationId, draftId: draft.id, key: slot.key, startsAt, words: slot.words };
}
