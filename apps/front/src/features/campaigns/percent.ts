/** "97.1 %"; no data is "no data", not 0. */
export function percent(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const value = (100 * part) / whole;
  return `${value === 100 ? '100' : value.toFixed(1)} %`;
}

/**
 * How many messages were tried, of which some failed. `sent` counts what a carrier took, also what it could not deliver
 * afterwards; `failed` counts that and what it refused: neither is the whole, and a share of it is never above 100 %.
 */
export function tried({
  sent,
  delivered,
  failed,
}: {
  sent: number;
  delivered: number;
  failed: number;
}): number {
  return Math.max(sent, delivered + failed);
}
