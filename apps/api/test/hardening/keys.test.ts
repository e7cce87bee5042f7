import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '@og/db';
import { openUnsubscribeToken, unsubscribeToken } from '../../src/modules/email/unsubscribe-token.js';
import { credentialsContext } from '../../src/modules/integrations/index.js';
import { keysCommand } from '../../src/modules/integrations/keys-command.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { createPlatform, startPlatform, stopPlatform, type Platform } from '../../src/platform/platform.js';
import { createTestApp, type TestApp, type TestSession } from '../support/test-app.js';

const OLD = 'test-secret-of-at-least-32-characters';
const NEW = 'another-secret-of-at-least-32-characters';

let app: TestApp;
let session: TestSession;
const opened: Platform[] = [];
beforeAll(async () => {
  app = await createTestApp({ env: { WORKERS: 'none' } });
  session = await app.signUp();
});
afterAll(async () => {
  for (const platform of opened) await stopPlatform(platform);
  await app?.close();
});

/** The same installation under other settings, as the next deployment has it. */
function deployed(env: Record<string, string>): Platform {
  const { config } = app.platform;
  const platform = createPlatform(
    loadConfig({
      APP_ENV: 'test',
      APP_URL: config.APP_URL,
      FRONTEND_URL: config.FRONTEND_URL,
      DATABASE_URL: config.DATABASE_URL,
      ...(config.DATABASE_SYSTEM_URL ? { DATABASE_SYSTEM_URL: config.DATABASE_SYSTEM_URL } : {}),
      STORAGE_DIR: config.STORAGE_DIR,
      LOG_LEVEL: 'silent',
      WORKERS: 'none',
      ...env,
    }),
    app.platform.clock,
  );
  opened.push(platform);
  return platform;
}

/** Accounts of the team, sealed with the present secret. */
async function connectAccounts(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const now = app.platform.clock.now().toISOString();
  await app.platform.database.withTeam(session.teamId, async (tx) => {
    for (const id of ids) {
      const sealed = app.platform.vault.seal({ apiKey: id }, credentialsContext(session.teamId, id));
      await tx.client.query(
        `insert into integrations (team_id, id, vendor, state, account, credentials, created_at, updated_at)
         values ($1, $2::uuid, 'sendgrid', 'connected', $2::text, $3, $4, $4)`,
        [session.teamId, id, sealed, now],
      );
    }
  });
  return ids;
}

const credentialsOf = async (platform: Platform, id: string) => {
  const { rows } = await app.platform.database.withTeam(session.teamId, (tx) =>
    tx.client.query('select credentials from integrations where id = $1', [id]),
  );
  const { credentials } = rows[0] as { credentials: Parameters<Platform['vault']['open']>[0] };
  return platform.vault.open(credentials, credentialsContext(session.teamId, id));
};

it('APP_SECRET is changed step by step, and nothing is lost', async () => {
  const ids = await connectAccounts(3);
  const grant = { teamId: session.teamId, ledgerId: newId() };
  const link = unsubscribeToken(app.platform.vault, grant);
  await app.data(
    `mutation ($input: SuppressInput!) { suppress(input: $input) { __typename } }`,
    { input: { channel: 'EMAIL', address: 'no-more@example.test', reason: 'MANUAL' } },
    session.token,
  );

  // 1. What addresses are hashed with is written down.
  const pepper = await keysCommand(app.platform, 'pepper');
  expect(await keysCommand(app.platform, 'status')).toMatch(
    /accounts: 3, .* sealed 0\nADDRESS_PEPPER: derived/,
  );

  // Anything else is refused before it does harm.
  expect(() => deployed({ APP_SECRET: NEW, APP_SECRET_PREVIOUS: OLD })).toThrow(/ADDRESS_PEPPER: missing/);
  await expect(startPlatform(withoutWork(deployed({ APP_SECRET: NEW })))).rejects.toThrow(
    /begun with another one/,
  );
  const wrong = Buffer.alloc(32).toString('base64');
  await expect(
    startPlatform(
      withoutWork(deployed({ APP_SECRET: NEW, APP_SECRET_PREVIOUS: OLD, ADDRESS_PEPPER: wrong })),
    ),
  ).rejects.toThrow(/begun with another one/);

  // 2. The new secret, with the former one beside it.
  const both = deployed({ APP_SECRET: NEW, APP_SECRET_PREVIOUS: OLD, ADDRESS_PEPPER: pepper });
  await startPlatform(withoutWork(both));
  expect(await credentialsOf(both, ids[0]!)).toEqual({ apiKey: ids[0] });
  expect(openUnsubscribeToken(both.vault, link)).toEqual(grant);
  const { rows } = await app.platform.database.withTeam(session.teamId, (tx) =>
    tx.client.query('select reason from suppression_list where address_hash = $1', [
      both.vault.addressHash('email', 'no-more@example.test'),
    ]),
  );
  expect(rows).toHaveLength(1);
  expect(await keysCommand(both, 'status')).toMatch(/sealed 3\nADDRESS_PEPPER: set\nAPP_SECRET_PREVIOUS: 1/);

  // 3. Everything is sealed anew; a second time there is nothing to do.
  expect(await keysCommand(both, 'reseal')).toBe('sealed anew: 3');
  expect(await keysCommand(both, 'reseal')).toBe('sealed anew: 0');

  // 4. The former one is taken out: accounts open, opt-outs are found; only links of former mails end.
  const after = deployed({ APP_SECRET: NEW, ADDRESS_PEPPER: pepper });
  await startPlatform(withoutWork(after));
  for (const id of ids) expect(await credentialsOf(after, id)).toEqual({ apiKey: id });
  expect(openUnsubscribeToken(after.vault, link)).toBeNull();
  expect(await keysCommand(after, 'status')).toMatch(/accounts: 3, .* sealed 0\n/);
  // What the former deployment cannot open is named.
  expect(await keysCommand(app.platform, 'status')).toContain(`account ${ids[0]} of team ${session.teamId}`);
  expect(await keysCommand(app.platform, 'reseal')).toContain('does not open: connect it again');
  await expect(keysCommand(after, 'everything')).rejects.toThrow('keys everything: not known');
});

/** Only the start's own checks: no handlers are registered here. */
function withoutWork(platform: Platform): Platform {
  platform.registry.assertComplete = () => undefined;
  return platform;
}
