// One run of a tool and the processes it starts: each logged, each stopped in order, none left behind.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserFacingError } from './errors.mjs';
import { identify, isAlive, npmAncestor, pidsWithEnv } from './identity.mjs';
import { openLog } from './log.mjs';
import {
  endAll,
  endLeftovers,
  readRecords,
  removeRecord,
  RUN_VARIABLE,
  saveRecord,
  signalGroup,
} from './run-record.mjs';
import { answers, waitUntil } from './wait.mjs';

/**
 * @typedef {object} Spec
 * @property {string} name also the name of its log
 * @property {string} command
 * @property {string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [uid] POSIX user to run as
 * @property {string} [stdin] written to its standard input
 * @property {boolean} [echo] also show its output here
 * @property {number} [order] higher ones are stopped first
 * @property {NodeJS.Signals} [stopSignal] SIGTERM unless said otherwise
 * @property {number} [graceMs] time to end by itself before it is killed
 */
/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, error?: Error }} Exit */
/**
 * @typedef {object} Child
 * @property {Spec} spec
 * @property {import('./identity.mjs').Identity} identity
 * @property {Promise<Exit>} exited
 * @property {() => boolean} running
 * @property {() => string} tail the last lines it printed
 * @property {() => string} output everything it printed on standard output
 * @property {string} logFile
 */

export class Run {
  /** @type {Child[]} */
  children = [];
  closing = false;

  /**
   * Open a run, after ending what dead runs left behind.
   * @param {{ kind: string, dir: string, logs?: string, exclusive?: boolean }} options
   *   exclusive: refuse while another run of this kind lives
   * @returns {Promise<{ run: Run, leftovers: string[] }>}
   */
  static async open({ kind, dir, logs = join(dir, 'logs'), exclusive = false }) {
    const leftovers = await endLeftovers(dir);
    const other =
      exclusive && readRecords(dir).find((record) => record.kind === kind && isAlive(record.owner));
    if (other)
      throw new UserFacingError(
        `Already running here as process ${other.owner.pid}: stop it first with Ctrl-C in its window, or "kill ${other.owner.pid}".`,
      );
    return { run: new Run(kind, dir, logs), leftovers };
  }

  /**
   * @param {string} kind
   * @param {string} dir
   * @param {string} logs
   */
  constructor(kind, dir, logs) {
    this.dir = dir;
    this.logs = logs;
    /** @type {import('./run-record.mjs').RunRecord} */
    this.record = {
      id: randomBytes(8).toString('hex'),
      kind,
      owner: identify(process.pid),
      children: [],
      temp: [],
    };
    mkdirSync(logs, { recursive: true });
    saveRecord(dir, this.record);
  }

  /**
   * The same run; what it spawns has this before its name, so that two of a kind keep two logs.
   * @param {string} prefix
   * @returns {Run}
   */
  named(prefix) {
    const named = Object.create(this);
    named.spawn = (/** @type {Spec} */ spec) => this.spawn({ ...spec, name: `${prefix}-${spec.name}` });
    return named;
  }

  /**
   * A folder that goes when this run ends, or, should it be killed, when the next one starts.
   * @param {string} path
   */
  addTemp(path) {
    this.record.temp.push(path);
    saveRecord(this.dir, this.record);
  }

  /**
   * @param {Spec} spec
   * @returns {Child}
   */
  spawn(spec) {
    if (this.closing) throw new UserFacingError(`${spec.name} was not started: the run is ending.`);
    const log = openLog(this.logs, spec.name);
    const child = spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: { ...(spec.env ?? process.env), [RUN_VARIABLE]: this.record.id },
      stdio: [spec.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C reaches only this process, which then stops the others in order.
      detached: process.platform !== 'win32',
      windowsHide: true,
      ...(spec.uid === undefined ? {} : { uid: spec.uid, gid: spec.uid }),
    });
    const identity = identify(child.pid ?? 0);
    this.record.children.push({ ...identity, name: spec.name, signal: spec.stopSignal ?? 'SIGTERM' });
    saveRecord(this.dir, this.record);

    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      if (output.length < 1_000_000) output += text;
      log.write(text);
      if (spec.echo) process.stdout.write(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      log.write(text);
      if (spec.echo) process.stdout.write(text);
    });
    if (spec.stdin !== undefined) {
      child.stdin?.on('error', () => {}); // it may end before it has read everything; its exit tells
      child.stdin?.end(spec.stdin);
    }
    let ended = false;
    /** @type {Promise<Exit>} */
    const exited = new Promise((resolve) => {
      const finish = (/** @type {Exit} */ exit) => {
        ended = true;
        log.close();
        resolve(exit);
      };
      child.once('error', (error) => finish({ code: null, signal: null, error }));
      child.once('exit', () => {
        ended = true;
      });
      child.once('close', (code, signal) => finish({ code, signal }));
    });
    /** @type {Child} */
    const handle = {
      spec,
      identity,
      exited,
      running: () => !ended,
      tail: log.tail,
      output: () => output,
      logFile: log.file,
    };
    this.children.push(handle);
    void exited.then(() => this.forget(handle));
    return handle;
  }

  /** @param {Child} child */
  forget(child) {
    this.children = this.children.filter((one) => one !== child);
    this.record.children = this.record.children.filter(
      ({ pid, born }) => pid !== child.identity.pid || born !== child.identity.born,
    );
    if (!this.closing) saveRecord(this.dir, this.record);
  }

  /**
   * Run a command to its end.
   * @param {Spec} spec
   * @returns {Promise<string>} what it printed on standard output
   * @throws UserFacingError with the end of its log when it fails
   */
  async complete(spec) {
    const child = this.spawn(spec);
    const { code, signal, error } = await child.exited;
    if (code === 0) return child.output();
    const how = error ? error.message : signal ? `was ended by ${signal}` : `failed with exit code ${code}`;
    throw new UserFacingError(`${spec.name} ${how}. The whole log: ${child.logFile}`, {
      detail: child.tail(),
    });
  }

  /**
   * Wait until a child answers over HTTP; one that does not is stopped, so that another can be started in its place.
   * @param {Child} child
   * @param {string} url
   * @param {{ timeoutMs?: number, below?: number }} [options]
   */
  async ready(child, url, { timeoutMs = 60_000, below = 500 } = {}) {
    const up = await waitUntil(async () => !child.running() || (await answers(url, below)), { timeoutMs });
    if (up && child.running()) return;
    const why = child.running()
      ? `did not answer at ${url} within ${timeoutMs / 1000} s`
      : 'ended while starting';
    const detail = child.tail();
    await this.stop(child);
    throw new UserFacingError(`${child.spec.name} ${why}. The whole log: ${child.logFile}`, { detail });
  }

  /** @param {Child} child */
  async stop(child) {
    if (!child.running()) return;
    await endAll([child.identity], {
      graceMs: child.spec.graceMs ?? 10_000,
      signal: child.spec.stopSignal ?? 'SIGTERM',
    });
    await Promise.race([child.exited, waitUntil(() => !isAlive(child.identity), { timeoutMs: 2_000 })]);
  }

  /** Stop everything, highest order first, and whatever those left behind. */
  async close() {
    this.closing = true;
    const orders = [...new Set(this.children.map((child) => child.spec.order ?? 0))].toSorted(
      (a, b) => b - a,
    );
    for (const order of orders)
      await Promise.all(
        this.children.filter((child) => (child.spec.order ?? 0) === order).map((child) => this.stop(child)),
      );
    await endAll(pidsWithEnv(RUN_VARIABLE, this.record.id).map(identify), { graceMs: 1_000 });
    for (const path of this.record.temp) rmSync(path, { recursive: true, force: true });
    removeRecord(this.dir, this.record.id);
  }

  /** Kill everything at once; for a user who will not wait. The record stays: the next start clears what is left. */
  killNow() {
    this.closing = true;
    for (const child of this.children) signalGroup(child.identity, 'SIGKILL');
  }

  /**
   * Close on Ctrl-C, on SIGTERM, when the terminal goes, and when the npm that started us is gone.
   * A second signal kills.
   * @param {{ onStop: (why: string) => void, onStopped: (why: string) => void }} hooks
   */
  stopOnSignals({ onStop, onStopped }) {
    const stop = (/** @type {string} */ why) => {
      if (this.closing) {
        this.killNow();
        process.exit(130);
      }
      onStop(why);
      void this.close().then(() => onStopped(why));
    };
    // The terminal or pipe we print to may go first; that must not keep us from stopping the rest.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
    const parent = npmAncestor();
    if (!parent) return;
    const timer = setInterval(() => {
      if (isAlive(parent) || this.closing) return;
      clearInterval(timer);
      stop('its npm process is gone');
    }, 1_000);
    timer.unref();
  }
}
