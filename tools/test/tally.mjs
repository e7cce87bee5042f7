// Counting what ran. A suite that could not be loaded, or a report that is missing, is a failure:
// silence must never look like success.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/** @typedef {{ title: string, why: string }} Failure what failed, and why in a line or some */

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
 * @param {string} folder that files are named from
 * @returns {Tally & { failures: Failure[] }}
 */
export function readReport(file, exitCode, folder = '/') {
  /** @type {any} */
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const why = `exit code ${exitCode}, and no report was written`;
    return { passed: 0, failed: 1, skipped: 0, failures: [{ title: file, why }] };
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
    failures: failuresOf(report, folder),
  };
}

/**
 * What failed in a report, in words that stand at the end of a long output: thousands of lines lie between a failure
 * and the table.
 * @param {any} report
 * @param {string} folder
 * @returns {Failure[]}
 */
function failuresOf(report, folder) {
  return (report.testResults ?? []).flatMap((/** @type {any} */ suite) => {
    const file = relative(folder, suite.name ?? '');
    const failed = suite.assertionResults.filter((/** @type {any} */ one) => one.status === 'failed');
    if (failed.length === 0)
      return suite.status === 'failed' ? [{ title: file, why: firstLine(suite.message) }] : [];
    return failed.map((/** @type {any} */ one) => ({
      title: `${file} > ${one.fullName}`,
      why: firstLine(one.failureMessages?.[0]),
    }));
  });
}

/** @param {string | undefined} message */
function firstLine(message) {
  return (
    stripVTControlCharacters(message ?? '')
      .split('\n', 1)[0]
      ?.slice(0, 300) ?? ''
  );
}

/**
 * The failures of all phases, a line for what and below it why; empty when there is none.
 * @param {Failure[]} failures
 */
export function listFailures(failures) {
  return failures.map(({ title, why }) => `✗ ${title}\n    ${why.replaceAll('\n', '\n    ')}`).join('\n');
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
