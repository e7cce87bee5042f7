/** [3, 7, 14] → "3, 7 and 14 days". */
export function daysInWords(days: readonly number[]): string {
  const last = days.at(-1) ?? 0;
  const before = days.slice(0, -1);
  const list = before.length > 0 ? `${before.join(', ')} and ${last}` : String(last);
  return `${list} ${list === '1' ? 'day' : 'days'}`;
}
