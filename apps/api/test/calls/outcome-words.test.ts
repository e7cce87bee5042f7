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

it('an outcome is shown by the team’s own name of it, and by the words of its key when that is gone', async () => {
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
