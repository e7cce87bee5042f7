'use client';
import { useQuery } from '@apollo/client/react';
import { Section } from '@og/ui';
import { StoredForecastsDocument } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { cellClass, ScrollTable, textCellClass } from '../scroll-table';

/** Forecasts that were kept, the newest first. Nothing is shown while there is only one. */
export function StoredForecasts({ campaignId }: { campaignId: string }) {
  const { data } = useQuery(StoredForecastsDocument, {
    variables: { id: campaignId },
    fetchPolicy: 'cache-and-network',
  });
  const forecasts = data?.forecasts ?? [];
  if (forecasts.length < 2) return null;
  return (
    <Section title="Earlier forecasts" description="Each forecast that was made of this campaign.">
      <ScrollTable
        label="Earlier forecasts"
        head={['Made', 'Version', { text: 'Launched with it' }, 'Score']}
        minWidth="min-w-110"
      >
        {forecasts.map((forecast) => (
          <tr key={forecast.id} className="border-b last:border-b-0">
            <th scope="row" className="py-2 text-left font-normal">
              {formatMoment(forecast.computedAt)}
            </th>
            <td className={cellClass}>{forecast.campaignVersion}</td>
            <td className={textCellClass}>
              {forecast.launchedAt ? (
                formatMoment(forecast.launchedAt)
              ) : (
                <span className="text-ink-3">No</span>
              )}
            </td>
            <td className={cellClass}>
              {forecast.score ? forecast.score.points : <span className="text-ink-3">no data</span>}
            </td>
          </tr>
        ))}
      </ScrollTable>
    </Section>
  );
}
