import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { DEMO_ACCOUNT_SID, DEMO_AUTH_TOKEN } from '../src/twilio/demo-account.js';
import { FROM } from './support.js';

const entry = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const built = existsSync(entry);
const title = built ? 'the built server' : 'the built server (skipped: run `pnpm --filter twin build` first)';

describe.skipIf(!built)(title, () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));

  function start(env: Record<string, string>): ChildProcess {
    child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    return child;
  }

  it('says when it listens, and ends at once on SIGTERM although a request hangs', async () => {
    const twin = start({ TWIN_PORT: '0' });
    const [line] = (await once(twin.stdout ?? twin, 'data')) as [Buffer];
    const ready = JSON.parse(line.toString()) as { ready: boolean; port: number };
    expect(ready.ready).toBe(true);
    const authorization = `Basic ${Buffer.from(`${DEMO_ACCOUNT_SID}:${DEMO_AUTH_TOKEN}`).toString('base64')}`;
    const url = `http://127.0.0.1:${ready.port}/twilio/2010-04-01/Accounts/${DEMO_ACCOUNT_SID}/Messages.json`;
    const body = new URLSearchParams({ To: '+12125550598', From: FROM, Body: 'x' });
    const hanging = fetch(url, { method: 'POST', headers: { authorization }, body }).catch(() => 'cut off');
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${ready.port}/_twin/acceptances`)).json())
      .toMatchObject({ total: 1 });
    twin.kill('SIGTERM');
    const [code] = (await once(twin, 'exit')) as [number];
    expect(code).toBe(0);
    expect(await hanging).toBe('cut off');
  });

  it('names a bad setting and ends', async () => {
    const twin = start({ TWIN_PORT: 'http' });
    const [[line], [code]] = (await Promise.all([once(twin.stderr ?? twin, 'data'), once(twin, 'exit')])) as [
      [Buffer],
      [number],
    ];
    expect(line.toString()).toContain('TWIN_PORT');
    expect(code).toBe(1);
  });
});
