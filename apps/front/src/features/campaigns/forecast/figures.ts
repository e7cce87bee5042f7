/** reply_rate 0.034 → "3.4 %"; price_per_segment 11300 → "$0.0113", since prices are in millionths of a dollar. */
export function assumedValue({ name, value }: { name: string; value: number }): string {
  if (/_(rate|share)$/.test(name)) return `${Number((value * 100).toFixed(2))} %`;
  if (name.startsWith('price_')) return `$${(value / 1_000_000).toFixed(4)}`;
  return value.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

/** A figure of the score with its unit; null is "no data", not 0. */
export function scoreValue(value: number | null, unit: string): string {
  if (value === null) return 'no data';
  if (unit === 'micros') return `$${(value / 1_000_000).toFixed(2)}`;
  const number = Number.isInteger(value)
    ? value.toLocaleString('en-US')
    : value.toLocaleString('en-US', { maximumFractionDigits: 1 });
  return `${number} ${unit}`;
}
