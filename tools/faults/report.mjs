// What a run says: one line a case.

/**
 * @typedef {object} Result
 * @property {number} number
 * @property {string} fault
 * @property {string} injected what was seen to happen
 * @property {number} acceptances
 * @property {number} lost
 * @property {number} late
 * @property {number} unknown
 * @property {'held' | 'broken'} verdict
 * @property {string[]} faults
 * @property {number} seconds
 */

/** @param {Result[]} results */
export function table(results) {
  const head = ['#', 'fault', 'injected', 'acceptances', 'lost', 'late', 'unknown', 's', 'verdict'];
  const rows = results.map((one) => [
    String(one.number),
    one.fault,
    one.injected,
    ...[one.acceptances, one.lost, one.late, one.unknown].map(String),
    one.seconds.toFixed(1),
    one.verdict,
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const numeric = new Set([0, 3, 4, 5, 6, 7]);
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, column) =>
        numeric.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const broken = results.filter((one) => one.faults.length > 0);
  return [
    line(head),
    ...rows.map(line),
    ...broken.flatMap((one) => [
      '',
      `case ${one.number}:`,
      ...one.faults.slice(0, 12).map((fault) => `  ${fault}`),
    ]),
  ].join('\n');
}
