import { expect, it } from 'vitest';
import { loadConfig } from './config.js';

const env = {
  APP_URL: 'http://127.0.0.1:1',
  FRONTEND_URL: 'http://127.0.0.1:2',
  APP_SECRET: 'x'.repeat(40),
  DATABASE_URL: 'postgresql://u:p@127.0.0.1/x',
};

it('names everything that is missing or malformed at once, and no value', () => {
  const bad = { ...env, APP_URL: undefined, APP_SECRET: 'too-short-a-secret', PORT: '70000' };
  expect(() => loadConfig(bad)).toThrow(
    /APP_URL: missing[\s\S]*APP_SECRET|APP_SECRET[\s\S]*APP_URL: missing/,
  );
  expect(() => loadConfig(bad)).toThrow(/PORT: /);
  expect(() => loadConfig(bad)).not.toThrow(/too-short-a-secret|70000/);
});

it('refuses a placeholder of the app spec, also where any text would do', () => {
  const s3 = { S3_ENDPOINT: 'https://s3.example', S3_REGION: 'r', S3_BUCKET: 'b', S3_SECRET_ACCESS_KEY: 's' };
  expect(() => loadConfig({ ...env, ...s3, S3_ACCESS_KEY_ID: 'key' })).not.toThrow();
  expect(() => loadConfig({ ...env, ...s3, S3_ACCESS_KEY_ID: 'CHANGE_ME' })).toThrow(
    /S3_ACCESS_KEY_ID: still CHANGE_ME/,
  );
});
