'use client';
import { Button, StatusChip } from '@og/ui';
import Link from 'next/link';
import type { CallFieldsFragment } from '@/gql/graphql';
import { formatDuration, formatMoment } from '@/lib/format';
import { phoneText } from '@/lib/phone-text';
import { callStates } from './call-states';

export interface CallRowProps {
  call: CallFieldsFragment;
  onOpen: (id: string) => void;
  /** On the lead's own page its name says nothing. */
  hideLead?: boolean;
}

/** One call in a line. */
export function CallRow({ call, onOpen, hideLead = false }: CallRowProps) {
  const state = callStates[call.state];
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b py-2.5 text-13 last:border-b-0">
      <span className="flex w-30 shrink-0">
        <StatusChip tone={state.tone}>{state.label}</StatusChip>
      </span>
      <span className="flex min-w-0 flex-1 basis-52 flex-col gap-0.5">
        <span>
          {hideLead ? null : (
            <>
              <Link href={`/leads/${call.lead.id}`} className="rounded-sm font-medium hover:underline">
                {call.lead.name}
              </Link>{' '}
            </>
          )}
          <span className="text-ink-2 tabular-nums">{phoneText(call.leadPhone)}</span>
        </span>
        <span className="text-12 text-ink-3">
          {call.direction === 'INBOUND' ? 'They called' : (call.user?.name ?? 'We called')} ·{' '}
          {formatMoment(call.startedAt)}
          {call.talkSeconds ? ` · ${formatDuration(call.talkSeconds)}` : ''}
          {call.dispositionLabel ? ` · ${call.dispositionLabel}` : ''}
        </span>
        {call.notes ? <span className="whitespace-pre-wrap text-ink-2">{call.notes}</span> : null}
      </span>
      <Button size="sm" variant="ghost" onClick={() => onOpen(call.id)}>
        Open<span className="sr-only"> the call of {formatMoment(call.startedAt)}</span>
      </Button>
    </li>
  );
}
