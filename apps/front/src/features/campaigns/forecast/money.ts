/** 64960000, USD → "$64.96". */
export function money(micros: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(micros / 1_000_000);
}
