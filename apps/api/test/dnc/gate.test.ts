import { newId } from '@og/db';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { decideSend, loadSendFacts } from '../../src/modules/compliance/index.js';
import { createManualClock } from '@og/contracts';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { addPeople, type Person } from '../messaging/people.js';

const DAY = 86_400_000;
const clock = createManualClock('2026-11-18T17:00:00.000Z');
let app: TestApp;
let teamId: string;
let userId: string;
let person: Person;

beforeAll(async () => {
  app = await createTestApp({ clock, env: { WORKERS: 'none' } });
  ({ teamId, userId } = await app.signUp());
  [person] = (await addPeople(app.platform.database, teamId, clock.now(), [{}])) as [Person];
});
afterAll(() => app?.close());

/** What the gate says about a campaign's text to the person. */
async function answer(): Promise<{ rule: string | undefined; reason: string; verdict: string }> {
  return app.platform.database.withTeam(teamId, async (tx) => {
    const loaded = await loadSendFacts(tx, app.platform.vault, clock.now(), {
      leadId: person.id,
      channel: 'sms',
      address: person.phone,
      kind: 'campaign',
      senderNumberId: null,
      campaignId: null,
      enrollmentId: null,
      ledgerId: null,
      plannedAt: null,
      expiresAt: null,
      text: null,
    });
    const decision = decideSend(loaded!);
    return {
      verdict: decision.verdict,
      reason: decision.reason,
      rule: decision.rules.find(({ rule }) => rule === 'dnc_data')?.result,
    };
  });
}

const sql = (text: string, values: unknown[]) =>
  app.platform.database.withTeam(teamId, ({ client }) => client.query(text, [teamId, ...values]));

async function registry(age: number, phones: string[]): Promise<void> {
  const id = newId();
  const asOf = new Date(clock.now().getTime() - age).toISOString();
  await sql('delete from dnc_imports where team_id = $1', []);
  await sql(
    `insert into dnc_imports (team_id, id, file_name, data_as_of, state, created_by, created_at) values ($1, $2, 'r.txt', $3, 'done', $4, $3)`,
    [id, asOf, userId],
  );
  await sql(
    'insert into dnc_numbers (team_id, phone, import_id) select $1, phone, $2 from unnest($3::text[]) as phone',
    [id, phones],
  );
}

it('stops texts while the registry data is missing or older than 31 days, and to listed numbers for good', async () => {
  // Without a sender the gate holds for that; the registry's rule stands before it.
  expect(await answer()).toEqual({ verdict: 'hold', reason: 'no_sender', rule: 'skip' });
  await sql('update team_settings set require_dnc_data = true where team_id = $1', []);
  expect(await answer()).toMatchObject({ verdict: 'hold', reason: 'dnc_data_stale' });
  await registry(31 * DAY, []);
  expect(await answer()).toEqual({ verdict: 'hold', reason: 'no_sender', rule: 'pass' });
  await registry(31 * DAY + 1_000, []);
  expect(await answer()).toMatchObject({ verdict: 'hold', reason: 'dnc_data_stale' });
  await registry(DAY, [person.phone]);
  expect(await answer()).toMatchObject({ verdict: 'suppress', reason: 'dnc_listed' });
});
