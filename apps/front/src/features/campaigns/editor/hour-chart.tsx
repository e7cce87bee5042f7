'use client';
import { Button, formatCount } from '@og/ui';
import { useState } from 'react';
import type { CampaignForecastOfQuery } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';

type Hour = CampaignForecastOfQuery['campaignForecast']['hourly'][number];

/** Sends of each hour over all senders, in the order of time. */
function perHour(hourly: readonly Hour[]): { hour: string; count: number }[] {
  const sums = new Map<string, number>();
  for (const { hour, count } of hourly) sums.set(hour, (sums.get(hour) ?? 0) + count);
  return [...sums].map(([hour, count]) => ({ hour, count })).toSorted((a, b) => a.hour.localeCompare(b.hour));
}

/** When how much is sent: bars for the eye, a table with each sender for the rest. */
export function HourChart({ hourly }: { hourly: readonly Hour[] }) {
  const [asTable, setAsTable] = useState(false);
  const hours = perHour(hourly);
  if (hours.length === 0) return null;
  const most = Math.max(...hours.map((hour) => hour.count));
  const first = hours[0];
  const last = hours.at(-1);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-13 font-semibold">Messages by hour</h3>
        <Button size="sm" variant="ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'Show bars' : 'Show as table'}
        </Button>
      </div>
      {asTable ? (
        <div className="max-h-80 overflow-y-auto">
          <table className="w-full text-13">
            <thead className="text-left text-12 text-ink-3">
              <tr className="border-b">
                <th className="py-1.5 font-medium">Hour</th>
                <th className="py-1.5 font-medium">Sender</th>
                <th className="py-1.5 text-right font-medium">Messages</th>
              </tr>
            </thead>
            <tbody className="tabular-nums">
              {hourly.map((row) => (
                <tr key={`${row.hour} ${row.sender}`} className="border-b last:border-b-0">
                  <td className="py-1.5">{formatMoment(row.hour)}</td>
                  <td className="py-1.5">{row.sender}</td>
                  <td className="py-1.5 text-right">{formatCount(row.count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <figure className="flex flex-col gap-1">
          <svg
            role="img"
            aria-label={`Messages by hour, at most ${formatCount(most)} in one hour`}
            viewBox={`0 0 ${hours.length * 10} 100`}
            preserveAspectRatio="none"
            className="h-28 w-full border-b"
          >
            {hours.map(({ hour, count }, index) => {
              const height = Math.max(1, (100 * count) / most);
              return (
                <rect
                  key={hour}
                  x={index * 10 + 1}
                  y={100 - height}
                  width={8}
                  height={height}
                  className="fill-primary"
                >
                  <title>{`${formatMoment(hour)}: ${formatCount(count)}`}</title>
                </rect>
              );
            })}
          </svg>
          <figcaption className="flex justify-between text-12 text-ink-3 tabular-nums">
            <span>{first ? formatMoment(first.hour) : ''}</span>
            <span>{last ? formatMoment(last.hour) : ''}</span>
          </figcaption>
        </figure>
      )}
    </div>
  );
}
