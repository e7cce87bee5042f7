import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { eventually, freePort } from '../../../testing/src/index.js';
import pg from 'pg';

/** The user id that runs it when the tests run as root: PgBouncer refuses root. */
const NOBODY = 65_534;

/** Path of PgBouncer: PGBOUNCER_PATH, or what the machine has; null when there is none. */
export function findPgBouncer(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  const candidates = [
    process.env['PGBOUNCER_PATH'],
    ...folders.filter(Boolean).map((folder) => join(folder, 'pgbouncer')),
  ];
  for (const path of candidates) {
    if (!path) continue;
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not here: try the next place.
    }
  }
  return null;
}

export interface PgBouncer {
  /** The same connection string, by way of the pooler. */
  through(url: string): string;
  stop(): Promise<void>;
}

/** Start a pooler in transaction mode in front of a server, with few server connections for each user. */
export async function startPgBouncer(
  path: string,
  target: { url: string; users: Record<string, string>; serverConnections: number },
): Promise<PgBouncer> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'og-pgbouncer-'));
  const server = new URL(target.url);
  const asRoot = process.getuid?.() === 0;
  const users = Object.entries(target.users).map(([name, password]) => `"${name}" "${password}"\n`);
  const settings = [
    '[databases]',
    `* = host=${server.hostname} port=${server.port || '5432'}`,
    '[pgbouncer]',
    'listen_addr = 127.0.0.1',
    `listen_port = ${port}`,
    'unix_socket_dir =',
    'auth_type = plain',
    `auth_file = ${folder}/users.txt`,
    'pool_mode = transaction',
    `default_pool_size = ${target.serverConnections}`,
    'max_client_conn = 200',
    'server_reset_query =',
    'verbose = 0',
  ];
  await writeFile(join(folder, 'users.txt'), users.join(''));
  await writeFile(join(folder, 'pgbouncer.ini'), settings.join('\n'));
  await chmod(folder, 0o755);
  if (asRoot) await chown(folder, NOBODY, NOBODY);
  const child = spawn(path, [join(folder, 'pgbouncer.ini')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(asRoot ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const through = (url: string) => {
    const pooled = new URL(url);
    pooled.host = `127.0.0.1:${port}`;
    return pooled.toString();
  };
  await eventually('PgBouncer answers', () => answers(through(target.url))).catch((error: unknown) => {
    throw new Error(
      `PgBouncer did not start. It said:
${output.join('')}`,
      { cause: error },
    );
  });
  return {
    through,
    stop: async () => {
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.end();
  return true;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    // SIGTERM may wait for clients that are still connected.
    setTimeout(() => child.kill('SIGKILL'), 2_000).unref();
  });
}
