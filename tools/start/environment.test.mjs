import { describe, expect, it } from 'vitest';
import { databaseUrls, serviceEnvironments, usesTwin, webEnvironment } from './environment.mjs';
import { preparedFrom } from './prepare.mjs';
import { readSignIn } from './sign-in.mjs';

const secrets = {
  appSecret: 'as',
  postgresPassword: 'pp',
  appUserPassword: 'up',
  appSystemPassword: 'sp',
  redisPassword: 'rp',
};
const ports = { web: 3000, api: 3001, twin: 3002 };
const clock = {
  simulated: /** @type {const} */ (true),
  start: '2026-01-15T21:00:00.000Z',
  anchor: '2026-01-01T00:00:00.000Z',
};
const embedded = databaseUrls({}, { embeddedUrl: 'postgresql://postgres:pp@127.0.0.1:5/outreach', secrets });
const environments = (/** @type {NodeJS.ProcessEnv} */ env, redisUrl = 'redis://r') =>
  serviceEnvironments({
    env,
    dir: '/data',
    ports,
    database: embedded,
    redisUrl: redisUrl || undefined,
    secrets,
    clock,
  });

describe('databaseUrls', () => {
  it('gives each role its own login', () => {
    expect(embedded).toEqual({
      direct: 'postgresql://postgres:pp@127.0.0.1:5/outreach',
      user: 'postgresql://app_user:up@127.0.0.1:5/outreach',
      system: 'postgresql://app_system:sp@127.0.0.1:5/outreach',
      setsPasswords: true,
    });
  });
  it('takes the three addresses of the user as they are, and makes the roles from one', () => {
    const three = {
      DATABASE_URL: 'postgres://u@h/d',
      DATABASE_SYSTEM_URL: 'postgres://s@h/d',
      DATABASE_DIRECT_URL: 'postgres://o@h/d',
    };
    expect(databaseUrls(three, { secrets })).toEqual({
      direct: 'postgres://o@h/d',
      user: 'postgres://u@h/d',
      system: 'postgres://s@h/d',
      setsPasswords: false,
    });
    const one = databaseUrls({ DATABASE_URL: 'postgresql://me:x@h:6/d?sslmode=require' }, { secrets });
    expect(one.direct).toBe('postgresql://me:x@h:6/d?sslmode=require');
    expect(one.user).toBe('postgresql://app_user:up@h:6/d?sslmode=require');
  });
  it('names an address that is none', () => {
    expect(() => databaseUrls({ DATABASE_URL: 'mysql://x' }, { secrets })).toThrow(
      'DATABASE_URL is not a PostgreSQL address',
    );
  });
});

describe('serviceEnvironments', () => {
  it('keeps the owner of the tables from the API, and every secret from the twin and the web', () => {
    const { api, migrate, twin } = environments({
      APP_SECRET: 'mine',
      DATABASE_DIRECT_URL: 'postgres://owner@h/d',
    });
    expect(api.DATABASE_DIRECT_URL).toBeUndefined();
    expect(migrate.DATABASE_DIRECT_URL).toBe(embedded.direct);
    expect(api.APP_SECRET).toBe('mine');
    for (const env of [twin, webEnvironment({ APP_SECRET: 'mine', DATABASE_URL: 'x' }, ports)]) {
      expect(env.APP_SECRET).toBeUndefined();
      expect(env.DATABASE_URL).toBeUndefined();
    }
  });
  it('hands the same clock to the API and the twin', () => {
    const { api, twin } = environments({});
    expect(api).toMatchObject({ CLOCK_START: clock.start, CLOCK_ANCHOR: clock.anchor });
    expect(twin).toMatchObject({ CLOCK_START: clock.start, CLOCK_ANCHOR: clock.anchor });
  });
  it('stands in for the carriers only when the user has none', () => {
    expect(environments({}).api).toMatchObject({
      CARRIERS_SIMULATED: 'true',
      TWILIO_API_BASE_URL: 'http://127.0.0.1:3002/twilio',
    });
    expect(environments({}).api.ANTHROPIC_BASE_URL).toBe('http://127.0.0.1:3002/anthropic');
    expect(environments({ ANTHROPIC_API_KEY: 'sk-ant-1' }).api.ANTHROPIC_BASE_URL).toBeUndefined();
    const real = environments({ TWILIO_ACCOUNT_SID: 'AC1' }).api;
    expect(real.CARRIERS_SIMULATED).toBeUndefined();
    expect(real.TWILIO_API_BASE_URL).toBeUndefined();
    expect(usesTwin({ TWILIO_API_BASE_URL: 'http://mine' })).toBe(false);
  });
  it('puts the queue into PostgreSQL and files on disk when there is nothing else', () => {
    expect(environments({}, '').api).toMatchObject({
      STORAGE_DIR: '/data/storage',
    });
    expect(environments({ S3_BUCKET: 'b' }).api.STORAGE_DIR).toBeUndefined();
  });
});

describe('webEnvironment', () => {
  it('gives the web the one secret that it shares with the API, and the newest while the API takes two', () => {
    const secret = 'what-the-web-and-the-api-share-with-each-other';
    expect(environments({ WEB_PROXY_SECRET: secret }).api.WEB_PROXY_SECRET).toBe(secret);
    expect(webEnvironment({ WEB_PROXY_SECRET: secret }, ports).WEB_PROXY_SECRET).toBe(secret);
    expect(webEnvironment({ WEB_PROXY_SECRET: `${secret}, the-former` }, ports).WEB_PROXY_SECRET).toBe(
      secret,
    );
    expect(webEnvironment({}, ports)).not.toHaveProperty('WEB_PROXY_SECRET');
  });
});

it('seeds again when carriers are simulated for the first time', () => {
  const [simulated, real] = [{}, { TWILIO_ACCOUNT_SID: 'AC1' }].map((env) => environments(env).api);
  expect(preparedFrom(simulated ?? {})).toBe(preparedFrom(environments({}).api));
  expect(preparedFrom(simulated ?? {})).not.toBe(preparedFrom(real ?? {}));
});

it('reads the sign-in that the seed printed last', () => {
  expect(readSignIn('seeding\n{"email":"a@b.c","password":"p"}\n')).toBe('a@b.c / p');
  expect(readSignIn('done')).toContain('your own account');
});
