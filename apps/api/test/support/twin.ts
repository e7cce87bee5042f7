import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const TWIN = fileURLToPath(new URL('../../../twin/', import.meta.url));
const SWC = fileURLToPath(new URL('../../../../node_modules/.bin/swc', import.meta.url));
const MAIN = `${TWIN}dist/main.js`;

/** What the carrier took for one person and text, whether or not its answer reached the caller. */
export interface Acceptance {
  to: string;
  body: string;
  count: number;
  sids: string[];
}

export interface TwinMessage {
  sid: string;
  direction: string;
  from: string;
  to: string;
  body: string;
  status: string;
  errorCode: number | null;
  /** Said by the carrier itself (the confirmation of a STOP). */
  automatic: boolean;
}

export interface TwinState {
  counts: {
    acceptances: number;
    duplicates: number;
    inbound: number;
    /** Deliveries, callbacks and replies that are still to come. */
    waiting: number;
    webhooksSent: number;
    webhooksFailed: number;
  };
}

export interface TwinOptions {
  /** The application's clock: what was sent when must be the same on both sides. */
  clock?: { start: string; anchor: string };
  /** 1 = people answer within minutes; 500 = within two seconds. */
  speed?: number;
  /** Factor on the share of late, doubled and swapped callbacks. */
  disorder?: number;
  /** Share of phones that cannot be reached. */
  unreachable?: number;
  /** Judge every repetition: `control('/violations')` lists what must never be. */
  watch?: boolean;
  /** For load: nobody answers, callbacks follow at once. */
  lean?: boolean;
  /** People write back from the start. Default: only after `control('/resume', {})`. */
  peopleAnswer?: boolean;
}

/** The provider twin as a process of its own: carrier, people and the count of what was accepted. */
export interface Twin {
  /** Without a prefix: `/twilio`, `/signalhouse` and `/sendgrid` are below it. */
  url: string;
  /** For TWILIO_API_BASE_URL. */
  baseUrl: string;
  state(): Promise<TwinState>;
  acceptances(to?: string): Promise<Acceptance[]>;
  messages(direction?: 'inbound' | 'outbound'): Promise<TwinMessage[]>;
  violations(): Promise<{ to: string; body: string }[]>;
  character(phone: string): Promise<string>;
  choose(phone: string, character: string): Promise<void>;
  /** A person writes; waits for the product's answers and returns their HTTP statuses. */
  inbound(text: { from: string; to: string; body: string }): Promise<number[]>;
  /** Trouble on demand; returns how to end it. */
  fault(rule: Record<string, unknown>): Promise<void>;
  endFaults(): Promise<void>;
  control<T>(path: string, body?: unknown, method?: string): Promise<T>;
  stop(): Promise<void>;
}

/** Start a twin on a free port; it is built first when nobody has. */
export async function startTwin(options: TwinOptions = {}): Promise<Twin> {
  if (!existsSync(MAIN)) build();
  const { clock } = options;
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      TWIN_PORT: '0',
      TWIN_SPEED: String(options.speed ?? 500),
      TWIN_DISORDER: String(options.disorder ?? 0),
      TWIN_UNREACHABLE: String(options.unreachable ?? 0),
      TWIN_WATCH: options.watch ? '1' : '0',
      TWIN_LEAN: options.lean ? '1' : '0',
      ...(clock ? { CLOCK_START: clock.start, CLOCK_ANCHOR: clock.anchor } : {}),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = `http://127.0.0.1:${await readyPort(child)}`;
  const control: Twin['control'] = async <T>(path: string, body?: unknown, method?: string) => {
    const response = await fetch(`${url}/_twin${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`twin ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? null : await response.json()) as T;
  };
  if (!options.peopleAnswer) await control('/pause', {});
  return {
    url,
    baseUrl: `${url}/twilio`,
    control,
    state: () => control<TwinState>('/state'),
    acceptances: async (to) =>
      (
        await control<{ acceptances: Acceptance[] }>(
          `/acceptances${to ? `?to=${encodeURIComponent(to)}` : ''}`,
        )
      ).acceptances,
    messages: async (direction) =>
      (
        await control<{ messages: TwinMessage[] }>(
          `/messages?limit=100000${direction ? `&direction=${direction}` : ''}`,
        )
      ).messages,
    violations: async () =>
      (await control<{ violations: { to: string; body: string }[] }>('/violations')).violations,
    character: async (phone) =>
      (await control<{ character: string }>(`/characters/${encodeURIComponent(phone)}`)).character,
    choose: async (phone, character) => void (await control('/characters', { phone, character })),
    inbound: async (text) =>
      (await control<{ webhookStatuses: number[] }>('/inbound', { ...text, wait: true })).webhookStatuses,
    fault: async (rule) => void (await control('/faults', rule)),
    endFaults: async () => void (await control('/faults', undefined, 'DELETE')),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

function build(): void {
  const args = ['src', '-d', 'dist', '--strip-leading-paths', '--config-file', '../../.swcrc', '-q'];
  const { status, stderr } = spawnSync(SWC, args, { cwd: TWIN, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The twin could not be built: ${stderr}`);
}

function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The twin ended with ${code}.`)));
    createInterface({ input: child.stdout! }).once('line', (line) =>
      resolve((JSON.parse(line) as { port: number }).port),
    );
  });
}
