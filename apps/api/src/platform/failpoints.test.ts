import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { loadConfig } from './config/config.js';
import { armFailpoints, FAILPOINTS, failpoint, parseFailpoints } from './failpoints.js';

afterEach(() => {
  armFailpoints(undefined);
  vi.restoreAllMocks();
});

it('does nothing until it is armed', () => {
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  failpoint('claim.after_commit');
  expect(kill).not.toHaveBeenCalled();
});

it('strikes at the hit that was asked for, once', () => {
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  armFailpoints('claim.after_commit=kill@2, send.before_socket=stop');
  for (let passage = 0; passage < 4; passage += 1) failpoint('claim.after_commit');
  expect(kill.mock.calls).toEqual([[process.pid, 'SIGKILL']]);
  failpoint('send.before_socket');
  failpoint('send.before_socket');
  expect(kill.mock.calls[1]).toEqual([process.pid, 'SIGSTOP']);
  expect(kill).toHaveBeenCalledTimes(2);
});

it('strikes at every hit, and throws or stands still when told so', () => {
  armFailpoints('settle.before_commit=error@*,relay.after_add=block:20');
  expect(() => failpoint('settle.before_commit')).toThrow('Failpoint settle.before_commit');
  expect(() => failpoint('settle.before_commit')).toThrow();
  const began = performance.now();
  failpoint('relay.after_add');
  expect(performance.now() - began).toBeGreaterThanOrEqual(15);
});

it.each(['nowhere=kill', 'claim.after_commit', 'claim.after_commit=explode', 'claim.after_commit=kill@x'])(
  'refuses %s',
  (spec) => {
    expect(() => parseFailpoints(spec)).toThrow(RangeError);
  },
);

const env = {
  APP_URL: 'http://127.0.0.1:1',
  FRONTEND_URL: 'http://127.0.0.1:2',
  APP_SECRET: 'x'.repeat(40),
  DATABASE_URL: 'postgresql://u:p@127.0.0.1/x',
  REDIS_URL: 'redis://127.0.0.1',
};

it('is refused in production, and wherever it cannot be read', () => {
  expect(() => loadConfig({ ...env, FAILPOINTS: 'claim.after_commit=kill' })).not.toThrow();
  expect(() => loadConfig({ ...env, FAILPOINTS: 'claim=kill' })).toThrow('FAILPOINTS');
  expect(() => loadConfig({ ...env, APP_ENV: 'production', FAILPOINTS: 'claim.after_commit=kill' })).toThrow(
    'FAILPOINTS',
  );
});

it('has each name at one place of the code', () => {
  const src = fileURLToPath(new URL('..', import.meta.url));
  const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(src, file), 'utf8'))
    .join('\n');
  const places = FAILPOINTS.map((name) => [name, code.split(`failpoint('${name}')`).length - 1]);
  expect(places).toEqual(FAILPOINTS.map((name) => [name, 1]));
});
