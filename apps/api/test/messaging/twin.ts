import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../twin/dist/main.js', import.meta.url));

export interface Acceptance {
  to: string;
  body: string;
  count: number;
  sids: string[];
}

/** The provider twin as a process of its own: carrier, people and the count of what was accepted. */
export interface Twin {
  /** For TWILIO_API_BASE_URL. */
  baseUrl: string;
  acceptances(to?: string): Promise<Acceptance[]>;
  /** Trouble on demand; see the twin's control API. */
  fault(rule: Record<string, unknown>): Promise<void>;
  control(path: string, body?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Start a twin on a free port, on the same clock as the application. People do not answer unless told to. */
export async function startTwin(clock: { start: string; anchor: string } | null = null): Promise<Twin> {
  if (!existsSync(MAIN)) throw new Error('The twin is not built: run `pnpm --filter twin build` first.');
  const child: ChildProcess = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      TWIN_PORT: '0',
      TWIN_SPEED: '2000',
      TWIN_DISORDER: '0',
      TWIN_UNREACHABLE: '0',
      ...(clock ? { CLOCK_START: clock.start, CLOCK_ANCHOR: clock.anchor } : {}),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The twin ended with ${code}.`)));
    createInterface({ input: child.stdout! }).once('line', (line) =>
      resolve((JSON.parse(line) as { port: number }).port),
    );
  });
  const url = `http://127.0.0.1:${port}`;
  const control: Twin['control'] = async (path, body) => {
    const response = await fetch(
      `${url}/_twin${path}`,
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
    if (!response.ok) throw new Error(`twin ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  await control('/pause', {});
  return {
    baseUrl: `${url}/twilio`,
    control,
    fault: async (rule) => void (await control('/faults', rule)),
    acceptances: async (to) =>
      (
        (await control(`/acceptances${to ? `?to=${encodeURIComponent(to)}` : ''}`)) as {
          acceptances: Acceptance[];
        }
      ).acceptances,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
