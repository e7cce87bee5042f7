// The phases of `npm start`, in order. Anything that takes time is a phase with its seconds.
import { join } from 'node:path';
import { build } from '../runtime/build.mjs';
import { chooseClock, describeClock, recallClock, rememberClock } from '../runtime/clock.mjs';
import { printFailure, UserFacingError } from '../runtime/errors.mjs';
import { dataDir } from '../runtime/paths.mjs';
import { requirePorts } from '../runtime/ports.mjs';
import { ensureDatabase, startPostgres } from '../runtime/postgres.mjs';
import { Run } from '../runtime/processes.mjs';
import { box, phase, seconds } from '../runtime/progress.mjs';
import { startRedis } from '../runtime/redis.mjs';
import { loadSecrets } from '../runtime/secrets.mjs';
import { databaseUrls, serviceEnvironments, usesTwin, webEnvironment } from './environment.mjs';
import { readPorts } from './options.mjs';
import { resetDemo } from './reset.mjs';
import { prepareDatabase, rememberPrepared } from './prepare.mjs';
import { leaveEnvironment } from './running.mjs';
import { startApi, startTwin, startWeb } from './stack.mjs';
import { supervise } from './supervise.mjs';

const DATABASE = 'outreach';

/**
 * @param {ReturnType<typeof import('./options.mjs').parseOptions>} options
 * @param {NodeJS.ProcessEnv} env settings of the user, `.env` included
 */
export async function launch(options, env) {
  const began = performance.now();
  const dir = dataDir(env);
  const ports = readPorts(env);
  const { run, leftovers } = await Run.open({ kind: 'start', dir, exclusive: true });
  run.stopOnSignals({
    onStop: (why) => console.log(`\n  stopping everything (${why}); data is kept. Once more kills.`),
    onStopped: (why) => {
      console.log('  ✓ stopped');
      process.exit(why === 'SIGINT' ? 0 : 1);
    },
  });
  try {
    if (leftovers.length > 0)
      console.log(`  ✓ ended what an earlier run left behind: ${leftovers.join(', ')}`);
    if (options.resetDemo) await resetDemo({ dir, yes: options.yes, env });
    const twin = usesTwin(env);
    await requirePorts([
      { name: 'web', variable: 'WEB_PORT', port: ports.web },
      { name: 'API', variable: 'API_PORT', port: ports.api },
      ...(twin ? [{ name: 'provider twin', variable: 'TWIN_PORT', port: ports.twin }] : []),
    ]);
    const clockFile = join(dir, 'clock.json');
    const clock = chooseClock({
      env,
      now: Date.now(),
      remembered: recallClock(clockFile),
      carriersSimulated: twin,
    });
    rememberClock(clockFile, clock);
    const signIn = await startAll({ run, options, env, dir, ports, twin, clock });
    console.log(
      box([
        ['Web', `http://localhost:${ports.web}`],
        ['Sign in', signIn],
        ['API', `http://localhost:${ports.api}/graphql`],
        ['Carriers', twin ? `simulated: http://localhost:${ports.twin}/_twin` : 'real'],
        ['Time', describeClock(clock, Date.now())],
        ['Logs', join(dir, 'logs')],
      ]),
    );
    console.log(`  ready after ${seconds(began)}; Ctrl-C stops everything and keeps the data`);
  } catch (error) {
    if (run.closing) return; // stopped by the user while starting: no failure of ours
    printFailure(error);
    await run.close();
    process.exit(1);
  }
}

/**
 * @typedef {object} Input
 * @property {Run} run
 * @property {{ dev: boolean }} options
 * @property {NodeJS.ProcessEnv} env
 * @property {string} dir data folder
 * @property {ReturnType<typeof readPorts>} ports
 * @property {boolean} twin the provider twin stands in for the carriers
 * @property {import('../runtime/clock.mjs').ClockChoice} clock
 */

/** @typedef {import('../runtime/processes.mjs').Child} Child */

/**
 * @param {Input} input
 * @returns {Promise<string>} how to sign in
 */
async function startAll({ run, options, env, dir, ports, twin, clock }) {
  const secrets = loadSecrets(dir);
  const web = webEnvironment(env, ports);
  const stampFile = join(dir, 'prepared.json');

  /** @type {(name: string, child: Child, restart: () => Promise<Child>) => void} */
  const keep = (name, child, restart) =>
    void supervise({ run, name, child, restart, onGiveUp: (why, detail) => void giveUp(run, why, detail) });

  // The stores come up while the build runs: neither needs the other.
  const [postgres, redis] = await Promise.all([
    env.DATABASE_URL
      ? undefined
      : phase('PostgreSQL', async (note) => {
          const started = await startPostgres({
            run,
            dir: join(dir, 'postgres'),
            password: secrets.postgresPassword,
          });
          await ensureDatabase(started.adminUrl(), DATABASE);
          note(started.moved ? `port ${started.port}, data in ${started.dataPath}` : `port ${started.port}`);
          return started;
        }),
    env.REDIS_URL
      ? undefined
      : phase('queue', async (note) => {
          const started = await startRedis({
            run,
            dir: join(dir, 'redis'),
            password: secrets.redisPassword,
            env,
          });
          note(
            started.kind === 'redis'
              ? `Redis, port ${started.port}`
              : 'in PostgreSQL (no redis-server on PATH)',
          );
          return started;
        }),
    phase('programs built', (note) =>
      build(run, { env: web, ...(options.dev ? { projects: ['api', 'twin'] } : {}) }).then((did) =>
        note(did ? 'done' : 'nothing changed'),
      ),
    ),
  ]);
  if (postgres) keep('PostgreSQL', postgres.child(), () => postgres.restart().then(postgres.child));
  if (redis?.kind === 'redis') keep('Redis', redis.child(), () => redis.restart().then(redis.child));

  const database = databaseUrls(env, { embeddedUrl: postgres?.adminUrl(DATABASE), secrets });
  const redisUrl = redis?.kind === 'postgres' ? undefined : (redis?.url ?? env.REDIS_URL);
  const environments = serviceEnvironments({ env, dir, ports, database, redisUrl, secrets, clock });
  const api = () => startApi(run, environments.api);
  const starting = twin ? phase('provider twin', () => startTwin(run, environments.twin)) : undefined;
  const [{ signIn, child: apiChild }, twinChild, webChild] = await Promise.all([
    prepareDatabase({
      run,
      environments,
      // A database of the user's own may change behind our back: there it is always done.
      stampFile: postgres && !postgres.created ? stampFile : undefined,
      // The demo workspace connects its numbers there.
      beforeSeed: starting,
    }).then(async ({ signIn }) => {
      if (postgres && !options.dev) rememberPrepared(stampFile, { signIn, api: environments.api });
      return { signIn, child: await phase('API', api) };
    }),
    starting,
    phase('web', () => startWeb(run, web, { dev: options.dev })),
  ]);
  leaveEnvironment(run, environments.migrate);
  keep('The API', apiChild, api);
  if (twinChild) keep('The provider twin', twinChild, () => startTwin(run, environments.twin));
  keep('The web', webChild, () => startWeb(run, web, { dev: options.dev }));
  return signIn;
}

/**
 * @param {Run} run
 * @param {string} why
 * @param {string} detail
 */
async function giveUp(run, why, detail) {
  if (run.closing) return;
  printFailure(new UserFacingError(why, { detail }));
  await run.close();
  process.exit(1);
}
