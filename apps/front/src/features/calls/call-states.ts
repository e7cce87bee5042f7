import type { CallState } from '../../gql/graphql';

type Tone = 'neutral' | 'signal' | 'success' | 'warn' | 'danger';

/** Where a call is, in words; `live` while a phone rings or people speak. */
export const callStates: Record<CallState, { label: string; tone: Tone; live: boolean; means: string }> = {
  STARTING: { label: 'Starting', tone: 'signal', live: true, means: 'The call is being set up.' },
  RINGING_REP: {
    label: 'Your phone rings',
    tone: 'signal',
    live: true,
    means: 'Pick up your phone: the lead is called then.',
  },
  RINGING: { label: 'Ringing', tone: 'signal', live: true, means: 'The lead’s phone rings.' },
  IN_PROGRESS: { label: 'Speaking', tone: 'signal', live: true, means: 'You are connected.' },
  COMPLETED: { label: 'Ended', tone: 'success', live: false, means: 'Say what came of it.' },
  NO_ANSWER: { label: 'No answer', tone: 'neutral', live: false, means: 'Nobody picked up.' },
  BUSY: { label: 'Busy', tone: 'neutral', live: false, means: 'The line was busy.' },
  FAILED: { label: 'Failed', tone: 'danger', live: false, means: 'The call could not be made.' },
  CANCELED: {
    label: 'Canceled',
    tone: 'neutral',
    live: false,
    means: 'It was hung up before it was answered.',
  },
  VOICEMAIL: { label: 'Voicemail', tone: 'neutral', live: false, means: 'A message was left.' },
  UNKNOWN: {
    label: 'Not known',
    tone: 'warn',
    live: false,
    means:
      'The vendor’s answer was lost: it is being asked what became of the call. Nothing rings twice by itself.',
  },
};
