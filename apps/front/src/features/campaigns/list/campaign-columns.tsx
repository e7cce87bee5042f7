import { formatCount, type Column } from '@og/ui';
import type { CampaignRowFragment } from '@/gql/graphql';
import { formatDay } from '@/lib/format';
import { CampaignStateChip } from '../campaign-states';
import { percent } from '../percent';

function Share({ part, whole }: { part: number; whole: number }) {
  return (
    <span className="tabular-nums">
      {percent(part, whole) ?? <span className="text-ink-3">no data</span>}
    </span>
  );
}

export const campaignColumns: readonly Column<CampaignRowFragment>[] = [
  {
    id: 'name',
    header: 'Campaign',
    width: 'minmax(14rem, 2fr)',
    cell: (row) => <span className="truncate font-medium">{row.name}</span>,
  },
  { id: 'state', header: 'State', width: '8rem', cell: (row) => <CampaignStateChip state={row.state} /> },
  {
    id: 'sent',
    header: 'Sent',
    width: '6rem',
    align: 'end',
    cell: (row) => <span className="tabular-nums">{formatCount(row.counts.sent)}</span>,
  },
  {
    id: 'delivered',
    header: 'Delivered',
    width: '6rem',
    align: 'end',
    cell: (row) => <Share part={row.counts.delivered} whole={row.counts.sent} />,
  },
  {
    id: 'replied',
    header: 'Replied',
    width: '6rem',
    align: 'end',
    cell: (row) => <span className="tabular-nums">{formatCount(row.counts.replied)}</span>,
  },
  {
    id: 'optedOut',
    header: 'Opted out',
    width: '6rem',
    align: 'end',
    cell: (row) => <span className="tabular-nums">{formatCount(row.counts.optedOut)}</span>,
  },
  {
    id: 'launched',
    header: 'Launched',
    width: '8rem',
    cell: (row) => (
      <span className="text-ink-3">{row.launchedAt ? formatDay(row.launchedAt) : 'Not yet'}</span>
    ),
  },
];

/** The row on a phone. */
export function CampaignCard({ row }: { row: CampaignRowFragment }) {
  return (
    <span className="flex flex-col gap-1.5 px-1 py-2.5">
      <span className="flex items-center justify-between gap-2">
        <span className="min-w-0 truncate text-14 font-medium">{row.name}</span>
        <CampaignStateChip state={row.state} />
      </span>
      <span className="text-13 text-ink-2 tabular-nums">
        {formatCount(row.counts.sent)} sent, {formatCount(row.counts.replied)} replied,{' '}
        {formatCount(row.counts.optedOut)} opted out
      </span>
    </span>
  );
}
