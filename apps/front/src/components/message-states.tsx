import { StatusChip, type Tone } from '@og/ui';
import {
  Ban,
  Check,
  CheckCheck,
  CircleHelp,
  CircleSlash,
  CircleX,
  Clock,
  Hourglass,
  LoaderCircle,
  MailOpen,
  Pause,
  TimerOff,
  type LucideIcon,
} from 'lucide-react';
import type { MessageState } from '@/gql/graphql';

interface StateWords {
  label: string;
  tone: Tone;
  icon: LucideIcon;
  /** What it means, for people who meet the word for the first time. */
  meaning: string;
}

/** Every state of the send ledger in words. */
export const messageStates: Record<MessageState, StateWords> = {
  PLANNED: { label: 'Planned', tone: 'neutral', icon: Clock, meaning: 'Waits for its time.' },
  READY: {
    label: 'Sending soon',
    tone: 'neutral',
    icon: Hourglass,
    meaning: 'Waits for its turn; can still be stopped.',
  },
  SUBMITTING: {
    label: 'Sending',
    tone: 'neutral',
    icon: LoaderCircle,
    meaning: 'Is being handed to the carrier.',
  },
  ACCEPTED: { label: 'Accepted', tone: 'neutral', icon: Check, meaning: 'The carrier has taken it.' },
  SENT: { label: 'Sent', tone: 'neutral', icon: Check, meaning: 'The carrier has sent it on.' },
  DELIVERED: { label: 'Delivered', tone: 'success', icon: CheckCheck, meaning: 'It arrived on the phone.' },
  UNDELIVERED: {
    label: 'Not delivered',
    tone: 'danger',
    icon: CircleX,
    meaning: 'The carrier could not deliver it.',
  },
  FAILED: { label: 'Failed', tone: 'danger', icon: CircleX, meaning: 'It was refused and not sent.' },
  UNKNOWN: {
    label: 'Outcome unknown',
    tone: 'warn',
    icon: CircleHelp,
    meaning: 'Being looked up at the carrier; never resent blindly.',
  },
  FAILED_UNKNOWN: {
    label: 'Unresolved',
    tone: 'warn',
    icon: CircleHelp,
    meaning: 'The carrier does not know it. Decide yourself whether to write again.',
  },
  SUPPRESSED: {
    label: 'Suppressed',
    tone: 'danger',
    icon: Ban,
    meaning: 'A suppression or missing consent barred it.',
  },
  EXPIRED: {
    label: 'Expired',
    tone: 'neutral',
    icon: TimerOff,
    meaning: 'Its time passed before it could be sent.',
  },
  CANCELED: {
    label: 'Canceled',
    tone: 'neutral',
    icon: CircleSlash,
    meaning: 'It was stopped before it was sent.',
  },
  HELD: { label: 'Held', tone: 'warn', icon: Pause, meaning: 'Waits until a rule allows it.' },
  RECEIVED: { label: 'Received', tone: 'neutral', icon: Check, meaning: 'Arrived from the person.' },
  READ: { label: 'Read', tone: 'success', icon: MailOpen, meaning: 'The person opened it.' },
};

/** States in which nothing has left yet: the bubble is drawn as a plan. */
export const notYetSent: ReadonlySet<MessageState> = new Set(['PLANNED', 'READY', 'HELD']);

export function MessageStateChip({ state }: { state: MessageState }) {
  const { label, tone, icon: Icon } = messageStates[state];
  return (
    <StatusChip tone={tone} icon={<Icon aria-hidden />}>
      {label}
    </StatusChip>
  );
}
