// Before browser tests: the whole product, as `npm start` runs it, on a fresh database.
// Tests read E2E_WEB_URL, E2E_API_URL, E2E_TWIN_URL, E2E_DATABASE_URL (superuser), E2E_API_ENV (what the API's own
// commands are told, as JSON) and CHROMIUM_PATH.
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../runtime/build.mjs';
import { chooseClock } from '../runtime/clock.mjs';
import { UserFacingError } from '../runtime/errors.mjs';
import { dataDir } from '../runtime/paths.mjs';
import { freePort, parsePort, requirePorts } from '../runtime/ports.mjs';
import { ensureDatabase } from '../runtime/postgres.mjs';
import { Run } from '../runtime/processes.mjs';
import { loadSecrets } from '../runtime/secrets.mjs';
import { databaseUrls, serviceEnvironments, webEnvironment } from '../start/environment.mjs';
import { runCli, startApi, startTwin, startWeb } from '../start/stack.mjs';
import { findChromium, startServices } from './services.mjs';

export default async function setup() {
  const chromium = findChromium(process.env);
  if (!chromium)
    throw new UserFacingError('No Chromium: install Debian\'s "chromium", or give CHROMIUM_PATH.');
  const logs = join(dataDir(), 'logs', 'journey');
  const { run } = await Run.open({ kind: 'journey', dir: dataDir(), logs });
  try {
    Object.assign(process.env, { CHROMIUM_PATH: chromium }, await startJourneyStack(run));
  } catch (error) {
    await run.close();
    throw error;
  }
  return () => run.close();
}

/** @param {Run} run */
async function startJourneyStack(run) {
  // The web has the API's address built in, so that port cannot be any free one.
  const ports = {
    web: await freePort(),
    api: parsePort(process.env.API_PORT, 'API_PORT', 3001),
    twin: await freePort(),
  };
  await requirePorts([{ name: 'API for the browser tests', variable: 'API_PORT', port: ports.api }]);
  const services = process.env.TEST_DATABASE_ADMIN_URL ? process.env : await startServices(run, process.env);
  const name = `journey_${randomBytes(4).toString('hex')}`;
  await ensureDatabase(String(services.TEST_DATABASE_ADMIN_URL), name);
  const adminUrl = new URL(String(services.TEST_DATABASE_ADMIN_URL));
  adminUrl.pathname = `/${name}`;

  const dir = mkdtempSync(join(tmpdir(), 'og-journey-'));
  run.addTemp(dir);
  const secrets = loadSecrets(dir);
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, TWIN_SPEED: process.env.TWIN_SPEED ?? '200' };
  const clock = chooseClock({ env: {}, now: Date.now(), remembered: undefined, carriersSimulated: true });
  const database = databaseUrls({}, { embeddedUrl: adminUrl.toString(), secrets });
  const environments = serviceEnvironments({
    env: { ...env, ...(services.TEST_REDIS_URL ? { QUEUE_PREFIX: name.replaceAll('_', '-') } : {}) },
    ...{ dir, ports, database, secrets, clock },
    redisUrl: services.TEST_REDIS_URL,
  });
  const web = webEnvironment(env, ports);
  await build(run, { env: web });
  await runCli(run, 'migrate', environments.migrate);
  await startTwin(run, environments.twin);
  await runCli(run, 'seed', environments.api);
  await Promise.all([startApi(run, environments.api), startWeb(run, web)]);
  return {
    E2E_WEB_URL: `http://localhost:${ports.web}`,
    E2E_API_URL: `http://localhost:${ports.api}`,
    E2E_TWIN_URL: `http://127.0.0.1:${ports.twin}`,
    E2E_DATABASE_URL: adminUrl.toString(),
    E2E_API_ENV: JSON.stringify(environments.api),
  };
}
