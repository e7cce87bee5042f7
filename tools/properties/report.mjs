// What a run of all properties came to, as a page.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** @typedef {{ file: string, title: string, passed: boolean, seconds: number }} Row */

/**
 * @param {string} file vitest's JSON report
 * @returns {Row[]}
 */
export function readRows(file) {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
  return testResults.flatMap((/** @type {any} */ suite) =>
    suite.assertionResults.map((/** @type {any} */ one) => ({
      file: basename(suite.name),
      title: one.fullName,
      passed: one.status === 'passed',
      seconds: (one.duration ?? 0) / 1_000,
    })),
  );
}

/**
 * @param {{ rows: Row[], cases: number, seed: number, commit: string, at: Date, seconds: number, machine: string }} run
 * @returns {string} Markdown
 */
export function page({ rows, cases, seed, commit, at, seconds, machine }) {
  const held = rows.filter((row) => row.passed).length;
  return [
    '# Properties',
    '',
    'Permitted hours and the gate are compared with oracles that share no code with them; the forecast is compared with',
    'an engine that goes tick by tick. `npm test` looks at a part of the cases, this page is about all of them.',
    '',
    `    npm run test:properties -- --seed ${seed} --record`,
    '',
    `${at.toISOString().slice(0, 10)}, commit ${commit}, ${machine}: **${held} of ${rows.length} held**, at least ${cases.toLocaleString('en')} cases each, seed ${seed}, ${seconds.toFixed(0)} s.`,
    '',
    '| file | property | seconds | result |',
    '|---|---|---:|---|',
    ...rows.map(
      (row) =>
        `| ${row.file} | ${row.title} | ${row.seconds.toFixed(1)} | ${row.passed ? 'held' : '**broken**'} |`,
    ),
    '',
  ].join('\n');
}
