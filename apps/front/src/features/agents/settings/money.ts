/** "20", "0.5", "1,000.25" → dollars; null for what is no sum from 0 to 10,000. */
export function money(typed: string): number | null {
  const text = typed.trim().replace(/^\$/, '');
  if (!/^(\d{1,3}(,\d{3})+|\d+)?(\.\d{1,6})?$/.test(text) || text === '') return null;
  const value = Number(text.replaceAll(',', ''));
  return value <= 10_000 ? value : null;
}
