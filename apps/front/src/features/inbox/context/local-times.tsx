'use client';
import { useServerNow } from '@/lib/clock';

/** The hour in every zone where a lead may be. */
export function LocalTimes({ zones }: { zones: readonly string[] }) {
  const now = useServerNow(10_000);
  if (zones.length === 0)
    return <p className="text-13 text-ink-3">No time zone is known: automatic messages are held.</p>;
  return (
    <ul className="flex flex-col gap-1 text-13">
      {zones.map((zone) => (
        <li key={zone} className="flex justify-between gap-3">
          <span className="text-ink-2">{zone.split('/').at(-1)?.replaceAll('_', ' ')}</span>
          <span className="tabular-nums">{now ? localTime(now, zone) : ''}</span>
        </li>
      ))}
    </ul>
  );
}

function localTime(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(now);
}
