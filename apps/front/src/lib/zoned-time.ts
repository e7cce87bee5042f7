/**
 * The instant at which a clock in a zone shows a date and time. Where the clock skips it in spring it is the same
 * distance behind the skip; where it comes twice in autumn it is the first.
 * @param local as `<input type="datetime-local">` has it: `2026-03-04T09:30`
 * @param zone IANA name
 * @returns null for what is no date and time
 */
export function instantOf(local: string, zone: string): Date | null {
  const wanted = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)
    ? Date.parse(`${local}Z`)
    : Number.NaN;
  if (Number.isNaN(wanted)) return null;
  // The offset before any change of that day, and the one after it.
  const before = wanted - offsetAt(wanted - 86_400_000, zone);
  const after = wanted - offsetAt(wanted + 86_400_000, zone);
  const shows = (instant: number) => instant + offsetAt(instant, zone) === wanted;
  return new Date(shows(before) ? before : shows(after) ? after : before);
}

/** What a clock in a zone shows at an instant, as `<input type="datetime-local">` has it. */
export function localOf(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(0, 16);
}

/** IANA name of the zone that this browser is in. */
export function readerZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** "Wed, 14:02 CDT" in a zone; null when this browser does not know it. */
export function clockIn(now: Date, zone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    }).format(now);
  } catch {
    return null;
  }
}

/** `America/New_York` → `New York`. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Milliseconds that the zone's clock is ahead of UTC. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(instant / 1_000) * 1_000;
}
