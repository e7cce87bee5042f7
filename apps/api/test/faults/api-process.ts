import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { eventually, freePort, type TestDatabase } from '@og/testing';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/**
 * Compile what the process runs; it starts from the built files, as in production. `npm test` has built them, and runs
 * the same files beside: they must not be written then.
 */
export function buildApi(): void {
  if (process.env['TEST_BUILT']) return;
  for (const project of [
    'packages/core',
    'packages/contracts',
    'packages/db',
    'packages/providers',
    'apps/api',
  ]) {
    const swc = fileURLToPath(new URL('../../../../node_modules/@swc/cli/bin/swc.js', import.meta.url));
    const built = spawnSync(
      process.execPath,
      [swc, 'src', '-d', 'dist', '--strip-leading-paths', '--config-file', `${ROOT}.swcrc`, '-q'],
      { cwd: `${ROOT}${project}`, encoding: 'utf8' },
    );
    if (built.status !== 0) throw new Error(`${project}: ${built.stderr}`);
  }
}

/** The API as processes that are killed and started again on the same database, port and queues. */
export class ApiProcess {
  private child: ReturnType<typeof spawn> | null = null;

  private constructor(
    readonly url: string,
    private readonly env: Record<string, string>,
  ) {}

  static async create(database: TestDatabase, env: Record<string, string>): Promise<ApiProcess> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const redisUrl = process.env['TEST_REDIS_URL'];
    return new ApiProcess(url, {
      PATH: process.env['PATH'] ?? '',
      APP_ENV: 'test',
      APP_URL: url,
      FRONTEND_URL: 'http://localhost:3000',
      PORT: String(port),
      APP_SECRET: 'test-secret-of-at-least-32-characters',
      DATABASE_URL: database.userUrl,
      DATABASE_SYSTEM_URL: database.systemUrl,
      DATABASE_DIRECT_URL: database.ownerUrl,
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
      QUEUE_PREFIX: `test-${randomBytes(4).toString('hex')}`,
      STORAGE_DIR: tmpdir(),
      LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
      ...env,
    });
  }

  /** Start it, with settings of this life only, and wait until it is ready. */
  async start(env: Record<string, string> = {}): Promise<void> {
    this.child = spawn(process.execPath, ['dist/main.js'], {
      cwd: `${ROOT}apps/api`,
      env: { ...this.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await eventually(
      'the API is ready',
      async () => (await fetch(`${this.url}/ready`)).status === 200,
      90_000,
    );
  }

  /** Send a signal and wait for its end. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  /** The data of a GraphQL operation; throws when there were errors. */
  readonly data = async <T>(
    query: string,
    variables: Record<string, unknown> = {},
    token?: string,
  ): Promise<T> => {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const answer = (await response.json()) as { data: T | null; errors?: unknown };
    if (answer.errors || !answer.data) throw new Error(`GraphQL: ${JSON.stringify(answer.errors)}`);
    return answer.data;
  };
}
