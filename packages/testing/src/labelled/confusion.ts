/** One judged item: what it should be and what was said. */
export interface Judged<L extends string = string> {
  expected: L;
  actual: L;
}

/** How often one label was right. */
export interface LabelScore<L extends string = string> {
  label: L;
  /** How many items carry it. */
  support: number;
  /** Of those that were given it, the share that carry it; null when it was never given. */
  precision: number | null;
  /** Of those that carry it, the share that were given it; null when none carries it. */
  recall: number | null;
}

export interface Confusion<L extends string = string> {
  labels: readonly L[];
  /** `counts[expected][actual]`, in the order of `labels`. */
  counts: readonly (readonly number[])[];
  total: number;
  right: number;
  /** 0–1; 0 for no items. */
  accuracy: number;
  perLabel: readonly LabelScore<L>[];
}

/** Counts what was taken for what. A label that is not in `labels` is an error of the caller. */
export function confusion<L extends string>(
  labels: readonly L[],
  judged: readonly Judged<L>[],
): Confusion<L> {
  const at = new Map(labels.map((label, index) => [label, index]));
  const counts = labels.map(() => labels.map(() => 0));
  for (const { expected, actual } of judged) {
    const row = counts[at.get(expected) ?? -1];
    const column = at.get(actual);
    if (!row || column === undefined) throw new RangeError(`No such label: ${row ? actual : expected}`);
    row[column] = (row[column] ?? 0) + 1;
  }
  const cell = (row: number, column: number): number => counts[row]?.[column] ?? 0;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const right = sum(labels.map((_label, index) => cell(index, index)));
  const perLabel = labels.map((label, index) => {
    const support = sum(counts[index] ?? []);
    const given = sum(labels.map((_other, row) => cell(row, index)));
    return {
      label,
      support,
      precision: given === 0 ? null : cell(index, index) / given,
      recall: support === 0 ? null : cell(index, index) / support,
    };
  });
  const total = judged.length;
  return { labels, counts, total, right, accuracy: total === 0 ? 0 : right / total, perLabel };
}

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

/** The matrix as a Markdown table: a row for each expected label, a column for each that was given. */
export function confusionTable<L extends string>({
  labels,
  counts,
  perLabel,
  total,
  right,
  accuracy,
}: Confusion<L>): string {
  const head = ['expected ↓ / said →', ...labels, 'recall', 'precision'];
  const rows = labels.map((label, row) => [
    label,
    ...labels.map((_other, column) => String(counts[row]?.[column] || '·')),
    percent(perLabel[row]?.recall ?? null),
    percent(perLabel[row]?.precision ?? null),
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
    `${right} of ${total} right: ${percent(total === 0 ? null : accuracy)}`,
  ].join('\n');
}
