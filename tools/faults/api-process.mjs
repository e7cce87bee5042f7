// One process of the API that a case kills, stops and lets go on.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBinary, root } from '../runtime/paths.mjs';
import { answers, waitUntil } from '../runtime/wait.mjs';

const MAIN = join(root, 'apps', 'api', 'dist', 'main.js');
/** Everything is waited for; this only ends a run in which it never comes, on a machine that does ten things besides. */
export const PATIENCE_MS = 120_000;

/**
 * @typedef {object} Life what one start of a process is told
 * @property {string} [failpoints] see apps/api/src/platform/failpoints.ts
 * @property {number} [shiftMs] its clock is so far ahead of the case's; a restart after a pause
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [balanced] false: no requests come to it
 */

export class ApiProcess {
  /** @type {import('../runtime/processes.mjs').Child | null} */
  child = null;

  /**
   * @param {import('../runtime/processes.mjs').Run} run
   * @param {string} name
   * @param {number} port
   * @param {import('./load-balancer.mjs').LoadBalancer} balancer
   * @param {(life: Life) => NodeJS.ProcessEnv} environment
   */
  constructor(run, name, port, balancer, environment) {
    this.run = run;
    this.name = name;
    this.port = port;
    this.balancer = balancer;
    this.environment = environment;
  }

  get pid() {
    return this.child?.identity.pid ?? 0;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  /**
   * Start it and wait until it answers, or until a failpoint ended it before.
   * @param {Life} [life]
   */
  async start(life = {}) {
    this.child = this.run.spawn({
      name: this.name,
      command: nodeBinary(),
      args: [MAIN],
      cwd: root,
      env: { ...this.environment(life), PORT: String(this.port) },
      order: 3,
      graceMs: 5_000,
    });
    const child = this.child;
    const up = await waitUntil(async () => !child.running() || (await answers(`${this.url}/health`, 400)), {
      timeoutMs: PATIENCE_MS,
      everyMs: 30,
    });
    if (!up) throw new Error(`${this.name} did not start: ${child.tail()}`);
    if (!child.running() && !life.failpoints)
      throw new Error(`${this.name} ended at its start: ${child.tail()}`);
    if (life.balanced !== false) this.balancer.add(this.port);
    if (life.failpoints?.includes('=stop')) this.watch(child);
    return this;
  }

  /**
   * A process that stops itself holds what it was asked in that moment.
   * @param {import('../runtime/processes.mjs').Child} child
   */
  watch(child) {
    const timer = setInterval(() => {
      if (stateOf(child.identity.pid) === 'T') this.balancer.cut(this.port);
      else if (child.running()) return;
      clearInterval(timer);
    }, 50);
    timer.unref();
  }

  /** Wait until it ended by itself (a failpoint, SIGTERM). */
  async ended(timeoutMs = PATIENCE_MS) {
    const child = this.child;
    if (!child) return;
    const done = await Promise.race([
      child.exited.then(() => true),
      new Promise((resolve) => setTimeout(() => resolve(false), timeoutMs).unref()),
    ]);
    this.balancer.remove(this.port);
    if (!done) throw new Error(`${this.name} still runs after ${timeoutMs} ms`);
  }

  async kill() {
    await this.end('SIGKILL');
  }

  async term() {
    await this.end('SIGTERM');
  }

  /** @param {NodeJS.Signals} signal */
  async end(signal) {
    const child = this.child;
    this.balancer.remove(this.port);
    if (!child?.running()) return;
    // Its own process only: the group is the run's way of ending leftovers.
    process.kill(this.pid, signal);
    if (signal === 'SIGTERM') process.kill(this.pid, 'SIGCONT');
    await this.ended();
  }

  /** Wait until the kernel says that it is stopped (SIGSTOP). */
  async stopped(timeoutMs = PATIENCE_MS) {
    const done = await waitUntil(() => stateOf(this.pid) === 'T', { timeoutMs, everyMs: 50 });
    if (!done) throw new Error(`${this.name} was not stopped within ${timeoutMs} ms`);
    this.balancer.cut(this.port);
  }

  stop() {
    process.kill(this.pid, 'SIGSTOP');
    this.balancer.cut(this.port);
  }

  resume() {
    process.kill(this.pid, 'SIGCONT');
  }
}

/**
 * One letter as `ps` says it: R, S, T (stopped), Z …; empty without such a process.
 * @param {number} pid
 */
function stateOf(pid) {
  if (existsSync('/proc/self/stat')) {
    if (!existsSync(`/proc/${pid}/stat`)) return '';
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).slice(0, 1);
  }
  const { stdout } = spawnSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' });
  return (stdout ?? '').trim().slice(0, 1);
}
