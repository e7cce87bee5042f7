'use client';
import { useServerNow } from '@/lib/clock';
import { clockIn, placeOf } from '@/lib/zoned-time';

/** The hour in every zone where a lead may be. */
export function LocalTimes({ zones }: { zones: readonly string[] }) {
  const now = useServerNow(10_000);
  if (zones.length === 0)
    return <p className="text-13 text-ink-3">No time zone is known: automatic messages are held.</p>;
  return (
    <ul className="flex flex-col gap-1 text-13">
      {zones.map((zone) => (
        <li key={zone} className="flex justify-between gap-3">
          <span className="text-ink-2">{placeOf(zone)}</span>
          <span className="tabular-nums">{now ? (clockIn(now, zone) ?? zone) : ''}</span>
        </li>
      ))}
    </ul>
  );
}
