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

const BEGIN = '<!-- result: written by npm run test:faults -- --runs 3 -->';
const END = '<!-- end of the result -->';
/** @type {(keyof Result)[]} */
const COLUMNS = ['number', 'fault', 'injected', 'acceptances', 'lost', 'late', 'unknown', 'verdict'];

/**
 * The page with what came of a proof in place of what it said before.
 * @param {string} text of docs/faults.md
 * @param {{ runs: Result[][], commit: string, at: Date, seconds: number }} proof
 */
export function inPage(text, proof) {
  const [before, rest] = text.split(BEGIN);
  const [, after] = rest?.split(END) ?? [];
  if (before === undefined || after === undefined)
    throw new Error(`docs/faults.md has lost the marks of its result: ${BEGIN} … ${END}`);
  return `${before}${BEGIN}\n${block(proof)}\n${END}${after}`;
}

/** @param {{ runs: Result[][], commit: string, at: Date, seconds: number }} proof */
function block({ runs, commit, at, seconds }) {
  const results = runs.flat();
  const held = results.filter((one) => one.verdict === 'held').length;
  const first = runs[0] ?? [];
  /** What the runs say of a case, once when they agree. */
  const each = (/** @type {Result} */ row, /** @type {keyof Result} */ column) => {
    const said = runs.map((run) => String(run.find((one) => one.number === row.number)?.[column] ?? '–'));
    return new Set(said).size === 1 ? said[0] : said.join(' · ');
  };
  return [
    `${at.toISOString().slice(0, 10)}, commit ${commit}: **${held} of ${results.length}** in ${runs.length} runs in a row, ${(seconds / 60).toFixed(1)} minutes.`,
    "Where the runs differ, each one's value stands.",
    '',
    '| # | fault | injected | acceptances | lost | late | in doubt | verdict |',
    '|--:|---|---|--:|--:|--:|--:|---|',
    ...first.map((row) => `| ${COLUMNS.map((column) => each(row, column)).join(' | ')} |`),
  ].join('\n');
}
