import { createManualClock } from '@og/contracts';
import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPeople } from '../messaging/people.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const clock = createManualClock('2026-11-23T16:00:00Z');
let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
});
afterAll(() => app?.close());

it('an outcome is shown by the team’s own name of it, and by the words of its key when it never had one', async () => {
  const { database } = app.platform;
  const session = await app.signUp();
  const stranger = await app.signUp();
  const [lead] = await addPeople(database, session.teamId, clock.now(), [{}]);
  const keys = ['call-back', 'call-back', 'no-answer', 'left-the-country', null];
  await database.withTeam(session.teamId, ({ client }) =>
    client.query(
      `insert into calls (team_id, id, lead_id, direction, state, integration_id, sender_number_id, lead_phone, disposition, started_at, created_at, updated_at)
       select $1, gen_random_uuid(), $2, 'outbound', 'completed', $3, $3, '+12126550123', key, $4, $4::timestamptz - place * interval '1 minute', $4
       from unnest($5::text[]) with ordinality as t(key, place)`,
      [session.teamId, lead!.id, newId(), clock.now().toISOString(), keys],
    ),
  );
  const save = async (token: string, label: string) => {
    const { r } = await app.data<{ r: { __typename: string } }>(
      'mutation ($list: [DispositionInput!]!) { r: saveDispositions(dispositions: $list) { __typename } }',
      {
        list: [
          { key: 'no-answer', label: 'Nobody there', endsRuns: false, appliesTo: 'call' },
          { key: 'call-back', label, endsRuns: false, appliesTo: 'call' },
        ],
      },
      token,
    );
    expect(r.__typename).toBe('Dispositions');
  };
  const shown = async () =>
    (
      await app.data<{ calls: { disposition: string | null; dispositionLabel: string | null }[] }>(
        '{ calls { disposition dispositionLabel } }',
        {},
        session.token,
      )
    ).calls;
  const labeled = (labels: (string | null)[]) =>
    keys.map((disposition, place) => ({ disposition, dispositionLabel: labels[place] }));

  await save(stranger.token, 'Another team’s word');
  await save(session.token, 'Ring again (AM)');
  const rest = ['Nobody there', 'left the country', null];
  expect(await shown()).toEqual(labeled(['Ring again (AM)', 'Ring again (AM)', ...rest]));
  await save(session.token, 'Later');
  expect(await shown()).toEqual(labeled(['Later', 'Later', ...rest]));
});

it('an item, a task and a call are shown by the team’s name of how they ended, also when the team has removed it', async () => {
  const { database } = app.platform;
  const session = await app.signUp();
  const stranger = await app.signUp();
  const people = await addPeople(database, session.teamId, clock.now(), [{}, {}, {}, {}]);
  const at = clock.now().toISOString();
  const endings = ['call-back', 'no-answer', 'never-in-the-list', 'Wants a call – by Friday'];
  await database.withTeam(session.teamId, async ({ client }) => {
    for (const [place, key] of endings.entries()) {
      const lead = people[place]!.id;
      const conversation = newId();
      await client.query(
        'insert into conversations (team_id, id, lead_id, last_message_at, created_at, updated_at) values ($1, $2, $3, $4, $4, $4)',
        [session.teamId, conversation, lead, at],
      );
      await client.query(
        `insert into inbox_items (team_id, id, conversation_id, lead_id, state, done_at, disposition, priority, priority_parts, last_message_id, last_message_text,
           last_message_at, created_at, updated_at)
         values ($1, $2, $3, $4, 'done', $5, $6, 50, '[]', $2, 'ok', $5::timestamptz - $7 * interval '1 minute', $5, $5)`,
        [session.teamId, newId(), conversation, lead, at, key, place],
      );
      await client.query(
        `insert into tasks (team_id, id, lead_id, type, state, title, due_at, disposition, done_at, created_by, created_at, updated_at)
         values ($1, $2, $3, 'manual', 'done', 'Do it', $4::timestamptz + $6 * interval '1 minute', $5, $4, 'user', $4, $4)`,
        [session.teamId, newId(), lead, at, key, place],
      );
      await client.query(
        `insert into calls (team_id, id, lead_id, direction, state, integration_id, sender_number_id, lead_phone, disposition, started_at, created_at, updated_at)
         values ($1, $2, $3, 'outbound', 'completed', $4, $4, '+12126550123', $6, $5, $5::timestamptz - $7 * interval '1 minute', $5)`,
        [session.teamId, newId(), lead, newId(), at, key, place],
      );
    }
  });
  type Ended = { disposition: string; dispositionLabel: string };
  const shown = async () => {
    const { inboxItems, tasks, calls } = await app.data<{
      inboxItems: { edges: { node: Ended }[] };
      tasks: { edges: { node: Ended }[] };
      calls: Ended[];
    }>(
      `{ inboxItems(view: DONE) { edges { node { disposition dispositionLabel } } }
         tasks(states: [DONE]) { edges { node { disposition dispositionLabel } } }
         calls { disposition dispositionLabel } }`,
      {},
      session.token,
    );
    const nodes = (edges: { node: Ended }[]) => edges.map(({ node }) => node);
    const lists = [nodes(inboxItems.edges), nodes(tasks.edges), calls];
    for (const list of lists) expect(list.map((one) => one.disposition)).toEqual(endings);
    return lists.map((list) => list.map((one) => one.dispositionLabel));
  };
  const save = async (list: { id?: string; key: string; label: string }[], token = session.token) => {
    const { r } = await app.data<{ r: { __typename: string; dispositions: { id: string; key: string }[] } }>(
      `mutation ($list: [DispositionInput!]!) { r: saveDispositions(dispositions: $list) { __typename ... on Dispositions { dispositions { id key } } } }`,
      { list: list.map((item) => ({ ...item, endsRuns: false })) },
      token,
    );
    expect(r.__typename).toBe('Dispositions');
    return r.dispositions;
  };
  const everywhere = (...labels: string[]) => [labels, labels, labels];
  const rest = ['never in the list', 'Wants a call – by Friday'];

  await save([{ key: 'call-back', label: 'Another team’s word' }], stranger.token);
  const [first] = await save([
    { key: 'call-back', label: 'Ring again (AM)' },
    { key: 'no-answer', label: 'Nobody there' },
  ]);
  expect(await shown()).toEqual(everywhere('Ring again (AM)', 'Nobody there', ...rest));
  // The one gets another key and so is another one, the other is removed: both keep the words they had.
  const now = await save([{ ...first!, key: 'ring-later', label: 'Later' }]);
  expect(now.map(({ key }) => key)).toEqual(['ring-later']);
  expect(await shown()).toEqual(everywhere('Ring again (AM)', 'Nobody there', ...rest));
  // It comes back under another name.
  await save([{ key: 'no-answer', label: 'Silence' }]);
  expect(await shown()).toEqual(everywhere('Ring again (AM)', 'Silence', ...rest));
});
