import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const LEVELS = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
]);
const TAIL_LINES = 40;

/**
 * Make a line of JSON log readable; any other line stays as it is.
 * @param {string} line
 */
export function readable(line) {
  if (!line.startsWith('{')) return line;
  try {
    const { level, msg, time: _time, pid: _pid, hostname: _hostname, err, ...rest } = JSON.parse(line);
    if (typeof msg !== 'string') return line;
    const facts = Object.entries(rest).map(
      ([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
    );
    const stack = err?.stack ? `\n${err.stack}` : '';
    return [LEVELS.get(level) ?? level ?? '', msg, ...facts].filter(Boolean).join(' ') + stack;
  } catch {
    return line;
  }
}

/**
 * One log file of one child. The log of the last run is kept beside it as `.1`.
 * @param {string} dir
 * @param {string} name
 */
export function openLog(dir, name) {
  mkdirSync(dir, { recursive: true });
  const file = join(dir, `${name}.log`);
  if (existsSync(file)) renameSync(file, `${file}.1`);
  const fd = openSync(file, 'a');
  /** @type {string[]} */
  const tail = [];
  let rest = '';
  let open = true;
  const writeLine = (/** @type {string} */ line) => {
    const text = readable(line);
    tail.push(text);
    if (tail.length > TAIL_LINES) tail.shift();
    if (open) writeSync(fd, `${new Date().toTimeString().slice(0, 8)} ${name} | ${text}\n`);
  };
  return {
    file,
    /** @param {string} chunk */
    write(chunk) {
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) writeLine(line);
    },
    /** The last lines, for a message about a failure. */
    tail: () => [...tail, rest].filter(Boolean).join('\n'),
    close() {
      if (rest.trim()) writeLine(rest);
      rest = '';
      if (open) closeSync(fd);
      open = false;
    },
  };
}
