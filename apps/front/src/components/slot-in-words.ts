/**
 * A time that a lead reads in its own zone, with the reader's clock beside it: "Tue, Nov 24 at 9:00 AM PST, their time
 * (12:00 PM yours)". The reader's day is said when it is another one, and nothing when both clocks show the same.
 * @param words as the lead reads it
 * @param zone IANA name of the reader's zone; without one the browser's
 */
export function slotInWords(words: string, startsAt: string, zone?: string): string {
  const at = new Date(startsAt);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(at).replaceAll('\u202F', ' ');
  const day = part({ weekday: 'short', month: 'short', day: 'numeric' });
  const clock = part({ hour: 'numeric', minute: '2-digit' });
  const sameDay = words.startsWith(`${day} `) || words.startsWith(`${day},`);
  if (sameDay && words.includes(` at ${clock} `)) return words;
  return `${words}, their time (${sameDay ? clock : `${day} at ${clock}`} yours)`;
}
