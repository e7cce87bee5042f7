import { formatCount } from '@og/ui';
import type { AiUsageQuery } from '@/gql/graphql';
import { formatDate } from '@/lib/format';
import { usd } from '../words';

const cell = 'px-2 py-1.5 text-right tabular-nums';

/** One row a day and model. */
export function UsageTable({ rows }: { rows: AiUsageQuery['aiUsage'] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <div role="region" aria-label="Usage by day" tabIndex={0} className="overflow-x-auto">
      <table className="w-full min-w-150 text-13">
        <caption className="sr-only">Calls, tokens and cost by day and model</caption>
        <thead>
          <tr className="border-b text-left text-12 text-ink-3">
            <th scope="col" className="px-2 py-1.5 font-medium">
              Day
            </th>
            <th scope="col" className="px-2 py-1.5 font-medium">
              Model
            </th>
            {['Calls', 'Failed', 'Tokens in', 'From cache', 'Tokens out', 'Cost'].map((name) => (
              <th key={name} scope="col" className={`${cell} font-medium`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.day}:${row.model}`} className="border-b last:border-b-0">
              <th scope="row" className="px-2 py-1.5 text-left font-normal whitespace-nowrap tabular-nums">
                {formatDate(row.day)}
              </th>
              <td className="px-2 py-1.5 font-mono text-12 whitespace-nowrap">{row.model}</td>
              <td className={cell}>{formatCount(row.calls)}</td>
              <td className={cell}>{formatCount(row.failed)}</td>
              <td className={cell}>{formatCount(row.inputTokens)}</td>
              <td className={cell}>{formatCount(row.cacheReadTokens)}</td>
              <td className={cell}>{formatCount(row.outputTokens)}</td>
              <td className={cell}>{usd(row.costUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
