import { SCHEDULES } from '@og/contracts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { engineCommand } from '../../src/modules/ops/engine-command.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

const SECRET = 'a-secret-for-the-cron-door';
let app: TestApp;
let session: TestSession;
beforeAll(async () => {
  app = await createTestApp({ env: { CRON_SECRET: SECRET, WORKERS: 'none' } });
  session = await app.signUp();
});
afterAll(() => app?.close());

interface EngineAnswer {
  mode: string;
  reason: string | null;
  killSwitch: boolean;
  killSwitchSince: string | null;
}
const FIELDS = 'mode reason since killSwitch killSwitchSince ready inFlight unknown';
const engine = async () =>
  (await app.data<{ engine: EngineAnswer }>(`{ engine { ${FIELDS} } }`, {}, session.token)).engine;

it('stops and resumes automatic sending of the team, with a record of who did', async () => {
  const set = async (on: boolean) =>
    (
      await app.data<{ setKillSwitch: EngineAnswer }>(
        `mutation ($on: Boolean!) { setKillSwitch(on: $on) { ${FIELDS} } }`,
        { on },
        session.token,
      )
    ).setKillSwitch;
  expect(await engine()).toMatchObject({ mode: 'normal', reason: null, killSwitch: false });
  const on = await set(true);
  expect(on.killSwitch).toBe(true);
  expect(on.killSwitchSince).not.toBeNull();
  expect((await set(true)).killSwitchSince).toBe(on.killSwitchSince);
  expect(await set(false)).toMatchObject({ killSwitch: false, killSwitchSince: null });
  const actions = await app.platform.database.withTeam(session.teamId, async (tx) => {
    const { rows } = await tx.client.query<{ action: string }>(
      `select action from audit_log where action like 'engine.%' order by created_at, id`,
    );
    return rows.map((row) => row.action);
  });
  expect(actions).toEqual(['engine.kill_switch_on', 'engine.kill_switch_off']);
});

it('says that and why nothing is sent, and obeys an operator', async () => {
  expect(await engineCommand(app.platform, 'reconcile-only')).toContain('mode: reconcile_only');
  expect(await app.platform.engineMode.current()).toBe('reconcile_only');
  expect(await engine()).toMatchObject({ mode: 'reconcile_only' });
  expect((await engine()).reason).toContain('operator');
  expect(await engineCommand(app.platform, undefined)).toContain('reason: Set by an operator.');
  expect(await engineCommand(app.platform, 'normal')).toContain('mode: normal');
  await expect(engineCommand(app.platform, 'faster')).rejects.toThrow('status, reconcile-only, normal');
});

it.each([
  ['without a secret', {}, 403],
  ['with a wrong one', { authorization: 'Bearer nonsense' }, 403],
  ['with the right one', { authorization: `Bearer ${SECRET}` }, 202],
])('the cron door %s', async (_what, headers, status) => {
  const response = await fetch(`${app.url}/api/cron/sweep-ledger`, { method: 'POST', headers });
  expect(response.status).toBe(status);
  if (status === 202) expect(await response.json()).toEqual({ queued: 'campaign/sweep-ledger' });
});

it('the cron door runs every recurring job by name and says which there are', async () => {
  const call = (name: string) =>
    fetch(`${app.url}/api/cron/${name}`, { method: 'POST', headers: { authorization: `Bearer ${SECRET}` } });
  for (const job of Object.keys(SCHEDULES)) expect((await call(job.split('/')[1]!)).status).toBe(202);
  const unknown = await call('make-coffee');
  expect(unknown.status).toBe(404);
  expect(JSON.stringify(await unknown.json())).toContain('sweep-ledger');
});

it('there is no cron door without a secret in the configuration', async () => {
  const closed = await createTestApp({ env: { WORKERS: 'none' } });
  try {
    const response = await fetch(`${closed.url}/api/cron/sweep-ledger`, {
      method: 'POST',
      headers: { authorization: 'Bearer ' },
    });
    expect(response.status).toBe(404);
  } finally {
    await closed.close();
  }
});
