'use client';
import { Button, formatCount } from '@og/ui';
import { ChartColumn, Table2 } from 'lucide-react';
import { useState } from 'react';
import type { ForecastFieldsFragment } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { phoneText } from '@/lib/phone-text';
import { TimeBars } from './time-bars';

type Hour = ForecastFieldsFragment['hourly'][number];

/** When how much is sent: bars for the eye, a table with each sender for the rest. */
export function HourChart({ hourly }: { hourly: readonly Hour[] }) {
  const [asTable, setAsTable] = useState(false);
  if (hourly.length === 0) return <p className="text-13 text-ink-3">Nothing would be sent.</p>;
  return (
    <div className="flex flex-col gap-2">
      <Button
        size="sm"
        variant="ghost"
        className="-mt-8 self-end"
        icon={asTable ? <ChartColumn aria-hidden /> : <Table2 aria-hidden />}
        onClick={() => setAsTable(!asTable)}
      >
        {asTable ? 'Show bars' : 'Show as table'}
      </Button>
      {asTable ? <HourTable hourly={hourly} /> : <TimeBars hourly={hourly} label="Messages by hour" />}
    </div>
  );
}

function HourTable({ hourly }: { hourly: readonly Hour[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows must scroll it
    <div role="region" aria-label="Hours and senders" tabIndex={0} className="max-h-80 overflow-y-auto">
      <table className="w-full text-13">
        <thead className="text-left text-12 text-ink-3">
          <tr className="border-b">
            <th className="py-1.5 pr-3 font-medium">Hour, your time</th>
            <th className="py-1.5 pr-3 font-medium">Sender</th>
            <th className="py-1.5 text-right font-medium">Messages</th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {hourly.map((row) => (
            <tr key={`${row.hour} ${row.sender}`} className="border-b last:border-b-0">
              <td className="py-1.5 pr-3">{formatMoment(row.hour)}</td>
              <td className="py-1.5 pr-3 break-all">{phoneText(row.sender)}</td>
              <td className="py-1.5 text-right">{formatCount(row.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
