import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { leadsApi } from './leads-api.js';
import { createLeadsApp, type LeadsApp, type Member } from './leads-app.js';

let app: LeadsApp;
let member: Member;
const { create } = leadsApi(
  () => app,
  () => member,
);
beforeAll(async () => {
  app = await createLeadsApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  member = await app.member();
});

interface Talk {
  leadId: string;
  conversationId: string;
  /** The lead's last message; null: they never wrote. */
  said: string | null;
}
let phones = 0;
/** A lead with a conversation, in which they wrote at this time or never. */
async function talk(saidAt: string | null): Promise<Talk> {
  phones += 1;
  const lead = await create({ phones: [`305-555-0${100 + phones}`] });
  const [conversationId, said] = [newId(), saidAt && newId()];
  await app.admin.query(
    'insert into conversations (team_id, id, lead_id, created_at, updated_at) values ($1, $2, $3, now(), now())',
    [member.teamId, conversationId, lead.id],
  );
  if (said)
    await app.admin.query(
      `insert into messages (team_id, id, conversation_id, lead_id, direction, channel, body, state, created_at, updated_at) values ($1, $2, $3, $4, 'inbound', 'sms', 'Hi', 'received', $5, $5)`,
      [member.teamId, said, conversationId, lead.id, saidAt],
    );
  return { leadId: lead.id, conversationId, said };
}
const followUp = async ({ conversationId, said }: Talk, step: number, state: string) => {
  const id = newId();
  await app.admin.query(
    `insert into follow_ups (team_id, id, conversation_id, silence, step, due_at, state, created_at, updated_at) values ($1, $2, $3, $4, $5, now() + interval '2 days', $6, now(), now())`,
    [member.teamId, id, conversationId, said ?? conversationId, step, state],
  );
  return id;
};
const merge = async (kept: Talk, other: Talk) => {
  await app.data(
    member,
    `mutation { mergeLeads(id: "${kept.leadId}", input: { duplicateIds: ["${other.leadId}"] }) { ... on Lead { id } } }`,
  );
  const { rows } = await app.admin.query(
    'select id, conversation_id as talk, silence, step, state from follow_ups where team_id = $1 order by state, step',
    [member.teamId],
  );
  return rows as { id: string; talk: string; silence: string; step: number; state: string }[];
};

it('the kept lead’s day waits on', async () => {
  const [kept, other] = [await talk('2026-01-02'), await talk('2026-01-01')];
  const id = await followUp(kept, 1, 'waiting');
  expect(await merge(kept, other)).toEqual([
    { id, talk: kept.conversationId, silence: kept.said, step: 1, state: 'waiting' },
  ]);
});

it('a duplicate’s day moves to the conversation that stays, also of a lead who never wrote', async () => {
  const [kept, other] = [await talk(null), await talk(null)];
  const id = await followUp(other, 2, 'waiting');
  const made = await followUp(other, 1, 'made');
  expect(await merge(kept, other)).toEqual([
    { id: made, talk: kept.conversationId, silence: kept.conversationId, step: 1, state: 'made' },
    { id, talk: kept.conversationId, silence: kept.conversationId, step: 2, state: 'waiting' },
  ]);
});

it('of two days that wait, that of the newer silence stays', async () => {
  const [kept, other] = [await talk('2026-01-01'), await talk('2026-01-05')];
  const old = await followUp(kept, 1, 'waiting');
  const newer = await followUp(other, 1, 'waiting');
  expect(await merge(kept, other)).toEqual([
    { id: old, talk: kept.conversationId, silence: kept.said, step: 1, state: 'ended' },
    { id: newer, talk: kept.conversationId, silence: other.said, step: 1, state: 'waiting' },
  ]);
});

it('the same step of two who never wrote is there once, and what was made is not made again', async () => {
  const [kept, other] = [await talk(null), await talk(null)];
  await followUp(kept, 1, 'ended');
  const made = await followUp(other, 1, 'made');
  const next = await followUp(kept, 2, 'waiting');
  await followUp(other, 2, 'waiting');
  expect(await merge(kept, other)).toEqual([
    { id: made, talk: kept.conversationId, silence: kept.conversationId, step: 1, state: 'made' },
    { id: next, talk: kept.conversationId, silence: kept.conversationId, step: 2, state: 'waiting' },
  ]);
});
