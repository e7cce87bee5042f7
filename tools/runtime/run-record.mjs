// What a run has started, written down before anything can go wrong: the next run reads it
// and ends what a killed one left behind. One file a run, `.data/runs/<id>.json`.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identify, isAlive, pidsWithEnv } from './identity.mjs';
import { waitUntil } from './wait.mjs';

/** Every child carries the id of its run in this variable, so that none can hide. */
export const RUN_VARIABLE = 'OG_RUN';

/** @typedef {import('./identity.mjs').Identity} Identity */
/** @typedef {{ id: string, kind: string, owner: Identity, children: (Identity & { name: string, signal: NodeJS.Signals })[], temp: string[] }} RunRecord */

/** @param {string} dir data folder */
const folder = (dir) => join(dir, 'runs');

/**
 * @param {string} dir data folder
 * @param {RunRecord} record
 */
export function saveRecord(dir, record) {
  mkdirSync(folder(dir), { recursive: true });
  const file = join(folder(dir), `${record.id}.json`);
  writeFileSync(`${file}.new`, JSON.stringify(record, null, 2));
  renameSync(`${file}.new`, file); // never half a record
}

/**
 * @param {string} dir data folder
 * @param {string} id
 */
export function removeRecord(dir, id) {
  rmSync(join(folder(dir), `${id}.json`), { force: true });
}

/**
 * @param {string} dir data folder
 * @returns {RunRecord[]}
 */
export function readRecords(dir) {
  mkdirSync(folder(dir), { recursive: true });
  return readdirSync(folder(dir))
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      try {
        return [JSON.parse(readFileSync(join(folder(dir), name), 'utf8'))];
      } catch {
        rmSync(join(folder(dir), name), { force: true }); // damaged: nothing can be learnt from it
        return [];
      }
    });
}

/**
 * End what runs without a living owner left behind. Strangers that got a recorded pid are not touched.
 * @param {string} dir data folder
 * @returns {Promise<string[]>} names of the processes that were ended
 */
export async function endLeftovers(dir) {
  const ended = [];
  for (const record of readRecords(dir)) {
    if (isAlive(record.owner)) continue;
    const known = record.children.filter(isAlive);
    const hidden = pidsWithEnv(RUN_VARIABLE, record.id)
      .filter((pid) => !known.some((child) => child.pid === pid))
      .map((pid) => ({ ...identify(pid), name: `process ${pid}`, signal: /** @type {const} */ ('SIGTERM') }));
    // Those that write end first, those that keep end last: children were recorded in that order.
    for (const one of [...hidden, ...known.toReversed()]) await endAll([one], { signal: one.signal });
    for (const path of record.temp) rmSync(path, { recursive: true, force: true });
    removeRecord(dir, record.id);
    ended.push(...[...known, ...hidden].map((child) => child.name));
  }
  return ended;
}

/**
 * End processes and their groups: politely, then by force.
 * @param {Identity[]} processes
 * @param {{ graceMs?: number, signal?: NodeJS.Signals }} [options]
 */
export async function endAll(processes, { graceMs = 5_000, signal = 'SIGTERM' } = {}) {
  for (const one of processes) signalGroup(one, signal);
  const gone = await waitUntil(() => !processes.some(isAlive), { timeoutMs: graceMs });
  if (gone) return;
  for (const one of processes) if (isAlive(one)) signalGroup(one, 'SIGKILL');
  await waitUntil(() => !processes.some(isAlive), { timeoutMs: 2_000 });
}

/**
 * @param {Identity} identity
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(identity, signal) {
  if (!isAlive(identity)) return;
  // A child of ours leads a group of its own, in which its helpers live too.
  for (const target of process.platform === 'win32' ? [identity.pid] : [-identity.pid, identity.pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch {
      // Not a group leader, or gone between the check and the signal: try the process itself.
    }
  }
}
