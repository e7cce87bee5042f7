import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from '../runtime/identity.mjs';
import { accepts } from '../runtime/ports.mjs';
import { waitUntil } from '../runtime/wait.mjs';
import { makeRepo, recordedChildren, removeRepo, runCommand, startLauncher } from '../test/fixture-repo.mjs';

/** @type {string} */
let repo;
/** @type {Awaited<ReturnType<typeof startLauncher>>[]} */
let launchers = [];

async function start(options = {}) {
  const launcher = await startLauncher(repo, options);
  launchers.push(launcher);
  return launcher;
}

/**
 * What the double at this port was started with.
 * @param {number} port
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
async function environmentAt(port) {
  const response = await fetch(`http://127.0.0.1:${port}/`);
  return /** @type {NodeJS.ProcessEnv} */ (await response.json());
}

beforeAll(async () => {
  repo = await makeRepo();
});
afterEach(async () => {
  for (const launcher of launchers) {
    if (launcher.child.exitCode === null) launcher.child.kill('SIGTERM');
    await launcher.exited;
  }
  launchers = [];
});
afterAll(() => removeRepo(repo));

describe('npm start', () => {
  it('starts everything, says where it is, stops everything on Ctrl-C and keeps the data', async () => {
    const first = await start();
    await first.printed(/ready after/);
    expect(first.output()).toContain(`http://localhost:${first.ports.web}`);
    expect(first.output()).toContain('demo@outreach.test / pw');
    expect(first.output()).toMatch(/Time\s+simulated: .* in New York/);

    const api = await environmentAt(first.ports.api);
    expect(api).toMatchObject({
      APP_ENV: 'local',
      CARRIERS_SIMULATED: 'true',
      PORT: String(first.ports.api),
    });
    expect(api.DATABASE_URL).toContain('app_user');
    expect(api.DATABASE_DIRECT_URL).toBeUndefined();
    const web = await environmentAt(first.ports.web);
    expect(web.APP_SECRET).toBeUndefined();
    expect(web.DATABASE_URL).toBeUndefined();

    const children = recordedChildren(repo);
    expect(children.map((child) => child.name)).toEqual(
      expect.arrayContaining(['postgres', 'api', 'twin', 'web']),
    );
    first.child.kill('SIGINT');
    expect(await first.exited).toBe(0);
    expect(children.filter(isAlive)).toEqual([]);

    const second = await start({ ports: first.ports });
    await second.printed(/ready after/);
    const again = await environmentAt(second.ports.api);
    expect(again.APP_SECRET).toBe(api.APP_SECRET);
    expect(again.CLOCK_ANCHOR).toBe(api.CLOCK_ANCHOR);
    expect(second.output()).toContain('programs built: nothing changed');
    expect(first.output()).toContain('database migrated');
    expect(first.output()).not.toContain('packages installed');
    expect(second.output()).not.toContain('database migrated');
    expect(second.output()).toContain('demo@outreach.test / pw');
    expect(readFileSync(join(repo, 'builds.txt'), 'utf8').trim().split('\n')).toHaveLength(1);
  });

  it('has its database meant by npm run cli while it runs, and another where that one is given', async () => {
    const launcher = await start();
    await launcher.printed(/ready after/);
    const api = await environmentAt(launcher.ports.api);
    const here = await runCommand(repo, ['engine', 'status']);
    expect(JSON.parse(here.output)).toEqual({ args: ['engine', 'status'], database: api.DATABASE_URL });
    expect(statSync(join(repo, '.data/api-environment.json')).mode & 0o077).toBe(0);
    const other = await runCommand(repo, ['engine'], { DATABASE_URL: 'postgresql://elsewhere/outreach' });
    expect(JSON.parse(other.output)).toEqual({
      args: ['engine'],
      database: 'postgresql://elsewhere/outreach',
    });

    launcher.child.kill('SIGINT');
    await launcher.exited;
    const nothing = await runCommand(repo, ['engine']);
    expect(nothing.code).toBe(1);
    expect(nothing.output).toContain('Nothing runs here: run npm start');
    expect(JSON.parse((await runCommand(repo, [])).output).args).toEqual([]);
  });

  it('migrates and seeds again when the schema changed, and after a wipe', async () => {
    mkdirSync(join(repo, 'packages/db/migrations'), { recursive: true });
    writeFileSync(join(repo, 'packages/db/migrations/0001_new.sql'), 'select 1');
    const changed = await start();
    await changed.printed(/ready after/);
    expect(changed.output()).toContain('database migrated');
    expect(changed.output()).not.toContain('packages installed');
    changed.child.kill('SIGTERM');
    await changed.exited;
    const wiped = await start({ args: ['--reset-demo', '--yes'] });
    await wiped.printed(/ready after/);
    expect(wiped.output()).toContain('demo data wiped');
    expect(wiped.output()).toContain('database migrated');
  });

  it('lets the demo workspace be finished when it is stopped meanwhile, with its database under it', async () => {
    const file = join(repo, 'seed.txt');
    const launcher = await start({ args: ['--reset-demo', '--yes'], env: { SLOW_SEED: file } });
    const says = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    expect(await waitUntil(() => says() === 'begun', { timeoutMs: 60_000 })).toBe(true);
    launcher.child.kill('SIGINT');
    expect(await launcher.exited).toBe(0);
    expect(says()).toBe('finished, database there: yes');
  });

  it('recovers from kill -9 of the launcher: its own leftovers are ended, then all is well', async () => {
    const first = await start();
    await first.printed(/ready after/);
    const orphans = recordedChildren(repo);
    first.child.kill('SIGKILL');
    await waitUntil(() => first.child.exitCode !== null || first.child.signalCode !== null, {
      timeoutMs: 30_000,
    });
    expect(orphans.filter(isAlive).length).toBe(orphans.length);

    const second = await start({ ports: first.ports });
    await second.printed(/ready after/);
    expect(second.output()).toContain('ended what an earlier run left behind');
    expect(orphans.filter(isAlive)).toEqual([]);
  });

  it.runIf(process.platform === 'linux').each(/** @type {const} */ (['SIGKILL', 'SIGTERM']))(
    'leaves nothing behind when the npm above it gets %s',
    async (signal) => {
      const launcher = await start({ viaNpm: true });
      await launcher.printed(/ready after/);
      const children = recordedChildren(repo);
      launcher.child.kill(signal);
      const gone = await waitUntil(() => !children.some(isAlive), { timeoutMs: 45_000 });
      expect(gone).toBe(true);
      await launcher.exited;
    },
  );

  it('starts a database, a queue or an API again that dies in mid-run', async () => {
    const launcher = await start();
    await launcher.printed(/ready after/);
    const before = recordedChildren(repo);
    const pidOf = (/** @type {string} */ name) => before.find((child) => child.name === name)?.pid ?? 0;
    process.kill(pidOf('postgres'), 'SIGKILL');
    await launcher.printed(/PostgreSQL was ended by SIGKILL; starting it again/);
    await launcher.printed(/PostgreSQL is back/);
    if (pidOf('redis')) {
      process.kill(pidOf('redis'), 'SIGKILL');
      await launcher.printed(/Redis is back/);
    }
    expect(recordedChildren(repo).find((child) => child.name === 'api')?.pid).toBe(pidOf('api'));
    await fetch(`http://127.0.0.1:${launcher.ports.api}/crash`).catch(() => {});
    await launcher.printed(/The API ended with exit code 3/);
    await launcher.printed(/The API is back/);
  });

  it('starts an API again that ends while it is being started again', async () => {
    const file = join(repo, 'failing-starts.txt');
    const launcher = await start({ env: { FAILING_STARTS: file } });
    await launcher.printed(/ready after/);
    writeFileSync(file, '2');
    await fetch(`http://127.0.0.1:${launcher.ports.api}/crash`).catch(() => {});
    await launcher.printed(/The API could not be started again: api ended while starting.*try 3 of 6/);
    await launcher.printed(/The API is back/);
    expect(readFileSync(file, 'utf8')).toBe('0');
    expect((await environmentAt(launcher.ports.api)).PORT).toBe(String(launcher.ports.api));
  });

  it('refuses to run twice in one folder', async () => {
    const first = await start();
    await first.printed(/ready after/);
    const second = await start();
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain('Already running here as process');
    expect(await accepts(first.ports.api)).toBe(true);
  });

  it('names a port that is taken and says what to do', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const { port } = /** @type {import('node:net').AddressInfo} */ (stranger.address());
    try {
      const launcher = await start({ env: { API_PORT: String(port) } });
      expect(await launcher.exited).toBe(1);
      expect(launcher.output()).toContain(`port ${port} (API) is taken`);
      expect(launcher.output()).toContain('API_PORT=');
    } finally {
      stranger.close();
    }
  });

  it('refuses a bad option, a bad port and a wipe that nobody can confirm', async () => {
    for (const [options, message] of /** @type {const} */ ([
      [{ args: ['--nope'] }, '--nope'],
      [{ env: { WEB_PORT: 'abc' } }, 'WEB_PORT=abc is not a port'],
      [{ args: ['--reset-demo'] }, 'add --yes'],
      [{ env: { CLOCK_START: '2026-01-15T16:00:00Z', APP_ENV: 'production' } }, 'CLOCK_START is refused'],
    ])) {
      const launcher = await start(options);
      expect(await launcher.exited).toBe(1);
      expect(launcher.output()).toContain(message);
    }
  });
});
