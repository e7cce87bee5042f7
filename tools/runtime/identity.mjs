// Telling our processes from strangers. A pid alone is not enough: after a crash the
// system may have given it to somebody else, who must not be killed.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** @typedef {{ pid: number, born: string }} Identity pid and the moment the process was born */

const isLinux = process.platform === 'linux';

/**
 * When a process was born, as an opaque text; undefined when it does not exist (zombies do not count).
 * @param {number} pid
 * @returns {string | undefined}
 */
export function bornAt(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return isLinux ? bornOnLinux(pid) : bornElsewhere(pid);
}

/** @param {number} pid */
function bornOnLinux(pid) {
  try {
    // Fields after the command in brackets, which may itself hold spaces; see proc_pid_stat(5).
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function bornElsewhere(pid) {
  try {
    const [command, args] =
      process.platform === 'win32'
        ? ['powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`]]
        : ['ps', ['-o', 'lstart=', '-p', String(pid)]];
    const text = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return text.trim() || undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {Identity}
 */
export function identify(pid) {
  return { pid, born: bornAt(pid) ?? 'gone' };
}

/**
 * Is the very process that was recorded still alive?
 * @param {Identity} identity
 */
export function isAlive(identity) {
  return bornAt(identity.pid) === identity.born;
}

/**
 * Processes that carry `NAME=value` in the environment they were started with. Linux only; elsewhere none.
 * @param {string} name
 * @param {string} value
 * @returns {number[]} pids, without this process
 */
export function pidsWithEnv(name, value) {
  if (!isLinux) return [];
  const wanted = `${name}=${value}`;
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .filter((entry) => {
      try {
        return (
          readFileSync(`/proc/${entry}/environ`, 'utf8').split('\0').includes(wanted) && bornAt(Number(entry))
        );
      } catch {
        return false; // ended meanwhile, or another user's
      }
    })
    .map(Number);
}

/**
 * The command line of a process; undefined when it is gone or cannot be read.
 * @param {number} pid
 */
export function commandLine(pid) {
  try {
    if (isLinux) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    if (process.platform === 'win32') return undefined;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/**
 * The npm process above this one, if it was started by `npm start` or `npm test`. Linux only.
 * @returns {Identity | undefined}
 */
export function npmAncestor() {
  if (!isLinux || !process.env.npm_lifecycle_event) return undefined;
  let pid = process.ppid;
  while (pid > 1) {
    if (/\bnpm\b/.test((commandLine(pid) ?? '').slice(0, 200)) && !/tools\//.test(commandLine(pid) ?? ''))
      return identify(pid);
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      pid = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    } catch {
      return undefined;
    }
  }
  return undefined;
}
