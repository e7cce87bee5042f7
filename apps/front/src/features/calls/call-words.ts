import type { CallFieldsFragment } from '../../gql/graphql';
import { formatDuration } from '../../lib/format';

type Told = Pick<CallFieldsFragment, 'direction' | 'state' | 'talkSeconds' | 'dispositionLabel'> & {
  user: { name: string } | null;
};

/** A call in one line: who called, how it ended, how long they spoke and what came of it. */
export function callWords(call: Told): string {
  const long = call.talkSeconds ? formatDuration(call.talkSeconds) : null;
  return [headOf(call), long, call.dispositionLabel].filter(Boolean).join(' · ');
}

function headOf({ direction, state, user }: Told): string {
  if (direction === 'INBOUND') {
    if (state === 'VOICEMAIL') return 'They left a voicemail';
    return state === 'IN_PROGRESS' ? 'They are calling' : 'They called and reached nobody';
  }
  const who = user?.name ?? 'We';
  switch (state) {
    case 'COMPLETED':
    case 'VOICEMAIL':
      return `${who} called`;
    case 'NO_ANSWER':
      return `${who} called: no answer`;
    case 'BUSY':
      return `${who} called: the line was busy`;
    case 'FAILED':
      return `${who} could not call`;
    case 'CANCELED':
      return `${who} hung up before it was answered`;
    case 'UNKNOWN':
      return `${who} called: it is not known what became of it`;
    default:
      return `${who} ${user ? 'is' : 'are'} calling`;
  }
}
