import { createManualClock } from '@og/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openItemForCall } from '../../src/modules/inbox/index.js';
import { addColleague } from '../support/colleague.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

const clock = createManualClock('2026-03-03T16:00:00Z');
let app: TestApp;
let session: TestSession;
let world: TwilioWorld;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());

interface Settled {
  itemId: string;
  leadId: string;
  phone: string;
}

/** A conversation that this member answered, and nobody need look at. */
async function settledBy(userId: string): Promise<Settled> {
  const lead = await world.addLead();
  const phone = lead.phones[0] ?? '';
  await world.text(phone, 'maybe');
  const [row] = await teamRows<{ id: string }>(
    app,
    session.teamId,
    `update inbox_items set state = 'done', done_at = updated_at, done_by = $2, assignee_id = $2 where lead_id = $1 returning id`,
    [lead.id, userId],
  );
  return { itemId: row?.id ?? '', leadId: lead.id, phone };
}

async function assigneeOf({ itemId }: Settled): Promise<{ state: string; assignee: string | null }> {
  const [row] = await teamRows<{ state: string; assignee: string | null }>(
    app,
    session.teamId,
    'select state, assignee_id as assignee from inbox_items where id = $1',
    [itemId],
  );
  return row ?? { state: 'none', assignee: null };
}

it('what comes back to life is nobody’s when who had it has left the team, and theirs while they are in it', async () => {
  const gone = (await addColleague(app, session)).userId;
  const texts = [await settledBy(gone), await settledBy(session.userId)] as const;
  const calls = [await settledBy(gone), await settledBy(session.userId)] as const;
  const byHand = [await settledBy(gone), await settledBy(session.userId)] as const;
  const many = [await settledBy(gone), await settledBy(session.userId)] as const;
  const [member] = await teamRows<{ id: string }>(
    app,
    session.teamId,
    'select id from team_members where user_id = $1',
    [gone],
  );
  await app.data(
    'mutation ($id: ID!) { removeMember(id: $id) { __typename } }',
    { id: member?.id },
    session.token,
  );
  expect(await assigneeOf(texts[0])).toEqual({ state: 'done', assignee: gone });

  for (const { phone } of texts) await world.text(phone, 'One more thing');
  const [number] = await teamRows<{ id: string }>(
    app,
    session.teamId,
    'select id from sender_numbers limit 1',
    [],
  );
  for (const { leadId, itemId } of calls)
    await app.platform.database.withTeam(session.teamId, (tx) =>
      openItemForCall(tx, app.platform, clock.now(), {
        callId: itemId,
        leadId,
        senderNumberId: number?.id ?? '',
        text: 'Called and reached nobody',
        priority: 90,
      }),
    );
  for (const { itemId } of byHand)
    await app.data(
      'mutation ($id: ID!) { reopenInboxItem(id: $id) { __typename } }',
      { id: itemId },
      session.token,
    );
  await app.data(
    'mutation ($input: ChangeInboxItemsInput!) { changeInboxItems(input: $input) { __typename } }',
    { input: { action: 'REOPEN', ids: many.map(({ itemId }) => itemId) } },
    session.token,
  );

  for (const [left, stayed] of [texts, calls, byHand, many]) {
    expect(await assigneeOf(left)).toEqual({ state: 'open', assignee: null });
    expect(await assigneeOf(stayed)).toEqual({ state: 'open', assignee: session.userId });
  }
});
