import { Button, StatusChip, type Column } from '@og/ui';
import { Ban } from 'lucide-react';
import { suppressionReasons } from '@/lib/suppression-reasons';
import type { SuppressionRowFragment } from '@/gql/graphql';
import { formatMoment } from '@/lib/format';
import { phoneText } from '@/lib/phone-text';
import { byWords, sourceWords } from './source-words';

type OnLift = ((row: SuppressionRowFragment) => void) | null;

export function ReasonChip({ reason }: { reason: SuppressionRowFragment['reason'] }) {
  return (
    <StatusChip tone="danger" icon={<Ban aria-hidden />}>
      {suppressionReasons[reason]}
    </StatusChip>
  );
}

/** Erasure is for good; everything else may be lifted by who has the role. */
function Lift({ row, onLift }: { row: SuppressionRowFragment; onLift: OnLift }) {
  if (!onLift || row.reason === 'ERASURE') return null;
  return (
    <Button size="sm" variant="ghost" onClick={() => onLift(row)}>
      Lift<span className="sr-only"> {phoneText(row.address)}</span>
    </Button>
  );
}

const channelNames = { SMS: 'SMS', EMAIL: 'E-mail' } as const;

export function suppressionColumns(onLift: OnLift): readonly Column<SuppressionRowFragment>[] {
  return [
    {
      id: 'address',
      header: 'Address',
      width: 'minmax(11rem, 1fr)',
      cell: (row) => (
        <span className="truncate font-medium tabular-nums" title={phoneText(row.address)}>
          {phoneText(row.address)}
        </span>
      ),
    },
    { id: 'channel', header: 'Channel', width: '5rem', cell: (row) => channelNames[row.channel] },
    { id: 'reason', header: 'Reason', width: '9.5rem', cell: (row) => <ReasonChip reason={row.reason} /> },
    {
      id: 'source',
      header: 'Source and note',
      width: 'minmax(13.75rem, 1.25fr)',
      cell: (row) => {
        const text = [sourceWords(row.source), row.note].filter(Boolean).join(': ');
        return (
          <span className="truncate text-ink-2" title={text}>
            {text}
          </span>
        );
      },
    },
    {
      id: 'by',
      header: 'By',
      width: '7rem',
      cell: (row) => <span className="truncate text-ink-3">{byWords(row.createdBy)}</span>,
    },
    {
      id: 'at',
      header: 'Since',
      width: '10rem',
      cell: (row) => <span className="text-ink-3 tabular-nums">{formatMoment(row.createdAt)}</span>,
    },
    {
      id: 'lift',
      header: 'Action',
      width: '5rem',
      align: 'end',
      cell: (row) => <Lift row={row} onLift={onLift} />,
    },
  ];
}

/** The row on a phone. */
export function SuppressionCard({ row, onLift }: { row: SuppressionRowFragment; onLift: OnLift }) {
  return (
    <span className="flex flex-col gap-1.5 px-1 py-2.5 text-13">
      <span className="flex items-center justify-between gap-2">
        <span className="min-w-0 truncate text-14 font-medium tabular-nums">{phoneText(row.address)}</span>
        <Lift row={row} onLift={onLift} />
      </span>
      <span className="flex flex-wrap items-center gap-2">
        <ReasonChip reason={row.reason} />
        <span className="text-ink-3">
          {channelNames[row.channel]}, {formatMoment(row.createdAt)}
        </span>
      </span>
      <span className="truncate text-ink-2">
        {[sourceWords(row.source), row.note].filter(Boolean).join(': ')}
      </span>
    </span>
  );
}
