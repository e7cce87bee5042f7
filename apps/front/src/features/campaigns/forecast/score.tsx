import type { StoredForecastFieldsFragment } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { cellClass, ScrollTable } from '../scroll-table';
import { scoreValue } from './figures';

type Score = NonNullable<StoredForecastFieldsFragment['score']>;
type ScorePart = Score['parts'][number];

function words(part: ScorePart): string {
  const plain = part.name.replaceAll('_', ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** How close a forecast came to what then happened. */
export function ScoreReport({ score }: { score: Score }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-baseline gap-2">
        <span className="font-title text-28 font-semibold tabular-nums">{score.points}</span>
        <span className="text-13 text-ink-3">of 100 points, measured {formatMoment(score.scoredAt)}</span>
      </p>
      <ScrollTable
        label="Score by part"
        head={['Part', 'Forecast', 'Happened', 'Points']}
        minWidth="min-w-100"
      >
        {score.parts.map((part) => (
          <tr key={part.name} className="border-b last:border-b-0">
            <th scope="row" className="py-2 text-left font-medium">
              {words(part)}
            </th>
            <td className={cellClass}>{scoreValue(part.forecast, part.unit)}</td>
            <td className={cellClass}>{scoreValue(part.actual, part.unit)}</td>
            <td className={cellClass}>{part.points}</td>
          </tr>
        ))}
      </ScrollTable>
    </div>
  );
}
