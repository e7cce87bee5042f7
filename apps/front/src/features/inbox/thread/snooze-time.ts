/**
 * When a conversation comes back for a time that a message names.
 * @param value an ISO instant, or a range as `from/to`: its beginning counts
 * @returns null for what is not ahead
 */
export function snoozeTime(value: string, now: Date): string | null {
  const [from = ''] = value.split('/');
  return Date.parse(from) > now.getTime() ? from : null;
}
