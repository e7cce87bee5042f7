import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';
import { signInAgain, teamRows, twilioWorld, type TwilioWorld } from '../webhooks/twilio-world.js';

/** A Tuesday, eleven in the morning in New York. */
const NOW = '2026-03-03T16:00:00Z';
const clock = createManualClock(NOW);
let app: TestApp;
let session: TestSession;
let world: TwilioWorld;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  session = await app.signUp();
  world = await twilioWorld(app, session);
});
afterAll(() => app?.close());
beforeEach(async () => {
  clock.set(NOW);
  await signInAgain(app, session);
});

interface Item {
  id: string;
  state: string;
  unread: boolean;
  disposition: string | null;
  snoozedUntil: string | null;
  assignee: { id: string } | null;
  lead: { id: string; stage: string };
}
const ITEM = 'id state unread disposition snoozedUntil assignee { id } lead { id stage }';
interface Change {
  __typename: string;
  id: string;
  count: number;
  code?: string;
  message?: string;
  items: Item[];
}
const CHANGE = `__typename ... on InboxChange { id action count undoneAt items { ${ITEM} } } ... on UserError { code message path }`;

const act = async (input: Record<string, unknown>) =>
  (
    await app.data<{ changeInboxItems: Change }>(
      `mutation ($input: ChangeInboxItemsInput!) { changeInboxItems(input: $input) { ${CHANGE} } }`,
      { input },
      session.token,
    )
  ).changeInboxItems;
const undo = async (id: string) =>
  (
    await app.data<{ undoInboxChange: Change }>(
      `mutation ($id: ID!) { undoInboxChange(id: $id) { ${CHANGE} } }`,
      { id },
      session.token,
    )
  ).undoInboxChange;
const view = async (name: string) =>
  (
    await app.data<{ inboxItems: { edges: { node: { id: string } }[] } }>(
      'query ($view: InboxView!) { inboxItems(view: $view, first: 100) { edges { node { id } } } }',
      { view: name },
      session.token,
    )
  ).inboxItems.edges.map((edge) => edge.node.id);

async function replies(...bodies: string[]): Promise<{ id: string; leadId: string; phone: string }[]> {
  const made: { id: string; leadId: string; phone: string }[] = [];
  for (const body of bodies) {
    const lead = await world.addLead();
    await world.text(lead.phones[0]!, body);
    const rows = await teamRows<{ id: string }>(
      app,
      session.teamId,
      'select id from inbox_items where lead_id = $1',
      [lead.id],
    );
    made.push({ id: rows[0]!.id, leadId: lead.id, phone: lead.phones[0]! });
  }
  return made;
}

/** An active run of the lead in a campaign of one step. */
async function enroll(leadId: string, phone: string): Promise<string> {
  const [sequence, version, campaign, run] = [newId(), newId(), newId(), newId()];
  const write = (sql: string, values: unknown[]) =>
    teamRows(app, session.teamId, sql, [session.teamId, clock.now().toISOString(), ...values]);
  await write(
    `insert into sequences (team_id, id, name, created_at, updated_at) values ($1, $3, 'One step', $2, $2)`,
    [sequence],
  );
  await write(
    'insert into sequence_versions (team_id, id, sequence_id, version, created_at) values ($1, $3, $4, 1, $2)',
    [version, sequence],
  );
  await write(
    `insert into campaigns (team_id, id, name, state, filter, sequence_version_id, launched_at, enrolled_at, created_at, updated_at, exit_conditions)
     values ($1, $3, 'Keeps on', 'active', '{}', $4, $2, $2, $2, $2, '{}')`,
    [campaign, version],
  );
  await write(
    `insert into enrollments (team_id, id, campaign_id, lead_id, sequence_version_id, state, step_position, phone, created_at, updated_at)
     values ($1, $3, $4, $5, $6, 'active', 0, $7, $2, $2)`,
    [run, campaign, leadId, version, phone],
  );
  return run;
}

describe('one act on many items', () => {
  it('is done to all of them, and taken back as a whole', async () => {
    const items = await replies('ok', 'Sure', 'Fine');
    const ids = items.map((item) => item.id);
    const change = await act({ ids, action: 'DONE' });
    expect(change).toMatchObject({ __typename: 'InboxChange', count: 3 });
    expect(change.items.map((item) => item.state)).toEqual(['DONE', 'DONE', 'DONE']);
    expect(await view('NEEDS_REPLY')).not.toEqual(expect.arrayContaining([ids[0]]));
    expect(await undo(change.id)).toMatchObject({ count: 3 });
    expect(await view('NEEDS_REPLY')).toEqual(expect.arrayContaining(ids));
    expect(await undo(change.id)).toMatchObject({ __typename: 'Conflict', code: 'undone' });
  });

  it('leaves what has been changed since as it is now', async () => {
    const [first, second] = await replies('ok', 'ok');
    const change = await act({ ids: [first!.id, second!.id], action: 'DONE' });
    clock.advance(1_000);
    await world.text(first!.phone, 'One more thing');
    const undone = await undo(change.id);
    expect(undone.items.map((item) => item.id)).toEqual([second!.id]);
    expect(await view('NEEDS_REPLY')).toEqual(expect.arrayContaining([first!.id, second!.id]));
  });

  it('needs items, a member, an outcome that exist', async () => {
    const [item] = await replies('ok');
    const ids = [item!.id];
    expect(await act({ ids: [], action: 'DONE' })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await act({ ids: [newId()], action: 'DONE' })).toMatchObject({ __typename: 'NotFound' });
    expect(await act({ ids, action: 'ASSIGN', userId: newId() })).toMatchObject({ __typename: 'NotFound' });
    expect(await act({ ids, action: 'MOVE', bucketId: newId() })).toMatchObject({ __typename: 'NotFound' });
    expect(await act({ ids, action: 'DISPOSE', disposition: 'nonsense' })).toMatchObject({ code: 'unknown' });
    expect(await act({ ids, action: 'STAGE', stage: 'SUPPRESSED' })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await act({ ids: Array.from({ length: 501 }, newId), action: 'DONE' })).toMatchObject({
      __typename: 'InvalidInput',
    });
  });

  it('assigns and gives back', async () => {
    const [item] = await replies('ok');
    const change = await act({ ids: [item!.id], action: 'ASSIGN', userId: session.userId });
    expect(change.items[0]!.assignee).toEqual({ id: session.userId });
    expect((await undo(change.id)).items[0]!.assignee).toBeNull();
  });
});

describe('an outcome', () => {
  it('sets the stage, closes the item, ends the runs in every campaign; undoing sends nothing to anybody', async () => {
    const [item] = await replies('Who is this?');
    const run = await enroll(item!.leadId, item!.phone);
    const change = await act({
      ids: [item!.id],
      action: 'DISPOSE',
      disposition: 'not-interested',
      note: 'Sold',
    });
    expect(change.items[0]).toMatchObject({
      state: 'DONE',
      disposition: 'not-interested',
      lead: { stage: 'LOST' },
    });
    const state = async () =>
      (
        await teamRows<{ state: string }>(
          app,
          session.teamId,
          'select state from enrollments where id = $1',
          [run],
        )
      )[0]!.state;
    expect(await state()).toBe('finished');
    const undone = await undo(change.id);
    expect(undone.items[0]).toMatchObject({ state: 'OPEN', disposition: null, lead: { stage: 'REPLIED' } });
    expect(await state()).toBe('finished');
  });

  it('is not given to who opted out', async () => {
    const [item] = await replies('STOP');
    expect(await act({ ids: [item!.id], action: 'STAGE', stage: 'WON' })).toMatchObject({ count: 0 });
  });
});

describe('snoozing', () => {
  const snooze = async (id: string, input: Record<string, unknown>) =>
    (
      await app.data<{ snoozeInboxItem: Item & { __typename: string; message?: string } }>(
        `mutation ($id: ID!, $input: SnoozeInput!) { snoozeInboxItem(id: $id, input: $input) { __typename ... on InboxItem { ${ITEM} } ... on UserError { code message } } }`,
        { id, input },
        session.token,
      )
    ).snoozeInboxItem;

  it("reads words in the lead's zone, as the preview said", async () => {
    const [item] = await replies('Call me later');
    const { snoozePreview } = await app.data<{
      snoozePreview: { until: string; zone: string; message: string };
    }>(
      'query ($leadId: ID) { snoozePreview(leadId: $leadId, text: "tomorrow 9am") { until zone message } }',
      { leadId: item!.leadId },
      session.token,
    );
    const snoozed = await snooze(item!.id, { text: 'tomorrow 9am' });
    expect(snoozed.snoozedUntil).toBe(snoozePreview.until);
    const local = new Intl.DateTimeFormat('en-US', {
      timeZone: snoozePreview.zone,
      weekday: 'long',
      hour: 'numeric',
      hour12: true,
    }).format(new Date(snoozePreview.until));
    expect(local).toMatch(/Wednesday.*9\sAM/u);
    expect(await view('SNOOZED')).toContain(item!.id);
    expect(await view('NEEDS_REPLY')).not.toContain(item!.id);
  });

  it('ends with the next message of the person', async () => {
    const [item] = await replies('Later please');
    await snooze(item!.id, { text: 'in 2 days' });
    clock.advance(60_000);
    await world.text(item!.phone, 'Now is fine');
    expect(await view('SNOOZED')).not.toContain(item!.id);
    expect(await view('NEEDS_REPLY')).toContain(item!.id);
  });

  it('says what it does not understand, and refuses what is over', async () => {
    const [item] = await replies('Hm');
    expect(await snooze(item!.id, { text: 'whenever' })).toMatchObject({ __typename: 'InvalidInput' });
    expect(await snooze(item!.id, { until: '2026-03-01T00:00:00Z' })).toMatchObject({
      __typename: 'InvalidInput',
    });
    expect(await snooze(newId(), { text: 'tomorrow' })).toMatchObject({ __typename: 'NotFound' });
  });
});
