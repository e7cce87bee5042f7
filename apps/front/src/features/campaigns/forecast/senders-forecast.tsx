import { formatCount } from '@og/ui';
import type { ForecastFieldsFragment } from '@/gql/graphql';
import { phoneText } from '@/lib/phone-text';
import { cellClass, ScrollTable, textCellClass } from '../scroll-table';

type SenderForecast = ForecastFieldsFragment['bySender'][number];

/** What each sender has to carry, on how many days, and what keeps it from being faster. */
export function SendersForecast({ senders }: { senders: readonly SenderForecast[] }) {
  return (
    <ScrollTable
      label="Forecast by sender"
      head={['Sender', 'Messages', 'Segments', 'Days', 'Most in a day', { text: 'Limited by' }]}
      minWidth="min-w-150"
    >
      {senders.map(({ sender, messages, segments, perDay, dailyCap, limitedBy }) => (
        <tr key={sender.id} className="border-b last:border-b-0">
          <th scope="row" className="py-2 text-left align-top font-medium">
            {phoneText(sender.address)}
            {sender.label ? (
              <span className="block text-12 font-normal text-ink-3">{sender.label}</span>
            ) : null}
          </th>
          <td className={cellClass}>{formatCount(messages)}</td>
          <td className={cellClass}>{sender.channel === 'SMS' ? formatCount(segments) : '–'}</td>
          <td className={cellClass}>{formatCount(perDay.length)}</td>
          <td className={cellClass}>
            {formatCount(Math.max(0, ...perDay.map(({ count }) => count)))}
            {dailyCap === null ? null : <span className="text-ink-3"> of {formatCount(dailyCap)}</span>}
          </td>
          <td className={textCellClass}>{limitedBy ?? <span className="text-ink-3">Nothing</span>}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
