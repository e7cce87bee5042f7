import { formatCount } from '@og/ui';
import type { CampaignLiveQuery } from '@/gql/graphql';
import { phoneText } from '@/lib/phone-text';
import { percent, tried } from '../percent';
import { cellClass, ScrollTable } from '../scroll-table';

type Senders = NonNullable<CampaignLiveQuery['campaign']>['bySender'];

/** What each number and mailbox sent, and how it went. */
export function SendersTable({ senders }: { senders: Senders }) {
  if (senders.length === 0) return <p className="text-13 text-ink-3">Nothing has been sent yet.</p>;
  return (
    <ScrollTable
      label="Senders"
      head={['Sender', 'Planned', 'Sent', 'Delivered', 'Failed', 'Unknown']}
      minWidth="min-w-140"
    >
      {senders.map(({ sender, counts }) => (
        <tr key={sender.id} className="border-b last:border-b-0">
          <th scope="row" className="py-2 text-left font-medium">
            {phoneText(sender.address)}
            {sender.label ? (
              <span className="block text-12 font-normal text-ink-3">{sender.label}</span>
            ) : null}
          </th>
          <td className={cellClass}>{formatCount(counts.planned)}</td>
          <td className={cellClass}>{formatCount(counts.sent)}</td>
          <Share part={counts.delivered} whole={counts.sent} />
          <Share part={counts.failed} whole={tried(counts)} />
          <td className={cellClass}>{formatCount(counts.unknown)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function Share({ part, whole }: { part: number; whole: number }) {
  const share = percent(part, whole);
  return (
    <td className={cellClass}>
      {formatCount(part)}
      {share === null ? null : <span className="block text-12 text-ink-3">{share}</span>}
    </td>
  );
}
