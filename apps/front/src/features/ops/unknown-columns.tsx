'use client';
import { useMutation } from '@apollo/client/react';
import { Button, StatusChip, toast, type Column } from '@og/ui';
import Link from 'next/link';
import {
  LookUpUnknownDocument,
  UnknownOutcomesDocument,
  type UnknownOutcomeRowFragment as Row,
} from '@/gql/graphql';
import { refusal } from '@/lib/apollo/refusal';
import { doubtWords } from '@/lib/doubt-words';
import { formatMoment } from '@/lib/format';
import { phoneText } from '@/lib/phone-text';

function stateChip({ state }: Row) {
  return state === 'FAILED_UNKNOWN' ? (
    <StatusChip tone="warn">Not found</StatusChip>
  ) : (
    <StatusChip>Being looked up</StatusChip>
  );
}

function lookedUp({ lookups, nextLookupAt }: Row): string {
  const times =
    lookups === 0 ? 'Not looked up yet' : lookups === 1 ? 'Looked up once' : `Looked up ${lookups} times`;
  return nextLookupAt ? `${times}, next ${formatMoment(nextLookupAt)}` : times;
}

/** @param onResolve null: this person may not settle them */
export function unknownColumns(onResolve: ((row: Row) => void) | null): readonly Column<Row>[] {
  return [
    {
      id: 'lead',
      header: 'Lead',
      width: 'minmax(9rem, 1fr)',
      cell: (row) => (
        <span className="flex min-w-0 flex-col">
          <Link href={`/leads/${row.lead.id}`} className="truncate rounded-sm font-medium hover:underline">
            {row.lead.name}
          </Link>
          <span className="truncate text-12 text-ink-3 tabular-nums">{phoneText(row.message.to ?? '')}</span>
        </span>
      ),
    },
    {
      id: 'message',
      header: 'Message',
      width: 'minmax(10rem, 2fr)',
      cell: (row) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate" title={row.message.body}>
            {row.message.body}
          </span>
          <span className="truncate text-12 text-ink-3">
            {row.campaignName ?? 'Written by a person'} · from {phoneText(row.sender.address)}
          </span>
        </span>
      ),
    },
    {
      id: 'cause',
      header: 'What happened',
      width: 'minmax(12rem, 2fr)',
      cell: (row) => (
        <span className="flex min-w-0 flex-col">
          <span className="truncate" title={doubtWords(row.cause)}>
            {doubtWords(row.cause)}
          </span>
          <span className="truncate text-12 text-ink-3 tabular-nums" title={lookedUp(row)}>
            {formatMoment(row.submittedAt)} · {lookedUp(row)}
          </span>
        </span>
      ),
    },
    { id: 'state', header: 'State', width: '9.5rem', cell: stateChip },
    {
      id: 'act',
      header: 'Settle',
      width: '12rem',
      cell: (row) => (onResolve ? <Acts row={row} onResolve={onResolve} /> : null),
    },
  ];
}

function Acts({ row, onResolve }: { row: Row; onResolve: (row: Row) => void }) {
  const [lookUp, { loading }] = useMutation(LookUpUnknownDocument, {
    refetchQueries: [UnknownOutcomesDocument],
  });
  const ask = async () => {
    let state: string | undefined;
    const why = await refusal(async () => {
      const { data } = await lookUp({ variables: { messageId: row.message.id } });
      const result = data?.lookUpUnknown;
      if (result?.__typename === 'Message') state = result.state;
      return result;
    });
    if (why) toast.error(why);
    else if (state === 'UNKNOWN' || state === 'FAILED_UNKNOWN')
      toast.success('Looked up: the provider shows no such message so far');
    else toast.success('Found at the provider: it was sent');
  };
  return (
    <span className="flex gap-1">
      <Button variant="ghost" loading={loading} onClick={() => void ask()}>
        Look up<span className="sr-only"> the message to {row.lead.name}</span>
      </Button>
      <Button onClick={() => onResolve(row)}>
        Settle<span className="sr-only"> the message to {row.lead.name}</span>
      </Button>
    </span>
  );
}

/** The same on a phone. */
export function UnknownCard({ row, onResolve }: { row: Row; onResolve: ((row: Row) => void) | null }) {
  return (
    <span className="flex flex-col gap-1 px-1 py-2">
      <span className="flex items-center justify-between gap-2">
        <Link href={`/leads/${row.lead.id}`} className="min-w-0 truncate text-14 font-medium">
          {row.lead.name}
        </Link>
        {stateChip(row)}
      </span>
      <span className="line-clamp-2 text-13 text-ink-2">{doubtWords(row.cause)}</span>
      <span className="truncate text-12 text-ink-3">{lookedUp(row)}</span>
      {onResolve ? <Acts row={row} onResolve={onResolve} /> : null}
    </span>
  );
}
