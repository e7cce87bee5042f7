'use client';
import { formatMoment } from '@/lib/format';
import { useServerNow } from '@/lib/clock';
import { clockIn, placeOf } from '@/lib/zoned-time';

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
          <span className="text-ink-3">{placeOf(zone)}</span> {now ? (clockIn(now, zone) ?? zone) : '··:··'}
        </li>
      ))}
    </ul>
  );
}
