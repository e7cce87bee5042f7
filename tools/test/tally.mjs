// Counting what ran. A suite that could not be loaded, or a report that is missing, is a failure:
// silence must never look like success.
import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @returns {Tally} */
export const nothing = () => ({ passed: 0, failed: 0, skipped: 0 });

/**
 * @param {Tally} a
 * @param {Tally} b
 * @returns {Tally}
 */
export function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * Read vitest's JSON report.
 * @param {string} file
 * @param {number} exitCode of vitest
 * @returns {Tally}
 */
export function readReport(file, exitCode) {
  /** @type {any} */
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const brokenSuites = (report.testResults ?? []).filter(
    (/** @type {any} */ suite) =>
      suite.status === 'failed' &&
      !suite.assertionResults.some((/** @type {any} */ one) => one.status === 'failed'),
  ).length;
  const failed = (report.numFailedTests ?? 0) + brokenSuites;
  return {
    passed: report.numPassedTests ?? 0,
    // An unhandled rejection fails the run without failing any test.
    failed: exitCode !== 0 && failed === 0 ? 1 : failed,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/**
 * The last line, which tools read: what was skipped stands in the table above it.
 * @param {Tally} tally
 */
export function closingLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

/** @param {{ name: string, seconds: number, tally: Tally, note?: string }[]} phases */
export function table(phases) {
  const rows = [
    ['phase', 'seconds', 'passed', 'failed', 'skipped', ''],
    ...phases.map(({ name, seconds, tally, note }) => [
      name,
      seconds.toFixed(1),
      ...[tally.passed, tally.failed, tally.skipped].map(String),
      note ?? '',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === 5
            ? cell.padEnd(widths[column] ?? 0)
            : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
