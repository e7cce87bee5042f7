// What must hold after every case.
import { waitUntil } from '../runtime/wait.mjs';
import { PENDING, UNCERTAIN } from './world.mjs';

/**
 * @typedef {object} Expectation
 * @property {number} intents committed intents that must have a row
 * @property {number} [accepted] exactly so many acceptances; absent: every row that is not in doubt and not ended by a rule
 * @property {boolean} [doubtAllowed] rows may end unknown, visibly
 * @property {number} [strays] acceptances whose rows are gone with a restore
 * @property {boolean} [waitAllowed] rows may wait for a lawful time, or for a person
 */

/**
 * @typedef {object} Judgement
 * @property {number} acceptances
 * @property {number} lost intents that are neither accepted, nor ended, nor shown as unknown; acceptances that no row knows
 * @property {number} late rows that still are under way after the time of the case
 * @property {number} unknown
 * @property {string[]} faults what is wrong, in words
 */

/** Where nothing was sent, for a reason that is written down. */
const ENDED = ['suppressed', 'expired', 'canceled', 'failed', 'held'];
/** Before the law's window nothing may be accepted, whatever the product thinks the window is. */
const HOURS = { weekday: [10, 20], sunday: [12, 18] };

const local = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  weekday: 'short',
  hour: '2-digit',
});

/**
 * I1 acceptances per key ≤ 1; I2 every committed intent terminal or alarmed within its time; I3 no acceptance after
 * an answered opt-out or outside of the window.
 * @param {import('./world.mjs').World} world
 * @param {Expectation} expected
 * @param {{ patienceMs?: number }} [options] how long a doubt may take to be shown
 * @returns {Promise<Judgement>}
 */
export async function judge(world, expected, { patienceMs = 60_000 } = {}) {
  const rows = await world.database.ledger();
  const accepted = await world.twin.accepted();
  /** @type {string[]} */
  const faults = [];
  const byKey = Map.groupBy(accepted, (message) => `${message.to} ${message.body}`);
  const twice = [...byKey.values()].filter((list) => list.length > 1).length;
  if (twice > 0) faults.push(`I1: ${twice} texts were accepted more than once`);
  for (const violation of await world.twin.violations())
    faults.push(`the double saw: ${JSON.stringify(violation)}`);

  if (rows.length < expected.intents) faults.push(`I2: ${rows.length} rows of ${expected.intents} intents`);
  const lateRows = expected.waitAllowed
    ? rows.filter((row) => row.state === 'submitting')
    : rows.filter((row) => PENDING.includes(row.state));
  if (lateRows.length > 0)
    faults.push(
      `I2: ${lateRows.length} rows are still under way (${countBy(lateRows, (row) => `${row.state} ${row.reason ?? ''}`)})`,
    );
  const unknown = rows.filter((row) => UNCERTAIN.includes(row.state));
  if (unknown.length > 0 && !expected.doubtAllowed)
    faults.push(
      `I2: ${unknown.length} rows end in doubt (${countBy(unknown, (row) => `${row.state} ${row.reason ?? ''}`)})`,
    );
  if (unknown.length > 0 && !(await areShown(world, patienceMs)))
    faults.push(`I2: ${unknown.length} rows in doubt, and not all of them are shown`);
  const silent = rows.filter((row) => {
    const took = byKey.has(`${row.address} ${row.body}`);
    const settled =
      took || UNCERTAIN.includes(row.state) || ENDED.includes(row.state) || PENDING.includes(row.state);
    return !settled;
  });
  const bound = new Set(rows.map((row) => row.provider_id));
  const doubtful = new Set(unknown.map((row) => `${row.address} ${row.body}`));
  const stray = accepted.filter(
    (message) => !bound.has(message.sid) && !doubtful.has(`${message.to} ${message.body}`),
  );
  if (silent.length > 0)
    faults.push(
      `I2: ${silent.length} rows say accepted and were not (${countBy(silent, (row) => row.state)})`,
    );
  const lostRows = stray.length - (expected.strays ?? 0);
  if (lostRows !== 0) faults.push(`I2: ${stray.length} acceptances are known to no row`);

  for (const message of accepted) {
    if (!isOpen(new Date(message.acceptedAt)))
      faults.push(`I3: accepted at ${message.acceptedAt}, outside of the window`);
  }
  if (expected.accepted !== undefined && accepted.length !== expected.accepted)
    faults.push(`${accepted.length} acceptances instead of ${expected.accepted}`);
  const missing = Math.max(0, expected.intents - rows.length);
  return {
    acceptances: accepted.length,
    lost: silent.length + Math.max(0, lostRows) + missing,
    late: lateRows.length,
    unknown: unknown.length,
    faults,
  };
}

/**
 * Whether people see every row in doubt. Look-ups settle some of them meanwhile: asked until ledger and list agree.
 * @param {import('./world.mjs').World} world
 * @param {number} timeoutMs
 */
async function areShown(world, timeoutMs) {
  world.token = ''; // the clock may have been moved on: the sign-in has ended
  const agree = async () => {
    const shown = await world.data(`{ unknownOutcomes(first: 1) { total } }`).catch(() => null);
    const rows = (await world.database.ledger()).filter((row) => UNCERTAIN.includes(row.state));
    return shown?.unknownOutcomes.total === rows.length;
  };
  return (await waitUntil(agree, { timeoutMs, everyMs: 200 })) === true;
}

/** The cautious week of the rules, computed anew. @param {Date} at */
export function isOpen(at) {
  const parts = Object.fromEntries(local.formatToParts(at).map((part) => [part.type, part.value]));
  const [from, until] = parts.weekday === 'Sun' ? HOURS.sunday : HOURS.weekday;
  const hour = Number(parts.hour);
  return hour >= (from ?? 0) && hour < (until ?? 24);
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} key
 */
function countBy(items, key) {
  return [...Map.groupBy(items, key)].map(([name, list]) => `${list.length} ${name.trim()}`).join(', ');
}
