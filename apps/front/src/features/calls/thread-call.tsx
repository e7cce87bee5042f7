'use client';
import { Phone, PhoneIncoming, PhoneMissed, Voicemail } from 'lucide-react';
import type { CallFieldsFragment } from '@/gql/graphql';
import { formatMoment, formatTime } from '@/lib/format';
import { callWords } from './call-words';
import { Recording } from './recording';

/** A call where it stands in a conversation, with what can be heard of it. */
export function ThreadCall({ call }: { call: CallFieldsFragment }) {
  return (
    <li className="flex max-w-[85%] flex-col gap-1.5 self-center text-12 text-ink-2 max-[480px]:max-w-full">
      <p className="flex items-start justify-center gap-1.5">
        <span className="mt-0.5 shrink-0 text-ink-3 [&>svg]:size-3.5">
          <CallIcon call={call} />
        </span>
        <span className="min-w-0">
          {callWords(call)} ·{' '}
          <time
            dateTime={call.startedAt}
            title={formatMoment(call.startedAt)}
            className="text-ink-3 tabular-nums"
          >
            {formatTime(call.startedAt)}
          </time>
        </span>
      </p>
      {call.notes ? <p className="break-words whitespace-pre-wrap">{call.notes}</p> : null}
      {call.recordingUrl ? (
        <div className="w-80 max-w-full self-center">
          <Recording call={call} />
        </div>
      ) : null}
    </li>
  );
}

function CallIcon({ call: { direction, state } }: { call: CallFieldsFragment }) {
  if (direction === 'OUTBOUND') return <Phone aria-hidden />;
  if (state === 'VOICEMAIL') return <Voicemail aria-hidden />;
  return state === 'IN_PROGRESS' ? <PhoneIncoming aria-hidden /> : <PhoneMissed aria-hidden />;
}
