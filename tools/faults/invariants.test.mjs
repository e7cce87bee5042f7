import { expect, it } from 'vitest';
import { isOpen, judge } from './invariants.mjs';
import { parseOptions } from './options.mjs';
import { table } from './report.mjs';

const OPEN = '2026-11-18T17:00:00.000Z';

/** @param {Record<string, unknown>} [over] */
const row = (over = {}) => ({
  id: 'l1',
  address: '+12125550100',
  body: 'Hello',
  state: 'delivered',
  provider_id: 'SM1',
  reason: null,
  ...over,
});
/** @param {Record<string, unknown>} [over] */
const taken = (over = {}) => ({ sid: 'SM1', to: '+12125550100', body: 'Hello', acceptedAt: OPEN, ...over });

/**
 * What the judge reads of a world.
 * @param {{ rows: unknown[], accepted: unknown[], violations?: unknown[], shown?: number }} facts
 * @returns {any}
 */
const world = ({ rows, accepted, violations = [], shown = 0 }) => ({
  token: '',
  database: { ledger: async () => rows },
  twin: { accepted: async () => accepted, violations: async () => violations },
  data: async () => ({ unknownOutcomes: { total: shown } }),
});

it('has nothing to say about a text that was sent once', async () => {
  expect(await judge(world({ rows: [row()], accepted: [taken()] }), { intents: 1, accepted: 1 })).toEqual({
    acceptances: 1,
    lost: 0,
    late: 0,
    unknown: 0,
    faults: [],
  });
});

it.each([
  ['a second acceptance', { rows: [row()], accepted: [taken(), taken({ sid: 'SM2' })] }, 'more than once'],
  ['a row that says accepted and was not', { rows: [row()], accepted: [] }, 'say accepted and were not'],
  ['an acceptance that no row knows', { rows: [], accepted: [taken()] }, 'known to no row'],
  ['an intent without a row', { rows: [], accepted: [] }, '0 rows of 1'],
  [
    'a row that never ends',
    { rows: [row({ state: 'ready', provider_id: null })], accepted: [] },
    'under way',
  ],
  [
    'a text at night',
    { rows: [row()], accepted: [taken({ acceptedAt: '2026-11-18T07:00:00.000Z' })] },
    'outside of the window',
  ],
  [
    'what the double saw',
    { rows: [row()], accepted: [taken()], violations: [{ kind: 'rate' }] },
    'the double saw',
  ],
  [
    'a doubt that was not expected',
    { rows: [row({ state: 'unknown', provider_id: null })], accepted: [], shown: 1 },
    'end in doubt',
  ],
])('finds %s', async (_what, facts, words) => {
  const { faults } = await judge(world(facts), { intents: 1 });
  expect(faults.join('; ')).toContain(words);
});

it('finds a doubt that nobody is shown', async () => {
  const doubtful = world({ rows: [row({ state: 'unknown', provider_id: null })], accepted: [], shown: 0 });
  const { faults } = await judge(doubtful, { intents: 1, doubtAllowed: true }, { patienceMs: 1 });
  expect(faults.join()).toContain('not all of them are shown');
});

it.each([
  ['2026-11-18T14:59:59Z', false],
  ['2026-11-18T15:00:00Z', true],
  ['2026-11-19T00:59:59Z', true],
  ['2026-11-19T01:00:00Z', false],
  // The Sunday on which the offset changes: noon is 17:00 UTC.
  ['2026-11-01T16:59:59Z', false],
  ['2026-11-01T17:00:00Z', true],
])('the window in New York at %s: %s', (at, open) => {
  expect(isOpen(new Date(at))).toBe(open);
});

it('reads its options and refuses what it does not know', () => {
  expect(parseOptions(['--case', '4,7', '--runs', '3'])).toMatchObject({
    cases: [4, 7],
    runs: 3,
    short: false,
  });
  expect(() => parseOptions(['--case', 'all'])).toThrow('whole numbers');
  expect(() => parseOptions(['--fast'])).toThrow('--case 4,7');
});

it('says in the table what is broken and why', () => {
  const text = table([
    {
      number: 6,
      fault: 'kill -9',
      injected: '5 claimed',
      acceptances: 0,
      lost: 1,
      late: 0,
      unknown: 4,
      verdict: 'broken',
      faults: ['I2: one is gone'],
      seconds: 3,
    },
  ]);
  expect(text).toContain('broken');
  expect(text).toContain('I2: one is gone');
});
