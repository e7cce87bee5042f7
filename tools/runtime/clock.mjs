// System time of a local run. Carriers are simulated there, so time may be too: a newcomer
// at midnight still sees a campaign run inside lawful hours.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserFacingError } from './errors.mjs';

/**
 * @typedef {{ start: string, anchor: string }} Remembered  `start` was system time when real time was `anchor`
 * @typedef {{ simulated: false } | ({ simulated: true } & Remembered)} ClockChoice
 */

const ZONE = 'America/New_York';
/** From 16:00 to 18:00 in New York it is inside 10:00–20:00 in every US zone, Hawaii included. */
const OPEN_HOUR = 16;
const CLOSE_HOUR = 18;
const MINUTE = 60_000;

const parts = new Intl.DateTimeFormat('en-US', {
  timeZone: ZONE,
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});

/** @param {number} time */
function inNewYork(time) {
  const read = Object.fromEntries(parts.formatToParts(time).map((part) => [part.type, part.value]));
  return {
    weekday: read.weekday !== 'Sat' && read.weekday !== 'Sun',
    year: Number(read.year),
    month: Number(read.month),
    day: Number(read.day),
    hour: Number(read.hour),
  };
}

/** @param {number} time ms */
export function isDemoHour(time) {
  const local = inNewYork(time);
  return local.weekday && local.hour >= OPEN_HOUR && local.hour < CLOSE_HOUR;
}

/**
 * The first weekday 16:00 in New York at or after `time`.
 * @param {number} time ms
 */
export function nextDemoStart(time) {
  const today = inNewYork(time);
  for (let day = 0; day <= 7; day += 1) {
    // 16:00 local is 20:00 or 21:00 UTC; the one that reads back as 16 is right on that day.
    for (const offset of [4, 5]) {
      const candidate = Date.UTC(today.year, today.month - 1, today.day + day, OPEN_HOUR + offset);
      const local = inNewYork(candidate);
      if (local.hour === OPEN_HOUR && local.weekday && candidate >= time) return candidate;
    }
  }
  throw new RangeError('no weekday within a week');
}

/**
 * Decide what time it is for this run.
 * @param {object} input
 * @param {NodeJS.ProcessEnv} input.env
 * @param {number} input.now real time, ms
 * @param {Remembered | undefined} input.remembered the choice of the last run
 * @param {boolean} input.carriersSimulated with real carriers time is real, unless CLOCK_START says otherwise
 * @returns {ClockChoice}
 */
export function chooseClock({ env, now, remembered, carriersSimulated }) {
  const explicit = env.CLOCK_START?.trim();
  if (explicit && env.APP_ENV === 'production')
    throw new UserFacingError('CLOCK_START is refused when APP_ENV=production: remove one of the two.');
  if (explicit && env.OG_CLOCK === 'real')
    throw new UserFacingError('OG_CLOCK=real and CLOCK_START contradict each other: remove one of the two.');
  if (env.OG_CLOCK && env.OG_CLOCK !== 'real')
    throw new UserFacingError(`OG_CLOCK=${env.OG_CLOCK} is not known: the only value is "real".`);
  if (explicit) return explicitClock(explicit, env.CLOCK_ANCHOR?.trim(), now, remembered);
  if (env.OG_CLOCK === 'real' || env.APP_ENV === 'production' || !carriersSimulated)
    return { simulated: false };

  const known = valid(remembered);
  const current = known ? Date.parse(known.start) + (now - Date.parse(known.anchor)) : undefined;
  if (known && current !== undefined && isDemoHour(current)) return { simulated: true, ...known };
  // Only ever forward: rows of the last run must not lie in the future.
  const start = nextDemoStart(Math.max(now, current ?? now));
  return { simulated: true, start: iso(start), anchor: iso(now) };
}

/**
 * @param {string} start
 * @param {string | undefined} anchor
 * @param {number} now
 * @param {Remembered | undefined} remembered
 * @returns {ClockChoice}
 */
function explicitClock(start, anchor, now, remembered) {
  const time = Date.parse(start);
  if (Number.isNaN(time))
    throw new UserFacingError(`CLOCK_START=${start} is not an ISO time: give one like 2026-01-15T16:00:00Z.`);
  if (anchor !== undefined && anchor !== '' && Number.isNaN(Date.parse(anchor)))
    throw new UserFacingError(
      `CLOCK_ANCHOR=${anchor} is not an ISO time: give one like 2026-01-15T16:00:00Z.`,
    );
  if (anchor) return { simulated: true, start: iso(time), anchor: iso(Date.parse(anchor)) };
  const known = valid(remembered);
  if (known && Date.parse(known.start) === time) return { simulated: true, ...known };
  return { simulated: true, start: iso(time), anchor: iso(now) };
}

/**
 * @param {Remembered | undefined} remembered
 * @returns {Remembered | undefined}
 */
function valid(remembered) {
  if (
    !remembered ||
    Number.isNaN(Date.parse(remembered.start)) ||
    Number.isNaN(Date.parse(remembered.anchor))
  )
    return undefined;
  return { start: remembered.start, anchor: remembered.anchor };
}

/** @param {number} time */
function iso(time) {
  return new Date(time).toISOString();
}

/**
 * @param {string} file
 * @returns {Remembered | undefined}
 */
export function recallClock(file) {
  try {
    return valid(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined; // never chosen, or damaged: choosing anew is safe
  }
}

/**
 * @param {string} file
 * @param {ClockChoice} choice real time is not remembered: the simulated line goes on where it was
 */
export function rememberClock(file, choice) {
  if (!choice.simulated) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ start: choice.start, anchor: choice.anchor }, null, 2)}\n`);
}

/**
 * One line for people.
 * @param {ClockChoice} choice
 * @param {number} now real time, ms
 */
export function describeClock(choice, now) {
  if (!choice.simulated) return 'real';
  const current = Date.parse(choice.start) + (now - Date.parse(choice.anchor));
  const text = new Intl.DateTimeFormat('en-US', {
    timeZone: ZONE,
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(Math.floor(current / MINUTE) * MINUTE);
  return `simulated: ${text} in New York (OG_CLOCK=real turns this off)`;
}
