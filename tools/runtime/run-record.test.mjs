import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bornAt, identify, isAlive } from './identity.mjs';
import { readable } from './log.mjs';
import { Run } from './processes.mjs';
import { endLeftovers, readRecords, RUN_VARIABLE, saveRecord } from './run-record.mjs';

/** @type {string} */
let dir;
/** @type {import('node:child_process').ChildProcess[]} */
let sleepers = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'og-runs-'));
});
afterEach(() => {
  for (const sleeper of sleepers) sleeper.kill('SIGKILL');
  sleepers = [];
  rmSync(dir, { recursive: true, force: true });
});

function sleeper(env = {}) {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, ...env },
  });
  sleepers.push(child);
  return identify(child.pid ?? 0);
}

/** Somebody who lived before and whose pid now may be anybody's. */
const DEAD = { pid: 4_194_000, born: 'long ago' };
const record = (/** @type {object} */ facts) =>
  saveRecord(dir, { id: 'one', kind: 'start', owner: DEAD, children: [], temp: [], ...facts });

describe('leftovers of a dead run', () => {
  it('are ended, with their temporary folders', async () => {
    const orphan = sleeper();
    mkdirSync(join(dir, 'temp'));
    record({ children: [{ ...orphan, name: 'api', signal: 'SIGTERM' }], temp: [join(dir, 'temp')] });
    expect(await endLeftovers(dir)).toEqual(['api']);
    expect(isAlive(orphan)).toBe(false);
    expect(existsSync(join(dir, 'temp'))).toBe(false);
    expect(await endLeftovers(dir)).toEqual([]);
  });

  it('never include a stranger who was given a recorded pid', async () => {
    const stranger = sleeper();
    record({ children: [{ pid: stranger.pid, born: 'another time', name: 'api', signal: 'SIGTERM' }] });
    expect(await endLeftovers(dir)).toEqual([]);
    expect(isAlive(stranger)).toBe(true);
  });

  it('are left alone while their owner lives', async () => {
    const child = sleeper();
    record({ owner: identify(process.pid), children: [{ ...child, name: 'api', signal: 'SIGTERM' }] });
    expect(await endLeftovers(dir)).toEqual([]);
    expect(isAlive(child)).toBe(true);
  });

  it.runIf(process.platform === 'linux')(
    'are found by their mark when they were started but not yet written down',
    async () => {
      const hidden = sleeper({ [RUN_VARIABLE]: 'one' });
      record({});
      expect(await endLeftovers(dir)).toEqual([`process ${hidden.pid}`]);
      expect(isAlive(hidden)).toBe(false);
    },
  );

  it('do not stop a start when the record is damaged', async () => {
    mkdirSync(join(dir, 'runs'));
    writeFileSync(join(dir, 'runs', 'x.json'), '{');
    expect(await endLeftovers(dir)).toEqual([]);
    expect(readdirSync(join(dir, 'runs'))).toEqual([]);
  });
});

describe('Run', () => {
  it('stops children in order, kills one that will not end, and leaves no record', async () => {
    const { run } = await Run.open({ kind: 'test', dir });
    const stubborn = run.spawn({
      name: 'stubborn',
      command: process.execPath,
      args: [
        '-e',
        "process.on('SIGTERM', () => console.log('no')); setInterval(() => {}, 1000); console.log('up')",
      ],
      graceMs: 3_000, // time enough to refuse, on a busy machine, too
    });
    while (!stubborn.output().includes('up')) await new Promise((resolve) => setTimeout(resolve, 20));
    await run.close();
    expect((await stubborn.exited).signal).toBe('SIGKILL');
    expect(stubborn.output()).toContain('no');
    expect(readdirSync(join(dir, 'runs'))).toEqual([]);
    expect(() => run.spawn({ name: 'late', command: process.execPath, args: [] })).toThrow(
      'the run is ending',
    );
  });

  it('that is killed leaves its record: what it made for a while goes at the next start', async () => {
    const { run } = await Run.open({ kind: 'test', dir });
    mkdirSync(join(dir, 'temp'));
    run.addTemp(join(dir, 'temp'));
    const child = run.spawn({
      name: 'sleeper',
      command: process.execPath,
      args: ['-e', 'setInterval(() => {}, 1000)'],
    });
    run.killNow();
    expect((await child.exited).signal).toBe('SIGKILL');
    const [left] = readRecords(dir);
    expect(left?.temp).toEqual([join(dir, 'temp')]);
    // As the next start finds it: its owner is gone.
    saveRecord(dir, { ...run.record, owner: DEAD });
    expect(await endLeftovers(dir)).toEqual([]);
    expect(existsSync(join(dir, 'temp'))).toBe(false);
  });

  it('reports a command that fails with the end of its log', async () => {
    const { run } = await Run.open({ kind: 'test', dir });
    const failing = run.complete({
      name: 'broken',
      command: process.execPath,
      args: ['-e', "console.error('the reason'); process.exit(7)"],
    });
    await expect(failing).rejects.toMatchObject({
      message: expect.stringContaining('exit code 7'),
      detail: expect.stringContaining('the reason'),
    });
    await expect(run.complete({ name: 'absent', command: join(dir, 'nothing'), args: [] })).rejects.toThrow(
      'ENOENT',
    );
    await run.close();
  });
});

it('knows when a process was born, and that there is none', () => {
  expect(bornAt(process.pid)).toBe(bornAt(process.pid));
  expect(bornAt(process.pid)).toBeTruthy();
  expect(bornAt(4_194_000)).toBeUndefined();
});

it('makes JSON logs readable and leaves other lines alone', () => {
  expect(readable('{"level":40,"time":1,"msg":"late","queue":"lead"}')).toBe('warn late queue=lead');
  expect(readable('plain')).toBe('plain');
  expect(readable('{"level":')).toBe('{"level":');
});
