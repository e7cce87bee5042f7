/** "97.1 %"; no data is "no data", not 0. */
export function percent(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const value = (100 * part) / whole;
  return `${value === 100 ? '100' : value.toFixed(1)} %`;
}
