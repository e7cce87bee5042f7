// What each process is told. Pure: from the user's settings and what was started to the
// environments of the API, the twin, the web and the migration.
import { join } from 'node:path';
import { UserFacingError } from '../runtime/errors.mjs';

/**
 * Do we stand in for the carriers, or has the user real ones (or another simulator)?
 * @param {NodeJS.ProcessEnv} env
 */
export function usesTwin(env) {
  return !env.TWILIO_ACCOUNT_SID && !env.TWILIO_API_BASE_URL;
}

/**
 * @param {string} url
 * @param {string} user
 * @param {string} password
 */
function asRole(url, user, password) {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.toString();
}

/**
 * The three database addresses: owner (migrations only), requests, schedulers.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ embeddedUrl?: string | undefined, secrets: Pick<import('../runtime/secrets.mjs').Secrets, 'appUserPassword' | 'appSystemPassword'> }} options
 */
export function databaseUrls(env, { embeddedUrl, secrets }) {
  const roles = (/** @type {string} */ admin) => ({
    direct: admin,
    user: asRole(admin, 'app_user', secrets.appUserPassword),
    system: asRole(admin, 'app_system', secrets.appSystemPassword),
  });
  if (embeddedUrl) return { ...roles(embeddedUrl), setsPasswords: true };
  const given = env.DATABASE_URL;
  if (!given) throw new RangeError('neither an embedded nor a given database');
  for (const name of ['DATABASE_URL', 'DATABASE_SYSTEM_URL', 'DATABASE_DIRECT_URL']) {
    if (env[name] && !/^postgres(ql)?:\/\//.test(env[name]))
      throw new UserFacingError(
        `${name} is not a PostgreSQL address: give one like postgresql://user:password@localhost:5432/outreach.`,
      );
  }
  // All three given: used as they are. One given: its user migrates and the two roles are made by it.
  if (env.DATABASE_SYSTEM_URL)
    return {
      direct: env.DATABASE_DIRECT_URL ?? given,
      user: given,
      system: env.DATABASE_SYSTEM_URL,
      setsPasswords: false,
    };
  return { ...roles(env.DATABASE_DIRECT_URL ?? given), setsPasswords: true };
}

/**
 * @typedef {object} Facts
 * @property {NodeJS.ProcessEnv} env the user's settings
 * @property {string} dir data folder
 * @property {{ web: number, api: number, twin: number }} ports
 * @property {ReturnType<typeof databaseUrls>} database
 * @property {string | undefined} redisUrl absent: the queue lives in PostgreSQL
 * @property {import('../runtime/secrets.mjs').Secrets} secrets
 * @property {import('../runtime/clock.mjs').ClockChoice} clock
 */

/**
 * @param {Facts} facts
 * @returns {{ migrate: NodeJS.ProcessEnv, api: NodeJS.ProcessEnv, twin: NodeJS.ProcessEnv }}
 */
export function serviceEnvironments({ env, dir, ports, database, redisUrl, secrets, clock }) {
  const twin = usesTwin(env);
  const shared = {
    ...without(env, ['CLOCK_START', 'CLOCK_ANCHOR', 'REDIS_URL', 'DATABASE_DIRECT_URL', 'NODE_OPTIONS']),
    TZ: 'UTC',
    NODE_COMPILE_CACHE: join(dir, 'compile-cache'), // half the time to load a program
    APP_ENV: env.APP_ENV ?? 'local',
    ...(clock.simulated ? { CLOCK_START: clock.start, CLOCK_ANCHOR: clock.anchor } : {}),
  };
  const api = {
    ...shared,
    NODE_ENV: 'production', // libraries' fast paths; the product itself asks APP_ENV
    HOST: '127.0.0.1',
    PORT: String(ports.api),
    APP_URL: env.APP_URL ?? `http://localhost:${ports.api}`,
    FRONTEND_URL: env.FRONTEND_URL ?? `http://localhost:${ports.web}`,
    APP_SECRET: env.APP_SECRET ?? secrets.appSecret,
    DATABASE_URL: database.user,
    DATABASE_SYSTEM_URL: database.system,
    // Without it the queue lives in PostgreSQL.
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    ...(env.S3_BUCKET ? {} : { STORAGE_DIR: env.STORAGE_DIR ?? join(dir, 'storage') }),
    ...(twin
      ? {
          TWILIO_API_BASE_URL: `http://127.0.0.1:${ports.twin}/twilio`,
          SIGNALHOUSE_API_BASE_URL: `http://127.0.0.1:${ports.twin}/signalhouse`,
          SENDGRID_API_BASE_URL: `http://127.0.0.1:${ports.twin}/sendgrid`,
          // A real model may be asked although the carriers are simulated.
          ...(env.ANTHROPIC_API_KEY || env.ANTHROPIC_BASE_URL
            ? {}
            : { ANTHROPIC_BASE_URL: `http://127.0.0.1:${ports.twin}/anthropic` }),
          TWIN_URL: `http://127.0.0.1:${ports.twin}`,
          CARRIERS_SIMULATED: 'true',
        }
      : {}),
  };
  return {
    api,
    // Only the migration may own tables.
    migrate: {
      ...api,
      DATABASE_DIRECT_URL: database.direct,
      ...(database.setsPasswords
        ? { APP_USER_PASSWORD: secrets.appUserPassword, APP_SYSTEM_PASSWORD: secrets.appSystemPassword }
        : {}),
    },
    twin: {
      ...pick(shared, [
        'PATH',
        'NODE_COMPILE_CACHE',
        'TZ',
        'APP_ENV',
        'CLOCK_START',
        'CLOCK_ANCHOR',
        'LOG_LEVEL',
        'SystemRoot',
      ]),
      ...Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('TWIN_'))),
      TWIN_PORT: String(ports.twin),
      TWIN_STATE_FILE: env.TWIN_STATE_FILE ?? join(dir, 'twin.json'),
      API_URL: api.APP_URL,
    },
  };
}

/**
 * The web knows no database, and of secrets only the one that it says its visitors' addresses to the API with.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ web: number, api: number }} ports
 * @returns {NodeJS.ProcessEnv}
 */
export function webEnvironment(env, ports) {
  // While it is changed the setting has two, of which the web says the first.
  const proxySecret = env.WEB_PROXY_SECRET?.split(',')[0]?.trim();
  return {
    ...pick(env, ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'APPDATA', 'STORAGE_ORIGIN', 'OG_GALLERY']),
    ...Object.fromEntries(Object.entries(env).filter(([name]) => name.startsWith('NEXT_PUBLIC_'))),
    ...(proxySecret ? { WEB_PROXY_SECRET: proxySecret } : {}),
    TZ: 'UTC',
    PORT: String(ports.web),
    NEXT_PUBLIC_API_URL: env.NEXT_PUBLIC_API_URL ?? `http://localhost:${ports.api}`,
    NEXT_PUBLIC_APP_NAME: env.NEXT_PUBLIC_APP_NAME ?? 'OutreachGlobal',
    API_INTERNAL_URL: env.API_INTERNAL_URL ?? `http://127.0.0.1:${ports.api}`,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} names
 */
function pick(env, names) {
  return Object.fromEntries(names.filter((name) => env[name] !== undefined).map((name) => [name, env[name]]));
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} names
 */
function without(env, names) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}
