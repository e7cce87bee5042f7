// What processes spent of the processors: on a busy machine that says more than the clock on the wall.
import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever the machine; see proc_pid_stat(5). */
const MS_PER_TICK = 10;

/** @typedef {{ ticks: number, endedChildren: number, parent: number }} Spent */

/**
 * @param {number} pid
 * @returns {Spent | null} null when there is no such process, or no such file on this system
 */
function spentBy(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0] = fields.slice(1);
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11);
    return { parent, ticks: user + system, endedChildren: endedUser + endedSystem };
  } catch {
    return null;
  }
}

/**
 * Processor time of processes until now, in milliseconds, by name. PostgreSQL's is that of all its processes: those it
 * started are counted with it, the ended ones too.
 * @param {Record<string, number | undefined>} pids by name
 * @returns {Record<string, number> | null} null where the system does not tell
 */
export function processorTimes(pids) {
  /** @type {Map<number, Spent>} */
  const all = new Map();
  try {
    for (const entry of readdirSync('/proc')) {
      const spent = /^\d+$/.test(entry) ? spentBy(Number(entry)) : null;
      if (spent) all.set(Number(entry), spent);
    }
  } catch {
    return null;
  }
  /** @type {Record<string, number>} */
  const times = {};
  for (const [name, pid] of Object.entries(pids)) {
    const own = pid === undefined ? undefined : all.get(pid);
    if (!own) continue;
    let ticks = own.ticks + own.endedChildren;
    for (const spent of all.values()) if (spent.parent === pid) ticks += spent.ticks;
    times[name] = ticks * MS_PER_TICK;
  }
  return Object.keys(times).length > 0 ? times : null;
}

/**
 * Milliseconds of processor time for each of a number of things, by process.
 * @param {Record<string, number> | null} before
 * @param {Record<string, number> | null} after
 * @param {number} count
 */
export function perThing(before, after, count) {
  if (!before || !after) return null;
  return Object.fromEntries(
    Object.entries(after).map(([name, time]) => [
      name,
      Number(((time - (before[name] ?? 0)) / count).toFixed(3)),
    ]),
  );
}
