// Figures of repeated runs: the median, and how far the runs lay apart.

/**
 * @param {number[]} values at least one
 * @returns {{ median: number, min: number, max: number, runs: number }}
 */
export function summary(values) {
  if (values.length === 0) throw new RangeError('a summary needs at least one run');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median =
    sorted.length % 2 === 1
      ? /** @type {number} */ (sorted[middle])
      : (/** @type {number} */ (sorted[middle - 1]) + /** @type {number} */ (sorted[middle])) / 2;
  return {
    median,
    min: /** @type {number} */ (sorted[0]),
    max: /** @type {number} */ (sorted.at(-1)),
    runs: values.length,
  };
}

/**
 * The value below which a share of the values lies (nearest rank).
 * @param {number[]} values
 * @param {number} share 0 to 1
 */
export function percentile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * The most weight that falls into any window of a length.
 * @param {{ at: number, weight: number }[]} events milliseconds
 * @param {number} lengthMs
 */
export function busiestWindow(events, lengthMs) {
  const sorted = events.toSorted((a, b) => a.at - b.at);
  let from = 0;
  let sum = 0;
  let most = 0;
  for (const event of sorted) {
    sum += event.weight;
    while (/** @type {{ at: number }} */ (sorted[from]).at <= event.at - lengthMs) {
      sum -= /** @type {{ weight: number }} */ (sorted[from]).weight;
      from += 1;
    }
    most = Math.max(most, sum);
  }
  return most;
}

/** @param {number} value a figure as people read it: three digits that count */
export function figure(value) {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US');
  return Number(value.toPrecision(3)).toString();
}
