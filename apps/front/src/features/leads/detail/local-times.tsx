'use client';
import { formatMoment } from '@/lib/format';
import { useServerNow } from '@/lib/clock';

/** "America/Argentina/Buenos_Aires" → "Buenos Aires". */
export function zoneName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** "Wed 14:02" at `now` in `zone`; the zone's name alone when this browser does not know it. */
export function timeInZone(now: Date, zone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    }).format(now);
  } catch {
    return null;
  }
}

/** What the clock says wherever this person may be: a send must be lawful in all of these places. */
export function LocalTimes({ zones }: { zones: readonly string[] }) {
  const now = useServerNow(10_000);
  if (zones.length === 0) {
    return <span className="text-ink-2">Local time not known: no area code, ZIP or state tells it</span>;
  }
  return (
    <ul aria-label="Local time" className="flex flex-wrap gap-x-4 gap-y-1">
      {zones.map((zone) => (
        <li key={zone} title={`${zone}${now ? `, ${formatMoment(now)} here` : ''}`} className="tabular-nums">
          <span className="text-ink-3">{zoneName(zone)}</span>{' '}
          {now ? (timeInZone(now, zone) ?? zone) : '··:··'}
        </li>
      ))}
    </ul>
  );
}
