// The figures as people read them: in a terminal, and as a page of docs/benchmarks.
import { figure } from './statistics.mjs';

/** @typedef {ReturnType<typeof import('./statistics.mjs').summary>} Summary */
/**
 * @typedef {object} Result
 * @property {string} name
 * @property {string} title
 * @property {string} unit
 * @property {string} goal empty: none
 * @property {Summary} value
 * @property {(Summary & { what: string }) | null} baseline
 * @property {Summary | null} ratio
 * @property {Record<string, unknown>[]} details of each run
 */
/** @typedef {{ date: string, cores: number, model: string, memoryGiB: number, node: string, commit: string, load: number[] }} Machine */
/** @typedef {{ machine: Machine, short: boolean, results: Result[] }} Report */

/** @param {Summary | null} value */
const spread = (value) =>
  value
    ? value.runs > 1
      ? `${figure(value.median)} (${figure(value.min)}–${figure(value.max)})`
      : figure(value.median)
    : '–';

/** @param {Report} report */
function rows(report) {
  return report.results.map((result) => [
    result.title,
    `${spread(result.value)} ${result.unit}`,
    result.baseline ? `${spread(result.baseline)} · ${result.baseline.what}` : '–',
    spread(result.ratio),
    result.goal || '–',
  ]);
}

const HEAD = ['what', 'median (min–max)', 'baseline in the same run', 'ratio', 'goal'];

/** @param {Report} report */
export function table(report) {
  const lines = [HEAD, ...rows(report)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {Report} report */
export function markdown(report) {
  const { machine } = report;
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const details = report.results
    .map(
      (result) =>
        `- **${result.title}**: ${result.details.map((item) => `\`${JSON.stringify(item)}\``).join(', ')}`,
    )
    .join('\n');
  return `# Benchmarks, ${machine.date}

Machine: ${machine.cores} cores (${machine.model}), ${machine.memoryGiB} GiB, Node ${machine.node}, PostgreSQL with fsync on, Redis
in memory; the API as one process, the twin, PostgreSQL, Redis and the load all on this machine. Commit ${machine.commit}, load
average before the report ${machine.load.join(' / ')}. Medians with the spread of their runs; compare ratios, machines differ.
Repeat with \`npm run bench\`.

${line(HEAD)}
${line(HEAD.map(() => '---'))}
${rows(report).map(line).join('\n')}

## Each run

${details}
`;
}
