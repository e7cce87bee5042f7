/** The whole number that was typed, within its limits; null while none is. */
export function wholeNumberIn(typed: string, min: number, max: number): number | null {
  const number = typed.trim() === '' ? Number.NaN : Math.trunc(Number(typed));
  return Number.isNaN(number) ? null : Math.max(min, Math.min(max, number));
}
